"""Days counted in months, by the calendar."""

from calendar import monthrange
from datetime import date

YEAR = 12


def months_from(day: date, months: int) -> date:
    """Return the same day of the month so many months away, or that month's last."""
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
