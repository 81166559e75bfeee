"""
Every block can be worded in both languages, whoever the parties are, and fits every platform.

Facts come from the whole conversations, and from tests/chat/facts.py for what no conversation says.
A block that is in neither fails here: let a conversation say it, or give its facts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from math import inf

import pytest

from bot.chat.wording import Wording
from bot.domain.cooperation import Cooperation
from bot.domain.ids import PartyId
from bot.domain.party import POLICE, Party, PartyKind
from bot.domain.room import Language
from tests.chat.blocks import ALWAYS, blocks, words_needed
from tests.chat.facts import BLOCKS, LONG, STRANGE, TABLE
from tests.chat.plays import HOSTILE, said_in_conversations
from tests.chat.reading import lexicon
from tests.chat.views import NOW, ZONE, cooperation_of, process
from tests.fakes import texts

MOST = 3000
"""Characters that the tightest platform shows in one piece."""
FILES = frozenset({"export/whole"})
"""What goes into a file, and so may be as long as it needs."""
Facts = Mapping[str, object]


SAID = {name for name, _facts in said_in_conversations()}
NAMES = sorted(
    set(blocks(Language.SV)) - {name for name in blocks(Language.SV) if "parts/" in name}
)


def twelve(view: Cooperation) -> Cooperation:
    """Return a view with so many municipalities more, with long and hostile names."""
    named = [
        Party(id=PartyId(f"x{number}"), kind=PartyKind.MUNICIPALITY, name=name)
        for number, name in enumerate([LONG, STRANGE] * 6)
    ]
    return replace(view, parties=(*named[: 13 - len(view.parties)], *view.parties))


def larger(value: object, before: Cooperation, after: Cooperation) -> object:
    """Return a list of parties as it is when all the new ones are in it too."""
    if not isinstance(value, list | tuple) or not value:
        return value
    if not all(one in before.party_ids for one in value):
        return value
    return [*value, *(one for one in after.party_ids if one not in before.party_ids)]


def worded(name: str, facts: Facts, view: object, language: Language) -> str:
    """Return a block's words for a reader of a view."""
    assert view is None or isinstance(view, Cooperation)
    wording = Wording(
        language,
        lexicon(),
        view=view,
        process=process(),
        name_of=lambda _person: STRANGE,
        now=NOW,
        zone=ZONE,
    )
    given = {**facts, "view": view, "process": wording.process, "w": wording}
    return "".join(span.text for span in texts().words(language, name, given))


def from_table(name: str) -> Iterator[Facts]:
    """Yield facts for a block, until each value has had its turn."""
    needed = sorted(words_needed(blocks(Language.SV)[name]))
    table = {**TABLE, **BLOCKS.get(name, {})}
    missing = set(needed) - set(table)
    if missing:
        pytest.fail(f"no conversation says {name}, and TABLE does not say {', '.join(missing)}")
    values = [table[fact] for fact in needed]
    for row in zip_longest(*values) if values else [()]:
        facts = zip(needed, row, values, strict=True)
        yield {fact: all_[0] if one is None else one for fact, one, all_ in facts}


def cases(name: str) -> Iterator[tuple[Facts, object]]:
    """Yield facts and views for a block."""
    if name not in SAID:
        for view in (cooperation_of(STRANGE, district=LONG), cooperation_of(both=False), None):
            for facts in from_table(name) if view or not _about_parties(name) else ():
                yield {**facts, "you": POLICE}, view
        return
    for _name, facts in (one for one in said_in_conversations() if one[0] == name):
        yield facts, facts["view"]


def _about_parties(name: str) -> bool:
    """Tell whether a block can only be said where there is a cooperation."""
    return bool(
        blocks(Language.SV)[name].needs
        & {"id", "matter", "party", "parties", "audience", "room", "you", "view"}
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", NAMES)
def test_a_block_can_be_worded_for_any_parties(name: str, language: Language) -> None:
    count = 0
    for facts, view in cases(name):
        count += 1
        text = worded(name, facts, view, language)
        most = inf if name in FILES else MOST
        assert len(text) <= most
        assert text == text.strip("\n")
        if isinstance(view, Cooperation):
            many = twelve(view)
            wide = {key: larger(value, view, many) for key, value in facts.items()}
            assert len(worded(name, wide, many, language)) <= most
    assert count


@pytest.mark.parametrize("name", sorted(SAID))
def test_what_is_said_is_a_block_there_is(name: str) -> None:
    assert name in blocks(Language.SV)


def test_hostile_names_come_out_as_they_went_in() -> None:
    founded = [facts for name, facts in said_in_conversations() if name == "start/founded"]
    view = founded[0]["view"]
    assert HOSTILE in worded("start/founded", founded[0], view, Language.SV)


def test_everything_a_block_is_always_given_is_known() -> None:
    assert {"view", "process", "w", "you"} == ALWAYS
