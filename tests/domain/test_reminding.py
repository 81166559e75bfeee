"""What a reminder is known by, and which hours are quiet."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ledger import News
from bot.domain.log import JOINT
from bot.domain.reminding import ROW, Lapse, Occasion, Quiet
from tests.domain.builders import START

AT = datetime(2027, 3, 9, 8, tzinfo=UTC)
OCCASION = Occasion(
    rule="meeting", about="M1", day=date(2027, 3, 16), offset="-7d", to="slack:C1", moment=AT
)
ROW_OF_IT = News(
    id=OCCASION.row,
    audience=JOINT,
    message={"template": "t"},
    created=START,
    due=AT,
    told={},
    occasion=OCCASION,
)


@pytest.mark.parametrize(
    "other",
    [
        replace(OCCASION, rule="deadline"),
        replace(OCCASION, about="M2"),
        replace(OCCASION, day=date(2027, 3, 17)),
        replace(OCCASION, offset="-1d"),
        replace(OCCASION, to="slack:C2"),
        replace(OCCASION, snoozed=True),
    ],
)
def test_another_rule_thing_day_offset_or_reader_is_another_occasion(other: Occasion) -> None:
    assert other.key != OCCASION.key
    assert other.row != OCCASION.row


def test_quiet_time_that_moves_it_makes_no_new_occasion() -> None:
    later = replace(OCCASION, moment=AT + timedelta(hours=3))
    assert (later.key, later.row) == (OCCASION.key, OCCASION.row)
    assert len(OCCASION.row) == ROW


def test_each_moment_that_somebody_chooses_is_its_own() -> None:
    chosen = replace(OCCASION, snoozed=True)
    again = replace(chosen, moment=AT + timedelta(days=1))
    assert chosen.row != again.row
    assert chosen.series == again.series == OCCASION.series


def test_a_moved_day_makes_a_new_series_and_an_offset_does_not() -> None:
    assert replace(OCCASION, offset="-1d").series == OCCASION.series
    assert replace(OCCASION, day=date(2027, 3, 17)).series != OCCASION.series


@pytest.mark.parametrize("why", list(Lapse))
def test_what_has_lapsed_is_told_no_more_and_says_why(why: Lapse) -> None:
    row = ROW_OF_IT.lapse(why)
    assert (row.pending, row.lapsed, row.occasion) == (False, why, OCCASION)
    assert ROW_OF_IT.lapsed is None


@pytest.mark.parametrize(
    ("begins", "ends", "quiet", "free"),
    [
        (time(12), time(13), [time(12), time(12, 59)], [time(11, 59), time(13)]),
        (time(22), time(7), [time(22), time(0), time(6, 59)], [time(7), time(21, 59)]),
    ],
)
def test_hours_are_quiet_from_their_beginning_until_their_end(
    begins: time, ends: time, quiet: list[time], free: list[time]
) -> None:
    hours = Quiet(begins=begins, ends=ends)
    assert all(hours.covers(one) for one in quiet)
    assert not any(hours.covers(one) for one in free)


@given(st.times(), st.times(), st.times())
def test_a_time_is_in_hours_or_in_the_rest_of_the_day(begins: time, ends: time, at: time) -> None:
    if begins != ends:
        one, rest = Quiet(begins=begins, ends=ends), Quiet(begins=ends, ends=begins)
        assert one.covers(at) != rest.covers(at)
