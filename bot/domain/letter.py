"""The weekly letter: how somebody wants it, and what has become of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Self

from bot.domain.digest import short
from bot.domain.ledger import pause_after
from bot.domain.reminding import Quiet

TUESDAY = 2
NINE = time(9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """
    How somebody wants to be reminded.

    `weekday` (1 on Mondays) and `at` are when her letter comes, `letter` whether it comes at all.
    `chosen` are the groups of dates of the year that are off for all others.
    """

    weekday: int = TUESDAY
    at: time = NINE
    letter: bool = True
    quiet: Quiet | None = None
    chosen: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """What tells that they have changed since a plan was made."""
        return short(asdict(self))


AS_USUAL = Wishes()

KEPT = timedelta(days=400)
"""How long it is known what has been told, so that none comes twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """
    The ledger of what one person gets by herself: her letters and the dates she has chosen.

    `letter` and `dated` are when the next ones are due, worked out from the wishes of that `code`;
    None where none comes. `last` is the day of the letter before, `lines` when what has been told
    lately was told, by its key. `until` is up to when chosen dates have been told. `due` is when
    one that could not be sent is tried again, `tries` and `failure` tell of that; `sent` maps the
    chat of the last letter to the platform's id of it there.
    """

    code: str
    letter: datetime | None
    dated: datetime | None
    until: datetime
    last: date | None = None
    lines: Mapping[str, date] = field(default_factory=dict)
    sent: Mapping[str, str] = field(default_factory=dict)
    due: datetime | None = None
    tries: int = 0
    failure: str | None = None

    @property
    def next(self) -> datetime | None:
        """The moment at which there is something to do."""
        found = [one for one in (self.letter, self.dated) if one]
        first = min(found, default=None)
        return max(first, self.due) if first and self.due else first

    def waits(self, now: datetime) -> bool:
        """Tell whether something that has come due has not been sent."""
        return any(one <= now for one in (self.letter, self.dated) if one)

    def well(self) -> Self:
        """Note that nothing has failed any more."""
        return replace(self, due=None, tries=0, failure=None)

    def told(self, key: str, day: date) -> Self:
        """Note what has been told, and forget what was told long ago."""
        recent = {one: on for one, on in self.lines.items() if day - on < KEPT}
        return replace(self, lines={**recent, key: day})

    def failed(self, *, at: datetime, why: str) -> Self:
        """Note that it could not be sent: it is tried again after a growing pause."""
        due = at + pause_after(self.tries)
        return replace(self, due=due, tries=self.tries + 1, failure=why)
