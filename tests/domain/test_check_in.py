"""Check-ins by the year and by the term: their names, days and order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.check_in import (
    CheckIn,
    Closed,
    Rhythm,
    first_check_in,
    in_rhythm,
    is_beyond,
    is_last,
    next_check_in,
)

DAY = date(2028, 3, 1)
YEAR = CheckIn(year=2028, began=DAY)
SECOND = CheckIn(year=2028, part=2, began=DAY)
DAYS = st.dates(date(2020, 1, 1), date(2050, 12, 31))


def test_a_year_is_followed_up_in_november() -> None:
    assert (YEAR.name, YEAR.rhythm) == ("2028", Rhythm.YEAR)
    assert (YEAR.first, YEAR.last) == (date(2028, 1, 1), date(2028, 12, 31))
    assert YEAR.due == date(2028, 11, 30)


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        (1, date(2028, 1, 1), date(2028, 4, 30)),
        (2, date(2028, 5, 1), date(2028, 8, 31)),
        (3, date(2028, 9, 1), date(2028, 12, 31)),
    ],
)
def test_a_term_is_followed_up_in_its_last_month(part: int, first: date, last: date) -> None:
    term = CheckIn(year=2028, part=part, began=DAY)
    assert (term.name, term.rhythm) == (f"2028:{part}", Rhythm.TERM)
    assert (term.first, term.last, term.due) == (first, last, last)


@pytest.mark.parametrize(
    ("day", "start", "year"),
    [
        (date(2027, 9, 30), None, 2027),
        (date(2027, 10, 1), None, 2028),
        (date(2027, 2, 1), date(2029, 1, 1), 2029),
        (date(2027, 10, 1), date(2027, 1, 1), 2028),
    ],
)
def test_what_begins_late_is_followed_up_next_year(
    day: date, start: date | None, year: int
) -> None:
    assert first_check_in(day, start) == CheckIn(year=year, began=day)


def test_a_new_rounds_first_is_none_that_was_closed() -> None:
    closed = Closed(year=2027, day=date(2027, 2, 1))
    assert first_check_in(date(2027, 3, 1), None, closed).name == "2028"


def test_after_a_year_comes_the_next_and_no_year_that_is_over() -> None:
    assert next_check_in(YEAR, date(2028, 11, 20)).name == "2029"
    assert next_check_in(YEAR, date(2029, 2, 1)).name == "2029"
    assert next_check_in(YEAR, date(2031, 2, 1)).name == "2031"


@pytest.mark.parametrize(
    ("part", "day", "name"),
    [
        (1, date(2028, 4, 20), "2028:2"),
        (3, date(2028, 12, 20), "2029:1"),
        (1, date(2028, 11, 1), "2028:3"),
        (2, date(2029, 6, 1), "2029:2"),
    ],
)
def test_after_a_term_comes_the_next(part: int, day: date, name: str) -> None:
    assert next_check_in(CheckIn(year=2028, part=part, began=DAY), day).name == name


@given(DAYS, DAYS, st.lists(st.sampled_from(Rhythm), max_size=6))
def test_no_name_comes_twice_whatever_the_rhythm(
    begins: date, closes: date, rhythms: list[Rhythm]
) -> None:
    check_in, closed = first_check_in(begins, None), None
    names: list[str] = []
    for rhythm in rhythms:
        check_in = in_rhythm(check_in, rhythm, closes, closed)
        names.append(check_in.name)
        closed = Closed(year=check_in.year, part=check_in.part, day=closes)
        assert closed.name == check_in.name
        check_in = next_check_in(check_in, closes)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("before", "rhythm", "day", "closed", "name"),
    [
        (YEAR, Rhythm.YEAR, DAY, None, "2028"),
        (SECOND, Rhythm.YEAR, DAY, None, "2028"),
        (YEAR, Rhythm.TERM, date(2027, 12, 1), None, "2028:1"),
        (YEAR, Rhythm.TERM, date(2028, 6, 1), None, "2028:2"),
        (YEAR, Rhythm.TERM, DAY, Closed(year=2028, part=1, day=DAY), "2028:2"),
        (YEAR, Rhythm.TERM, DAY, Closed(year=2027, part=3, day=DAY), "2028:1"),
    ],
)
def test_the_rhythm_changes_the_running_one(
    before: CheckIn, rhythm: Rhythm, day: date, closed: Closed | None, name: str
) -> None:
    assert in_rhythm(before, rhythm, day, closed).name == name


@pytest.mark.parametrize(
    ("check_in", "end", "last"),
    [
        (None, date(2030, 1, 1), True),
        (YEAR, None, True),
        (YEAR, date(2028, 12, 31), True),
        (YEAR, date(2027, 6, 30), True),
        (YEAR, date(2029, 1, 1), False),
        (SECOND, date(2028, 8, 31), True),
        (SECOND, date(2028, 12, 31), False),
    ],
)
def test_the_last_one_is_where_the_agreement_ends(
    check_in: CheckIn | None, end: date | None, *, last: bool
) -> None:
    assert is_last(check_in, end) is last


@pytest.mark.parametrize(
    ("year", "end", "beyond"),
    [
        (2030, date(2030, 12, 31), False),
        (2031, date(2030, 12, 31), True),
        (2031, date(2031, 1, 1), False),
        (2031, None, False),
    ],
)
def test_a_check_in_after_the_agreement_is_the_next_rounds(
    year: int, end: date | None, *, beyond: bool
) -> None:
    assert is_beyond(CheckIn(year=year, began=date(2030, 1, 1)), end) is beyond
    assert not is_beyond(None, end)
