"""Nothing is said outside office hours: quiet time moves a reminder, and never drops it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reminding import Quiet
from reminders.working_time import (
    LONGEST,
    first_from,
    is_backwards,
    is_workday,
    last_before,
    leaves_room,
    may_speak,
    moment,
    workdays_after,
)
from tests.reminders.situations import STOCKHOLM

NINE = time(9)
NIGHT = Quiet(begins=time(22), ends=time(7))
LUNCH = Quiet(begins=time(11, 30), ends=time(13))
OVER_MIDNIGHT = Quiet(begins=time(15), ends=time(9, 30))


@pytest.mark.parametrize(
    "day",
    [
        date(2027, 1, 1),
        date(2027, 1, 6),
        date(2027, 3, 26),
        date(2027, 3, 29),
        date(2027, 5, 6),
        date(2027, 6, 25),
        date(2027, 12, 24),
        date(2027, 12, 31),
        date(2027, 3, 13),
        date(2027, 3, 14),
    ],
)
def test_holidays_eves_and_weekends_are_no_workdays(day: date) -> None:
    assert not is_workday(day)


@pytest.mark.parametrize("day", [date(2027, 3, 16), date(2027, 4, 30), date(2027, 12, 23)])
def test_other_days_are_workdays(day: date) -> None:
    assert is_workday(day)


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        (date(2027, 3, 3), 3, date(2027, 3, 8)),
        (date(2027, 3, 24), 1, date(2027, 3, 25)),
        (date(2027, 3, 25), 1, date(2027, 3, 30)),
        (date(2027, 3, 6), 1, date(2027, 3, 8)),
        (date(2027, 6, 30), 1, date(2027, 7, 1)),
        (date(2027, 3, 3), 0, date(2027, 3, 3)),
    ],
)
def test_workdays_are_counted_past_what_is_closed(day: date, count: int, found: date) -> None:
    assert workdays_after(day, count) == found


def local(day: date, at: time = NINE, **how: bool | Quiet | None) -> tuple[date, time]:
    """Return when something is said, by the clocks on the walls."""
    at_ = moment(day, at, STOCKHOLM, **how)
    return at_.date(), at_.time()


def test_an_office_hour_is_kept() -> None:
    for before in (True, False):
        assert local(date(2027, 3, 16), before=before) == (date(2027, 3, 16), NINE)


@pytest.mark.parametrize(
    ("day", "after", "before"),
    [
        (date(2027, 3, 13), date(2027, 3, 15), date(2027, 3, 12)),
        (date(2027, 3, 27), date(2027, 3, 30), date(2027, 3, 25)),
        (date(2027, 12, 25), date(2027, 12, 27), date(2027, 12, 23)),
        (date(2028, 1, 1), date(2028, 1, 3), date(2027, 12, 30)),
    ],
)
def test_a_closed_day_moves_it_on_or_back_where_it_announces(
    day: date, after: date, before: date
) -> None:
    assert local(day) == (after, time(8))
    assert local(day, before=True) == (before, time(15))


def test_july_is_quiet_but_not_for_the_law() -> None:
    day = date(2027, 7, 14)
    assert local(day) == (date(2027, 8, 2), time(8))
    assert local(day, before=True) == (date(2027, 6, 30), time(15))
    assert local(day, legal=True) == (day, NINE)
    assert local(date(2027, 7, 17), legal=True) == (date(2027, 7, 19), time(8))


def test_quiet_hours_move_it_within_the_day() -> None:
    day = date(2027, 3, 16)
    assert local(day, time(12), quiet=LUNCH) == (day, time(13))
    assert local(day, time(12), quiet=LUNCH, before=True) == (day, time(11, 15))
    assert local(day, quiet=NIGHT) == (day, NINE)


def test_quiet_hours_over_midnight_move_it_into_the_middle_of_the_day() -> None:
    day = date(2027, 3, 16)
    assert local(day, quiet=OVER_MIDNIGHT) == (day, time(9, 30))
    assert local(day, time(15, 30), quiet=OVER_MIDNIGHT) == (date(2027, 3, 17), time(9, 30))
    assert local(day, quiet=OVER_MIDNIGHT, before=True) == (date(2027, 3, 15), time(14, 45))


@pytest.mark.parametrize("clock", [time(0), time(7, 59), time(16), time(23)])
def test_nothing_is_said_before_eight_or_from_four(clock: time) -> None:
    assert not may_speak(datetime.combine(date(2027, 3, 16), clock))
    assert may_speak(datetime.combine(date(2027, 3, 16), time(15, 59)))


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        (date(2027, 3, 25), 8),
        (date(2027, 3, 30), 7),
        (date(2027, 10, 29), 7),
        (date(2027, 11, 1), 8),
    ],
)
def test_nine_is_nine_on_the_walls_on_both_sides_of_a_change_of_clocks(
    day: date, hour: int
) -> None:
    at = moment(day, NINE, STOCKHOLM)
    assert (at.date(), at.time()) == (day, NINE)
    assert at.astimezone(UTC).hour == hour


def test_a_week_over_the_change_of_clocks_is_an_hour_shorter_or_longer() -> None:
    hours = [
        (
            moment(day + timedelta(days=7), NINE, STOCKHOLM).astimezone(UTC)
            - moment(day, NINE, STOCKHOLM).astimezone(UTC)
        )
        // timedelta(hours=1)
        for day in (date(2027, 3, 25), date(2027, 10, 27))
    ]
    assert hours == [7 * 24 - 1, 7 * 24 + 1]


@pytest.mark.parametrize(
    ("quiet", "free"),
    [
        (LUNCH, True),
        (NIGHT, True),
        (Quiet(begins=time(8), ends=time(16)), False),
        (Quiet(begins=time(9), ends=time(15, 15)), True),
        (Quiet(begins=time(8, 30), ends=time(15, 45)), False),
        (Quiet(begins=time(8, 30), ends=time(15, 30)), True),
        (Quiet(begins=time(16), ends=time(16)), False),
    ],
)
def test_quiet_hours_must_leave_an_hour_of_the_day(quiet: Quiet, *, free: bool) -> None:
    assert leaves_room(quiet) is free


TIMES = st.datetimes(datetime(2026, 1, 1), datetime(2035, 1, 1)).map(  # noqa: DTZ001 - wall clocks
    lambda at: at.replace(second=0, microsecond=0)
)
QUIET = st.none() | st.builds(
    Quiet, begins=st.times().map(lambda at: at.replace(second=0, microsecond=0)), ends=st.times()
).filter(leaves_room)


@given(TIMES, QUIET, st.booleans())
def test_it_is_said_when_it_may_be_and_never_on_the_wrong_side(
    at: datetime,
    quiet: Quiet | None,
    legal: bool,  # noqa: FBT001 - hypothesis gives it
) -> None:
    after = first_from(at, STOCKHOLM, quiet=quiet, legal=legal).replace(tzinfo=None)
    before = last_before(at.date(), at.time(), STOCKHOLM, quiet=quiet, legal=legal)
    earlier = before.replace(tzinfo=None)
    for one in (after, earlier):
        assert may_speak(one, quiet, legal=legal)
    assert at <= after < at + LONGEST
    assert at - LONGEST < earlier <= at
    if may_speak(at, quiet, legal=legal):
        assert after == earlier == at


@pytest.mark.parametrize(("begins", "ends"), [(15, 14), (12, 11)])
def test_an_end_before_the_beginning_is_a_slip(begins: int, ends: int) -> None:
    assert is_backwards(Quiet(begins=time(begins), ends=time(ends)))


@pytest.mark.parametrize(("begins", "ends"), [(16, 8), (15, 9), (12, 13), (8, 16)])
def test_it_may_mean_the_night(begins: int, ends: int) -> None:
    assert not is_backwards(Quiet(begins=time(begins), ends=time(ends)))
