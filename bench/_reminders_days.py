"""The days of 2027 and what the clocks say, from no code and no data that the bot uses."""

from datetime import UTC, date, datetime, time, timedelta

DAY = timedelta(days=1)
CLOSED = {
    date(2027, month, day)
    for month, day in ((1, 1), (1, 6), (3, 26), (3, 29), (5, 6), (6, 25), (12, 24), (12, 31))
} | {date(2028, 1, 6)}
"""The weekdays until the spring of 2028 on which nobody is at work, but for July."""
SUMMER = (datetime(2027, 3, 28, 1, tzinfo=UTC), datetime(2027, 10, 31, 1, tzinfo=UTC))
"""When the clocks are moved."""
GRACE = timedelta(minutes=5)


def local(moment: datetime) -> datetime:
    """Return what the clocks on the walls say, without the time zone data that the bot uses."""
    summer = SUMMER[0] <= moment < SUMMER[1]
    return (moment.astimezone(UTC) + timedelta(hours=2 if summer else 1)).replace(tzinfo=None)


def utc(wall: datetime) -> datetime:
    """Return the moment at which the clocks on the walls say this; never asked at a change."""
    winter = wall.replace(tzinfo=UTC) - timedelta(hours=1)
    return winter if local(winter) == wall else winter - timedelta(hours=1)


def is_open(day: date) -> bool:
    """Tell whether people are at work."""
    return day.isoweekday() < 6 and day not in CLOSED  # noqa: PLR2004 - Saturday


def at_work(wall: datetime) -> bool:
    """Tell whether it is a working hour."""
    return is_open(wall.date()) and time(8) <= wall.time() < time(16)


def workday(day: date, count: int) -> date:
    """Return the workday that comes *count* workdays after a day."""
    while count:
        day += DAY
        count -= is_open(day)
    return day


def said_before(day: date) -> datetime:
    """Return when a fixed time is announced that is due on a day: at nine, else the hour before."""
    if is_open(day):
        return datetime.combine(day, time(9))
    while not is_open(day):
        day -= DAY
    return datetime.combine(day, time(15))


def said_after(day: date) -> datetime:
    """Return when all else is said that is due on a day: at nine, else the first hour after."""
    if is_open(day):
        return datetime.combine(day, time(9))
    while not is_open(day):
        day += DAY
    return datetime.combine(day, time(8))
