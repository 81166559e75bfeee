"""Whose words stand in a message, so that it can be taken away when these are blocked."""

from collections.abc import Iterable, Iterator

from bot.domain.blocking import text_now, written_of
from bot.domain.cooperation import Cooperation
from bot.domain.hiding import ids_in
from bot.domain.log import JOINT

BEGINNING = 20
"""Characters by which a text is known, since a message may have no more than its beginning."""
SHORTEST = 3


def ids_shown(messages: Iterable[str], view: Cooperation, facts: object) -> tuple[str, ...]:
    """
    Return the things of which a message shows words, as its reader's *view* has them.

    Of what its *facts* name, everything that has been written counts; of all else its own text.
    """
    read = "\n".join(_folded(one) for one in messages)
    if not read:
        return ()
    known = (*_own_texts(view), *_all_words(view, ids_in(facts)))
    folded = ((id_, _folded(text)) for id_, text in known)
    found = (id_ for id_, text in folded if len(text) >= SHORTEST and text[:BEGINNING] in read)
    return tuple(dict.fromkeys(found))


def _own_texts(view: Cooperation) -> Iterator[tuple[str, str]]:
    """Yield the text of each thing as it stands, and as it was settled."""
    content, round_ = view.content, view.round
    for id_ in {*content.items, *round_.matters, *content.picture}:
        yield id_, text_now(view, id_, JOINT)
    for matter_id, matter in round_.matters.items():
        if matter.settled:
            yield matter_id, matter.settled.version.proposal.text
    for party, own in view.own.items():
        numbers = (f"I{one.number}" for one in own.observations)
        yield from ((one, text_now(view, one, party)) for one in numbers)


def _all_words(view: Cooperation, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    for id_ in ids:
        for audience in (JOINT, *view.own):
            yield from ((id_, text) for text in written_of(view, id_, audience, ()))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
