"""Days counted in months, by the calendar."""

from calendar import monthrange
from datetime import date

YEAR = 12


def months_from(day: date, months: int) -> date:
    """Return the same day of the month so many months away, or that month's last."""
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    last = last_of_month(date(year, month + 1, 1))
    return last.replace(day=min(day.day, last.day))


def last_of_month(day: date) -> date:
    """Return the last day of the month that *day* is in."""
    return day.replace(day=monthrange(day.year, day.month)[1])
