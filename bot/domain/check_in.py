"""Check-ins (avstämningar): the years, or four-month terms, inside a round."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

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
"""The month of a yearly check-in, before the plans for the next year are made."""
TERM_MONTHS = 4


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
    def month(self) -> int:
        """The month in which it is done: November, or the last of its four months."""
        return YEARLY_MONTH if self.part is None else self.part * TERM_MONTHS


def first_check_in(day: date, start: date | None) -> CheckIn:
    """Return the check-in that is next when the work of step 4 begins on *day*."""
    year = day.year + (day.month > LATEST_MONTH)
    return CheckIn(year=max(year, start.year if start else year), began=day)
