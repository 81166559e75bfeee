"""The dates of the year: what each counts from, how far ahead it is told, and at which moment."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal

from bot.domain.letter import NINE
from bot.domain.process import Text
from bot.domain.reminding import Quiet
from reminders.working_time import LONGEST, first_from

GROUPS = ("input_window", "statistics", "grants", "annual_wheel")
"""What somebody can choose to be told of; all are off until then."""
AHEAD = timedelta(days=366)
"""Within which each date comes again."""
ONE_DAY = timedelta(days=1)
Day = date


@dataclass(frozen=True, slots=True, kw_only=True)
class YearDate:
    """
    A day that comes every year, or every month where `every` says so.

    It is told so many `weeks` and `days` before its day. `about` tells that nobody knows the day
    beforehand, so that it must not be shown.
    """

    group: str
    id: str
    day: int
    month: int | None = None
    every: Literal["month"] | None = None
    weeks: int = 0
    days: int = 0
    about: bool = False
    name: Text
    text: Text
    source: tuple[str, ...]

    @property
    def lead(self) -> timedelta:
        """How long before its day it is told."""
        return timedelta(weeks=self.weeks, days=self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A date in one year: `day` is what it counts from, `on` is when it is told at the earliest."""

    date: YearDate
    on: Day
    day: Day

    @property
    def key(self) -> str:
        """What it is known again by."""
        return f"{self.date.group}/{self.date.id}/{self.day}"

    @property
    def shown(self) -> str | None:
        """The day as a template is given it; None where it is only about right."""
        return None if self.date.about else self.day.isoformat()

    def moment(self, zone: tzinfo, quiet: Quiet | None = None) -> datetime:
        """Return when it is told: at nine, or when quiet time is over."""
        return first_from(datetime.combine(self.on, NINE), zone, quiet=quiet)


def days_of(date_: YearDate, year: int) -> Iterator[Told]:
    """Yield a date each time its day comes in a year; it may be told in the year before."""
    for month in (date_.month,) if date_.month else range(1, 13):
        day = date(year, month, date_.day)
        yield Told(date=date_, on=day - date_.lead, day=day)


def told_between(
    dates: Iterable[YearDate], chosen: Collection[str], after: date, until: date
) -> Sequence[Told]:
    """Return what is told in the chosen groups after one day, and up to another, in order."""
    found = [
        told
        for date_ in dates
        if date_.group in chosen
        for year in range(after.year, until.year + 2)
        for told in days_of(date_, year)
        if after < told.on <= until
    ]
    return sorted(found, key=lambda told: (told.on, told.key))


def come_between(
    dates: Iterable[YearDate],
    chosen: Collection[str],
    after: datetime,
    until: datetime,
    zone: tzinfo,
    quiet: Quiet | None = None,
) -> Sequence[Told]:
    """
    Return what has its moment after one, and up to another: each once, if the spans adjoin.

    Days are not enough for that: what falls in July has its moment in August.
    """
    first, last = (one.astimezone(zone).date() for one in (after, until))
    near = told_between(dates, chosen, first - LONGEST - ONE_DAY, last)
    return [told for told in near if after < told.moment(zone, quiet) <= until]


def next_after(
    dates: Iterable[YearDate],
    chosen: Collection[str],
    after: datetime,
    zone: tzinfo,
    quiet: Quiet | None = None,
) -> datetime | None:
    """Return the moment of the next chosen date after another moment; None where none is chosen."""
    day = after.astimezone(zone).date()
    near = told_between(dates, chosen, day - LONGEST - ONE_DAY, day + AHEAD)
    moments = (told.moment(zone, quiet) for told in near)
    return next((moment for moment in moments if moment > after), None)
