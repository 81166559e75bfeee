"""Check-ins (avstämningar): the years, or four-month terms, inside a round."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from bot.domain.days import last_of_month
from bot.domain.ids import PartyId, TaskId

CHECK_IN_TASKS = frozenset(
    TaskId(one) for one in ("4.7", "4.8", "5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "5.7", "5.8")
)
"""The tasks that each check-in opens anew."""
NEWS_TASKS = tuple(TaskId(one) for one in ("2.3", "2.4", "2.5", "2.6", "2.7"))
"""The tasks that come back as a question: is there anything new since last time?"""
FROM_STEP = 4
"""The step from which there are check-ins."""
LATEST_MONTH = 9
"""What begins after this month has its first check-in the year after."""
YEARLY_MONTH = 11
"""The month in which a year is followed up."""
TERM_MONTHS = 4
TERMS = 3


class Rhythm(StrEnum):
    """How often there is a check-in."""

    YEAR = "year"
    TERM = "term"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """
    One check-in, from the day the one before was closed until it is closed itself.

    `year` and `part` name it: 2028, or 2028:2 for the second term of four months. `news` holds
    each party's answer to what may be new since last time.
    """

    year: int
    part: int | None = None
    began: date
    news: Mapping[TaskId, Mapping[PartyId, bool]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """How people call it: `2028`, or `2028:2`."""
        return str(self.year) if self.part is None else f"{self.year}:{self.part}"

    @property
    def rhythm(self) -> Rhythm:
        """How often they come."""
        return Rhythm.YEAR if self.part is None else Rhythm.TERM

    @property
    def first(self) -> date:
        """The first day of what is followed up."""
        return date(self.year, 1 if self.part is None else (self.part - 1) * TERM_MONTHS + 1, 1)

    @property
    def last(self) -> date:
        """The last day of what is followed up."""
        month = 12 if self.part is None else self.part * TERM_MONTHS
        return last_of_month(date(self.year, month, 1))

    @property
    def due(self) -> date:
        """The last day of the month in which it is held."""
        held = date(self.year, YEARLY_MONTH, 1)
        return last_of_month(held) if self.part is None else self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The check-in that was closed last: what is counted of its time stays as it is."""

    year: int
    part: int | None = None
    day: date

    @property
    def name(self) -> str:
        """How people call it."""
        return CheckIn(year=self.year, part=self.part, began=self.day).name


def first_check_in(day: date, start: date | None, closed: Closed | None = None) -> CheckIn:
    """Return the check-in that is next when the work of step 4 begins on *day*."""
    year = day.year + (day.month > LATEST_MONTH)
    first = CheckIn(year=max(year, start.year if start else year), began=day)
    return replace(first, year=max(first.year, closed.year + 1)) if closed else first


def next_check_in(check_in: CheckIn, day: date) -> CheckIn:
    """Return the check-in that opens when one is closed on *day*, never one that is over."""
    if check_in.part is None:
        return CheckIn(year=max(check_in.year + 1, day.year), began=day)
    after = (check_in.year, check_in.part + 1)
    if check_in.part == TERMS:
        after = (check_in.year + 1, 1)
    year, part = max(after, (day.year, _term(day)))
    return CheckIn(year=year, part=part, began=day)


def in_rhythm(check_in: CheckIn, rhythm: Rhythm, day: date, closed: Closed | None) -> CheckIn:
    """Return the check-in in another rhythm; a term that has been closed does not come again."""
    if rhythm is check_in.rhythm:
        return check_in
    if rhythm is Rhythm.YEAR:
        return replace(check_in, part=None)
    part = _term(day) if day.year == check_in.year else 1
    if closed and closed.year == check_in.year and closed.part:
        part = max(part, closed.part + 1)
    return replace(check_in, part=part)


def is_last(check_in: CheckIn | None, end: date | None) -> bool:
    """Tell whether the agreement ends with this check-in, so that the next round may begin."""
    return check_in is None or end is None or end <= check_in.last


def is_beyond(check_in: CheckIn | None, end: date | None) -> bool:
    """Tell whether a check-in is about a time after the agreement, and so is the next round's."""
    return bool(check_in and end and check_in.first > end)


def _term(day: date) -> int:
    return (day.month - 1) // TERM_MONTHS + 1
