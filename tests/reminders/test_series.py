"""Of several calls about one thing only the latest counts."""

from datetime import date, timedelta

from reminders.rule import Call
from reminders.series import around, days_from, in_series

DAY = date(2027, 3, 16)


def call(day: int, until: date = date.max) -> Call:
    return Call(day=DAY, offset=f"{day}", on=date(2027, 3, day), until=until)


def test_each_call_makes_sense_until_the_day_before_the_next() -> None:
    ordered = list(in_series([call(15), call(2), call(9)]))
    assert [(one.offset, one.until) for one in ordered] == [
        ("2", date(2027, 3, 8)),
        ("9", date(2027, 3, 14)),
        ("15", date.max),
    ]


def test_what_is_over_earlier_stays_so() -> None:
    first, last = in_series([call(2, until=date(2027, 3, 4)), call(9, until=DAY)])
    assert first.until == date(2027, 3, 4)
    assert last.until == DAY


def test_nothing_makes_no_series() -> None:
    assert list(in_series([])) == []


def test_what_is_said_around_a_day_announces_it_until_it_has_been() -> None:
    said = days_from(DAY, {"-14d": -14, "-3d": -3, "+1d": 1})
    found = list(around(DAY, said, given_up=timedelta(days=30)))
    assert [(one.offset, one.on, one.until, one.before) for one in found] == [
        ("-14d", date(2027, 3, 2), date(2027, 3, 12), True),
        ("-3d", date(2027, 3, 13), DAY, True),
        ("+1d", date(2027, 3, 17), date(2027, 4, 15), False),
    ]
    assert {one.day for one in found} == {DAY}
