"""When a meeting is, as people type it."""

from datetime import date, time

import pytest

from bot.chat.moments import (
    When,
    coded,
    decoded,
    read_clock,
    read_repeat,
    read_when,
)
from bot.domain.meeting import LAST, Repeat, Unit
from tests.chat.reading import lexicon, reading

TODAY = date(2027, 3, 10)
DAY = date(2027, 3, 16)


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("16 mars", When(day=DAY)),
        ("16 mars kl 10", When(day=DAY, begins=time(10))),
        ("tisdag den 16 mars kl. 10.30", When(day=DAY, begins=time(10, 30))),
        ("16 mars kl 10-11.30", When(day=DAY, begins=time(10), ends=time(11, 30))),
        ("16 mars kl. 10 – 12", When(day=DAY, begins=time(10), ends=time(12))),
        ("16 mars 10-11", When(day=DAY, begins=time(10), ends=time(11))),
        ("16/3 10.00–11.30", When(day=DAY, begins=time(10), ends=time(11, 30))),
        ("2027-03-16 10:00", When(day=DAY, begins=time(10))),
        ("16 March 10:00-11:30", When(day=DAY, begins=time(10), ends=time(11, 30))),
    ],
)
def test_a_day_is_read_with_its_times(typed: str, when: When) -> None:
    assert read_when(typed, TODAY, reading().dates) == when
    assert When.of(str(when)) == when


@pytest.mark.parametrize("typed", ["", "snart", "30 februari", "16 mars kl 25", "10-12", "16-17"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_when(typed, TODAY, reading().dates) is None


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("11.30", time(11, 30)),
        ("11:30", time(11, 30)),
        ("kl 11", time(11)),
        ("11", time(11)),
        ("9.05", time(9, 5)),
        ("25", None),
        ("snart", None),
        ("imorgon kl 9", None),
        ("", None),
    ],
)
def test_a_time_of_day_is_read_alone(typed: str, clock: time | None) -> None:
    assert read_clock(typed, reading().dates) == clock


@pytest.mark.parametrize(
    ("typed", "repeat"),
    [
        ("kvartal", Repeat(every=3, unit=Unit.MONTH)),
        ("Tertial", Repeat(every=4, unit=Unit.MONTH)),
        ("månad", Repeat(every=1, unit=Unit.MONTH)),
        ("varannan vecka", Repeat(every=2, unit=Unit.WEEK)),
        ("first Tuesday every other month", Repeat(every=2, unit=Unit.MONTH, nth=1, weekday=2)),
        ("första tisdagen varannan månad", Repeat(every=2, unit=Unit.MONTH, nth=1, weekday=2)),
        ("sista fredagen i varje månad", Repeat(every=1, unit=Unit.MONTH, nth=LAST, weekday=5)),
        ("tredje onsdagen varje kvartal", Repeat(every=3, unit=Unit.MONTH, nth=3, weekday=3)),
        ("första tisdagen varannan vecka", None),
        ("första tisdagen", None),
        ("ibland", None),
        ("", None),
    ],
)
def test_a_pace_is_read(typed: str, repeat: Repeat | None) -> None:
    found = read_repeat(typed, reading().dates, lexicon())
    assert found == repeat
    assert found is None or decoded(coded(found)) == found
