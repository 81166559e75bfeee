"""Meetings: when and where the groups meet, how a series goes on, what a list left for later."""

import calendar
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Self

from bot.domain.ids import ItemId
from bot.domain.member import By

WEEK = 7
YEAR = 12
FULL_WEEKS = 4
"""How many of each weekday every month has."""
LAST = -1
"""The last such weekday of a month, where most months have only four."""


class MeetingKind(StrEnum):
    """Which group meets (Brå, Organisera samverkan)."""

    STEERING = "steering"
    PREPARATORY = "preparatory"
    WORKING = "working"
    OTHER = "other"


class Unit(StrEnum):
    """What a series counts in."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """
    How often a series meets: every so many weeks, or on a weekday of every so many months.

    `nth` is the first to fourth such weekday of the month, or LAST; `weekday` is 1 on Mondays. An
    `nth` of 0 has no weekday of its own yet: it is to be `like` the first meeting.
    """

    every: int
    unit: Unit
    nth: int = 0
    weekday: int = 1

    def like(self, day: date) -> Self:
        """Return the same pace, on the weekday of the month that *day* is."""
        place = (day.day - 1) // WEEK + 1
        nth = place if place <= FULL_WEEKS else LAST
        return type(self)(every=self.every, unit=self.unit, nth=nth, weekday=day.isoweekday())

    def after(self, day: date) -> date:
        """Return the day of the series that follows *day*."""
        if self.unit is Unit.WEEK:
            return day + timedelta(days=WEEK * self.every)
        return self._in_month(day.year * YEAR + day.month - 1 + self.every)

    def first_from(self, today: date) -> date:
        """Return the first such weekday from *today* on."""
        if self.unit is Unit.WEEK:
            return today + timedelta(days=(self.weekday - today.isoweekday()) % WEEK)
        month = today.year * YEAR + today.month - 1
        found = self._in_month(month)
        return found if found >= today else self._in_month(month + 1)

    def _in_month(self, count: int) -> date:
        year, month = divmod(count, YEAR)
        first, length = calendar.monthrange(year, month + 1)
        days = range((self.weekday - 1 - first) % WEEK + 1, length + 1, WEEK)
        return date(year, month + 1, days[self.nth - 1 if self.nth > 0 else LAST])


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifted:
    """A point that a party took out of a list, to be taken up at the next meeting."""

    text: str
    reason: str
    by: By


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """
    One meeting; what was decided there is the matter of the same id.

    `begins` and `ends` are wall-clock times where the users are; None where no time is set.
    `attendees` names functions, as people write them. `series` is the id of the first meeting of
    a series, `planned` the day the series gave this one, wherever it has been moved since.
    `sequence` counts the changes that calendars must hear of (RFC 5545, 3.8.7.4). `cancelled` is
    why it was cancelled. `passed_over` are the numbers of the points that had changed since the
    list that holds was written, and so never took effect.
    """

    id: ItemId
    by: By
    kind: MeetingKind
    day: date
    begins: time | None = None
    ends: time | None = None
    place: str | None = None
    link: str | None = None
    attendees: str | None = None
    series: ItemId | None = None
    planned: date | None = None
    repeat: Repeat | None = None
    sequence: int = 0
    cancelled: str | None = None
    lifted: tuple[Lifted, ...] = ()
    passed_over: tuple[int, ...] = ()
