"""How a series goes on: by the week, or on a weekday of the month."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.meeting import LAST, Repeat, Unit

MONTHLY = Repeat(every=1, unit=Unit.MONTH)
QUARTERLY = Repeat(every=3, unit=Unit.MONTH)
DAYS = st.dates(date(2020, 1, 1), date(2190, 1, 1))


@pytest.mark.parametrize(
    ("repeat", "first", "following"),
    [
        (QUARTERLY, date(2027, 3, 16), date(2027, 6, 15)),
        (QUARTERLY, date(2027, 12, 21), date(2028, 3, 21)),
        (MONTHLY, date(2027, 3, 30), date(2027, 4, 27)),
        (MONTHLY, date(2027, 4, 27), date(2027, 5, 25)),
        (Repeat(every=2, unit=Unit.WEEK), date(2027, 3, 23), date(2027, 4, 6)),
        (Repeat(every=12, unit=Unit.MONTH), date(2027, 3, 16), date(2028, 3, 21)),
    ],
)
def test_the_next_one_is_the_same_weekday_of_its_month(
    repeat: Repeat, first: date, following: date
) -> None:
    assert repeat.like(first).after(first) == following


def test_a_fifth_weekday_of_a_month_is_its_last() -> None:
    assert MONTHLY.like(date(2027, 3, 30)).nth == LAST


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2027, 1, 4), date(2027, 1, 5)),
        (date(2027, 1, 5), date(2027, 1, 5)),
        (date(2027, 1, 6), date(2027, 2, 2)),
        (date(2027, 12, 31), date(2028, 1, 4)),
    ],
)
def test_a_weekday_of_its_own_says_when_the_first_is(today: date, first: date) -> None:
    assert Repeat(every=2, unit=Unit.MONTH, nth=1, weekday=2).first_from(today) == first


def test_a_weekly_one_begins_on_the_next_such_weekday() -> None:
    weekly = Repeat(every=1, unit=Unit.WEEK, weekday=5)
    assert weekly.first_from(date(2027, 3, 10)) == date(2027, 3, 12)


@given(first=DAYS, every=st.integers(1, 12), unit=st.sampled_from(Unit))
def test_a_series_goes_on_by_the_same_weekday_and_never_back(
    first: date, every: int, unit: Unit
) -> None:
    repeat = Repeat(every=every, unit=unit).like(first)
    days = [first]
    for _ in range(6):
        days.append(repeat.after(days[-1]))
    assert {day.isoweekday() for day in days} == {first.isoweekday()}
    for one, other in pairwise(days):
        apart = (other - one).days
        around = range(21 * every, 37 * every) if unit is Unit.MONTH else {7 * every}
        assert apart in around
