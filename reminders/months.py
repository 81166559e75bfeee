"""The first days of months, from which some reminders are counted."""

from datetime import date

from bot.domain.days import months_from

QUARTER = 3
"""Months in a quarter; its last one is when it is looked back on."""


def first_of(day: date) -> date:
    """Return the first day of the month that *day* is in."""
    return day.replace(day=1)


def last_month_of_quarter(day: date) -> date:
    """Return the first day of the last month of the quarter that *day* is in."""
    return months_from(first_of(day), -day.month % QUARTER)
