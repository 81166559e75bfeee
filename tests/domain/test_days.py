"""Months are counted by the calendar, and a month that is too short ends earlier."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.days import last_of_month, months_from

DATES = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2027, 5, 31), -3, date(2027, 2, 28)),
        (date(2028, 5, 31), -3, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2027, 12, 31), 1, date(2028, 1, 31)),
        (date(2027, 1, 1), -1, date(2026, 12, 1)),
        (date(2031, 1, 1), -9, date(2030, 4, 1)),
        (date(2027, 3, 16), 0, date(2027, 3, 16)),
        (date(2027, 3, 16), 24, date(2029, 3, 16)),
    ],
)
def test_the_same_day_of_another_month_or_its_last(day: date, months: int, found: date) -> None:
    assert months_from(day, months) == found


@given(DATES, st.integers(-60, 60))
def test_so_many_months_away_is_in_that_month(day: date, months: int) -> None:
    found = months_from(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day <= day.day


@given(DATES)
def test_after_the_last_of_a_month_comes_the_first_of_the_next(day: date) -> None:
    last = last_of_month(day)
    assert (last.year, last.month) == (day.year, day.month)
    assert (last + timedelta(days=1)).day == 1
