"""When something may be said: working days from eight to four, and no holiday of any kind."""

from datetime import date, datetime, time, timedelta, tzinfo
from functools import cache, lru_cache

from holidays.countries.sweden import Sweden

from bot.domain.reminding import Quiet

BEGINS, ENDS = time(8), time(16)
LAST_HOUR = time(15)
"""When the last working hour begins: the latest that something is said before quiet time."""
NOON = time(12)
"""A time of day at which a day is open, if it is open at all."""
QUIET_MONTH = 7
"""July, when offices are closed; a legal deadline is told all the same."""
STEP = timedelta(minutes=15)
"""How finely a time outside quiet hours is looked for."""
LONGEST = timedelta(days=60)
"""How far quiet time can reach: July, and the days around it."""
SATURDAY = 6
HALF_A_DAY = timedelta(hours=4)
MOST_REMEMBERED = 4096
"""How many answers are remembered: every change of a cooperation asks for much the same days."""
GRACE = timedelta(minutes=5)
"""How long after its moment something is in time, by a clock that ticks every minute."""


@cache
def _holidays(year: int) -> frozenset[date]:
    """
    Return the holidays of a year, public ones and those that are so in fact.

    Midsummer's, Christmas and New Year's Eve are no public holidays, but nobody is at work.
    """
    return frozenset(Sweden(categories=("public", "de_facto"), years=year, include_sundays=False))


def is_workday(day: date) -> bool:
    """Tell whether offices are open on a day; July counts as any other month."""
    return day.isoweekday() < SATURDAY and day not in _holidays(day.year)


@lru_cache(MOST_REMEMBERED)
def workdays_after(day: date, count: int) -> date:
    """Return the workday that comes *count* workdays after a day."""
    for _ in range(count):
        day += timedelta(days=1)
        while not is_workday(day):
            day += timedelta(days=1)
    return day


def may_speak(local: datetime, quiet: Quiet | None = None, *, legal: bool = False) -> bool:
    """Tell whether a wall-clock moment is one at which something may be said unasked."""
    day, clock = local.date(), local.time()
    if not is_workday(day) or (day.month == QUIET_MONTH and not legal):
        return False
    return BEGINS <= clock < ENDS and not (quiet and quiet.covers(clock))


@lru_cache(MOST_REMEMBERED)
def moment(
    day: date,
    at: time,
    zone: tzinfo,
    *,
    quiet: Quiet | None = None,
    legal: bool = False,
    before: bool = False,
) -> datetime:
    """
    Return when what falls on *day* is said: then, or when quiet time is over.

    With *before* it announces a fixed time, and is said in the last working hour before the quiet
    time instead. `legal` is true for a deadline of the law, which July does not stop.
    """
    if before:
        return last_before(day, at, zone, quiet=quiet, legal=legal)
    return first_from(datetime.combine(day, at), zone, quiet=quiet, legal=legal)


def first_from(
    local: datetime, zone: tzinfo, *, quiet: Quiet | None = None, legal: bool = False
) -> datetime:
    """Return the first moment from a naive wall-clock time on at which something may be said."""
    end = local + LONGEST
    while not may_speak(local, quiet, legal=legal) and local < end:
        day = local.date()
        is_open = may_speak(datetime.combine(day, NOON), legal=legal)
        if is_open and local.time() < BEGINS:
            local = datetime.combine(day, BEGINS)
        elif is_open and quiet and local.time() < quiet.ends and quiet.covers(local.time()):
            local = datetime.combine(day, quiet.ends)
        else:
            local = datetime.combine(day + timedelta(days=1), BEGINS)
    return local.replace(tzinfo=zone)


def last_before(
    day: date, at: time, zone: tzinfo, *, quiet: Quiet | None = None, legal: bool = False
) -> datetime:
    """Return *at* on a day, or the last working hour before it where that is quiet."""
    local = datetime.combine(day, at)
    end = local - LONGEST
    while not may_speak(local, quiet, legal=legal) and local > end:
        if may_speak(datetime.combine(local.date(), NOON), legal=legal) and local.time() >= BEGINS:
            local -= STEP
        else:
            local = datetime.combine(local.date() - timedelta(days=1), LAST_HOUR)
    return local.replace(tzinfo=zone)


def free_time(quiet: Quiet) -> timedelta:
    """Return how much quiet hours leave of a working day."""
    start = datetime.combine(date.min, BEGINS)
    steps = (ENDS.hour - BEGINS.hour) * (timedelta(hours=1) // STEP)
    return sum(not quiet.covers((start + index * STEP).time()) for index in range(steps)) * STEP


def leaves_room(quiet: Quiet) -> bool:
    """Tell whether quiet hours leave at least an hour of a working day."""
    return free_time(quiet) >= timedelta(hours=1)


def is_backwards(quiet: Quiet) -> bool:
    """Tell whether the end stands before the beginning by a slip, and not to mean the night."""
    return quiet.begins > quiet.ends and free_time(quiet) < HALF_A_DAY


def missed(expected: datetime, now: datetime) -> datetime | None:
    """Return when something should have been told, where it is too late by now to be in time."""
    return expected if now - expected > GRACE else None
