"""When somebody's letters come: on her weekday, or as near it as that week allows."""

from datetime import date, datetime, timedelta, tzinfo

from bot.domain.letter import Wishes
from reminders.working_time import LONGEST, first_from, last_before

WEEK = timedelta(days=7)


def letter_after(wishes: Wishes, after: datetime, zone: tzinfo) -> datetime | None:
    """
    Return when the first letter comes after a moment; None where she wants none.

    A week in which nothing may be said has no letter: July is quiet, and one comes after it.
    """
    if not wishes.letter:
        return None
    monday = monday_of(after.astimezone(zone).date())
    for week in range(2 + LONGEST // WEEK):
        at = _letter_of(wishes, monday + week * WEEK, zone)
        if at and at > after:
            return at
    return None


def letter_until(wishes: Wishes, now: datetime, zone: tzinfo) -> datetime | None:
    """Return when the last letter was to come, up to now; None where there was none."""
    if not wishes.letter:
        return None
    monday = monday_of(now.astimezone(zone).date())
    for week in range(2 + LONGEST // WEEK):
        at = _letter_of(wishes, monday - week * WEEK, zone)
        if at and at <= now:
            return at
    return None


def _letter_of(wishes: Wishes, monday: date, zone: tzinfo) -> datetime | None:
    """Return a week's letter: after quiet time if that ends in the week, else before it."""
    day = monday + timedelta(days=wishes.weekday - 1)
    at = first_from(datetime.combine(day, wishes.at), zone, quiet=wishes.quiet)
    if at.date() < monday + WEEK:
        return at
    at = last_before(day, wishes.at, zone, quiet=wishes.quiet)
    return at if at.date() >= monday else None


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.isoweekday() - 1)
