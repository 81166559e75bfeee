"""What the guard finds in what is kept already, or handed over in a file."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.chat.guard.guard import Guard
from bot.chat.guard.rules import Rule
from bot.chat.guard.tokens import tokens_of
from bot.domain.reading_through import texts_in
from bot.store.errors import ImportRefusedError
from bot.store.export import Export


@dataclass(frozen=True, slots=True)
class Stopped:
    """Something that may never be kept: where it stands, and its kind; never the words."""

    place: str
    rule: Rule


def stopped_in(
    value: object,
    guard: Guard,
    today: date,
    names: Iterable[str],
    blocked: Collection[str] = (),
    place: str = "",
) -> Iterator[Stopped]:
    """
    Yield what in an object may never be kept, each kind once a place.

    *names* are those of the people it is about, whom nothing accuses. What only asks a writer
    whether it is about an individual is not among it: she has answered. Texts that somebody has
    *blocked* are dealt with. *place* is where all of it stands.
    """
    known = frozenset(token.folded for name in names for token in tokens_of(name))
    for at, text in texts_in(value, place):
        if text in blocked:
            continue
        found = guard.findings(text, today, lambda: known)
        yield from (Stopped(at, rule) for rule in {one.rule for one in found if one.stops})


def require_keepable(export: Export, guard: Guard, today: date) -> None:
    """Raise ImportRefusedError `guarded` where a file holds what may never be kept."""
    names = [one.name for one in export.people]
    for one in stopped_in(export, guard, today, names):
        raise ImportRefusedError("guarded", one.place, kind=one.rule.value)
