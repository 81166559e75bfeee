"""Of several calls about one thing only the latest counts."""

from datetime import date

from reminders.rule import Call
from reminders.series import in_series

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
