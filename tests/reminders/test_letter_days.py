"""A letter comes on her weekday, at nine on the walls, and no week has two."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.letter import AS_USUAL, Wishes
from bot.domain.reminding import Quiet
from reminders.letter_days import letter_after, letter_until, monday_of
from reminders.working_time import leaves_room, may_speak
from tests.reminders.situations import STOCKHOLM
from tests.reminders.toys import at

TUESDAY = date(2027, 3, 16)
FRIDAYS, MONDAYS = Wishes(weekday=5), Wishes(weekday=1)
WISHES = st.builds(
    Wishes,
    weekday=st.integers(1, 5),
    at=st.integers(8 * 4, 16 * 4 - 1).map(lambda quarter: time(quarter // 4, quarter % 4 * 15)),
    quiet=st.none()
    | st.builds(
        Quiet,
        begins=st.integers(0, 23).map(time),
        ends=st.integers(0, 23).map(time),
    ).filter(lambda quiet: quiet.begins != quiet.ends and leaves_room(quiet)),
)
MOMENTS = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2035, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def after(wishes: Wishes, moment: datetime) -> datetime:
    found = letter_after(wishes, moment, STOCKHOLM)
    assert found is not None
    return found


def letters(wishes: Wishes, start: date, count: int) -> list[datetime]:
    """Return the first letters from a day on."""
    found = [after(wishes, at(start, 0))]
    while len(found) < count:
        found.append(after(wishes, found[-1]))
    return found


def test_the_next_is_on_her_weekday_and_never_the_same_moment_again() -> None:
    assert after(AS_USUAL, at(date(2027, 3, 10))) == at(TUESDAY)
    assert after(AS_USUAL, at(TUESDAY, 8, 59)) == at(TUESDAY)
    assert after(AS_USUAL, at(TUESDAY)) == at(date(2027, 3, 23))
    assert after(Wishes(weekday=4, at=time(14, 30)), at(TUESDAY)) == at(date(2027, 3, 18), 14, 30)


def test_the_last_is_the_one_that_was_to_come() -> None:
    assert letter_until(AS_USUAL, at(TUESDAY), STOCKHOLM) == at(TUESDAY)
    assert letter_until(AS_USUAL, at(TUESDAY, 8, 59), STOCKHOLM) == at(date(2027, 3, 9))
    assert letter_until(AS_USUAL, at(date(2027, 7, 20)), STOCKHOLM) == at(date(2027, 6, 29))


def test_who_wants_none_gets_none() -> None:
    none = Wishes(letter=False)
    assert letter_after(none, at(TUESDAY), STOCKHOLM) is None
    assert letter_until(none, at(TUESDAY), STOCKHOLM) is None


@pytest.mark.parametrize("start", [date(2027, 3, 22), date(2027, 10, 25)])
def test_it_is_nine_on_both_sides_of_a_change_of_clocks(start: date) -> None:
    found = letters(Wishes(weekday=3), start, 3)
    local = [one.astimezone(STOCKHOLM) for one in found]
    assert [one.time() for one in local] == [time(9)] * 3
    assert [one.date() - start for one in local] == [timedelta(days=2 + 7 * n) for n in range(3)]
    assert len({one.astimezone(UTC).hour for one in found}) == 2


def test_a_holiday_moves_it_within_its_week_on_if_it_can_and_else_back() -> None:
    easter = letters(FRIDAYS, date(2027, 3, 22), 2)
    assert easter == [at(date(2027, 3, 25), 15), at(date(2027, 4, 2))]
    assert after(MONDAYS, at(date(2027, 3, 24))) == at(date(2027, 3, 30), 8)


@pytest.mark.parametrize("weekday", range(1, 6))
def test_july_has_no_letter_and_one_comes_when_it_is_over(weekday: int) -> None:
    found = letters(Wishes(weekday=weekday), date(2027, 6, 21), 5)
    assert not [one for one in found if one.astimezone(STOCKHOLM).month == 7]
    august = [one for one in found if one >= at(date(2027, 8, 1))]
    assert august[0] == at(date(2027, 8, 1 + weekday))


@given(WISHES, MOMENTS)
def test_no_week_has_two(wishes: Wishes, moment: datetime) -> None:
    first = after(wishes, moment)
    weeks = [one.astimezone(STOCKHOLM).isocalendar()[:2] for one in (first, after(wishes, first))]
    assert weeks[0] < weeks[1]


@given(WISHES, MOMENTS)
def test_it_comes_when_something_may_be_said_and_within_two_months(
    wishes: Wishes, moment: datetime
) -> None:
    found = after(wishes, moment)
    assert moment < found < moment + timedelta(days=62)
    local = found.astimezone(STOCKHOLM).replace(tzinfo=None)
    assert may_speak(local, wishes.quiet)


@given(WISHES, MOMENTS)
def test_the_next_and_the_last_are_of_one_row_of_letters(wishes: Wishes, moment: datetime) -> None:
    found = after(wishes, moment)
    assert letter_until(wishes, found, STOCKHOLM) == found
    before = letter_until(wishes, found - timedelta(microseconds=1), STOCKHOLM)
    assert before is None or before <= moment


@given(st.dates(date(2026, 1, 1), date(2035, 1, 1)))
def test_a_week_begins_on_its_monday(day: date) -> None:
    monday = monday_of(day)
    assert monday.isoweekday() == 1
    assert monday <= day < monday + timedelta(days=7)
