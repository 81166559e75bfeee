"""What has been blocked is shown to nobody again; what is stopped takes nothing in."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.message import Message
from bot.domain.room import Language
from handlers import COMMANDS
from tests.chat.reading import lexicon
from tests.properties.lines import JOINT, QUESTIONS, READS, WRITTEN, said, secret
from tests.properties.stage import OWN_ROOMS, POLICE, ROOM, TOWN, Line, Stage, chat_of

pytestmark = pytest.mark.slow

BEGINNING = 20
"""Characters of a text by which it is known, since lists show no more of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way for a text to come in, and the id by which it is blocked."""

    lines: tuple[str, ...]
    id: str


WAYS = (
    Way(lines=('problem ny "{secret}"',), id="P1"),
    Way(lines=('problem ny "Klotter" plats="{secret}"',), id="P1"),
    Way(lines=("problem ny Klotter", 'orsak ny "{secret}" problem=P1'), id="O1"),
    Way(lines=('mål ny "{secret}"',), id="G1"),
    Way(lines=('åtgärd ny "{secret}" till="20 januari"', "ansvarig A1 @anna"), id="A1"),
    Way(lines=('löfte ny "{secret}"',), id="L1"),
    Way(lines=('löfte ny "Vi ses."', 'ändra L1 "{secret}"', "ändra L1 Vi ses ofta."), id="L1"),
    Way(lines=('löfte ny "Vi ses."', 'fråga L1 "{secret}"'), id="L1"),
    Way(lines=('ändra 1.5 "{secret}"', "godkänn 1.5 v1"), id="1.5"),
    Way(lines=("ändra 1.5 Vi ses.", 'nej 1.5 v1 "{secret}"'), id="1.5"),
    Way(lines=('inte-aktuell 1.9 "{secret}"',), id="1.9"),
    Way(lines=("klar 1.1", 'inte-än 1.1 "{secret}"'), id="1.1"),
    Way(lines=('klar 2.2 finns="{secret}"',), id="2.2"),
    Way(lines=("möte ny 4 mars kl 10", 'möte ställ-in M1 "{secret}"'), id="M1"),
    Way(lines=('möte ny 4 mars kl 10 plats="{secret}"',), id="M1"),
    Way(lines=("möte ny idag kl 8", 'möte beslut M1 "{secret}; Vi ses igen"'), id="M1"),
    Way(lines=('vidare anyway=ja "{secret}"',), id="vidare"),
    Way(lines=('lägesbild saknas "{secret}"',), id="B1"),
    Way(lines=('lägesbild ny "{secret}" nivå=delad sure=ja',), id="B1"),
    Way(lines=('lägesbild ny "{secret}"',), id="I1"),
    Way(lines=('notera 1.3 "{secret}"',), id="1.3"),
    Way(lines=('överenskommelse avsnitt syfte "{secret}"',), id="överenskommelsen"),
    Way(lines=('åtgärd ny "{secret}"', 'överenskommelse avsnitt syfte "Trygghet"'), id="A1"),
)
TEXTS = st.lists(
    st.text("abcdefghijklmnopqrstuvxyzåäöABCÅÄÖ0123456789()+*.?", min_size=3, max_size=9),
    min_size=6,
    max_size=6,
).map(" ".join)
NOT_READ = {"start", "exercise", "leave", "stop", "block", "take_role", "export", "answer"}
"""What does something else than to show, or is asked of its own."""


@cache
def stage() -> Stage:
    """Return a stage; a bot takes longer to build than a play lasts."""
    return Stage()


def asked(id_: str) -> Iterator[str]:
    """Yield every command, alone and about what is blocked, and all that is read elsewhere."""
    known = lexicon().words[Language.SV]
    verbs = [known.verbs[name].word for name in COMMANDS if name not in NOT_READ]
    yield from (f"{verb} {rest}".strip() for verb in verbs for rest in ("", id_, f"visa {id_}"))
    yield from (f"visa {id_} v{number}" for number in (1, 2, 3))
    yield from READS
    yield from ("problem", "orsak", "mål", "åtgärd", "löfte", "logg", "påminnelser", "exportera")


def play(way: Way, words: str) -> list[Line | None]:
    """Return a play in which a text comes in, is blocked, and everybody asks for everything."""
    private = chat_of("anna")
    begun = said("anna", private, "egen-text på läst=ja")
    written = [one.format(secret=words) for one in way.lines]
    blocked = said("anna", private, f"spärra {way.id} personuppgifter", "avbryt")
    asks = [line for one in asked(way.id) for line in said("anna", private, one, "avbryt")]
    others = [
        line
        for one in (f"visa {way.id}", "logg", "exportera", "nästa", "ändra " + way.id)
        for line in said("bo", OWN_ROOMS[POLICE], one, "avbryt")
    ]
    waits = [None] * 24
    return [*begun, *said("anna", private, *written, "avbryt"), *blocked, *asks, *others, *waits]


def read(message: Message) -> str:
    """Return all that can be read of a message: words, buttons, form and files."""
    files = " ".join(file.content.decode() for file in message.files)
    return " ".join(f"{message!r} {files}".casefold().split())


@settings(max_examples=1, deadline=None)
@given(words=TEXTS)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.lines[-1].split(" ")[0])
def test_nobody_reads_what_is_blocked(way: Way, words: str) -> None:
    found = stage()
    asyncio.run(found.play(play(way, words)))
    blocked = [one for one in found.history(TOWN) if one.act.value == "blocked"]
    assert [one.about for one in blocked] == [way.id], "it was never blocked"
    told = next(
        place for place, one in enumerate(found.shown) if "spärrat texten" in one.message.plain
    )
    for one in found.shown[told:]:
        assert words.casefold()[:BEGINNING] not in read(one.message)
    for party in (TOWN, POLICE, None):
        assert words.casefold()[:BEGINNING] not in repr(found.cooperation.seen_by(party)).casefold()


STORES = [one for one in (*JOINT, *QUESTIONS, *WRITTEN) if not one.startswith("nödstopp")]
"""What keeps something, but for what opens the intake again."""


@settings(max_examples=20, deadline=None)
@given(
    lines=st.lists(st.sampled_from(STORES), min_size=5, max_size=15),
    who=st.sampled_from(["anna", "alva", "bo", "bea"]),
)
def test_nothing_is_kept_while_all_is_stopped(lines: list[str], who: str) -> None:
    found = stage()
    stop = said("anna", ROOM, "egen-text på läst=ja", "nödstopp sure=ja")
    asyncio.run(found.play(list(stop)))
    before, people = found.cooperation, found.people
    assert before.stopped is not None
    texts = [one.format(secret=secret(TOWN)) for one in lines]
    private = [line for one in texts for line in said(who, chat_of(who), one)]
    asyncio.run(found.say(*private, *said(who, ROOM, *texts)))
    assert (found.cooperation, found.people) == (before, people)
