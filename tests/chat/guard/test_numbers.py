"""Personal numbers are found in every writing, and rows of figures are not taken for one."""

from datetime import date, timedelta

import pytest
from babel.dates import get_month_names
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from bot.chat.guard.rules import Rule
from tests.chat.figures import check_digit, parted, personal_number
from tests.chat.guard.reading import TODAY, rules
from tests.chat.guard.writings import (
    AROUND,
    DAYS,
    NEWEST,
    WRITINGS,
    ZEROS,
    in_figures,
    is_a_mobiles_too,
    numbers,
)

BORN = personal_number(date(1981, 12, 28))
MONTHS = [
    (number, name)
    for language in ("sv", "en")
    for number, name in get_month_names("wide", locale=language).items()
]


def fitting(serial: str, year: int) -> date:
    """Return the first day of a year with which a time, a day or a year have a true checksum."""
    days = (date(year, 1, 1) + timedelta(days=one) for one in range(365))
    return next(day for day in days if check_digit(f"{day:%y%m%d}{serial[:3]}") == int(serial[3]))


def is_found(text: str) -> bool:
    """Tell whether a personal number is found."""
    return Rule.PERSONAL_NUMBER in rules(text)


@settings(max_examples=400, deadline=None)
@given(
    numbers(), st.sampled_from(sorted(WRITINGS)), st.sampled_from(ZEROS), st.sampled_from(AROUND)
)
def test_a_number_is_found_in_every_writing(
    number: str, writing: str, zero: str, around: str
) -> None:
    # Ten figures of a coordination number that begin with 07 are a mobile's, and asked about so.
    # A day of the last five years may be when something happens: `numbers` draws older ones.
    assume(not is_a_mobiles_too(number))
    assert is_found(around.format(in_figures(WRITINGS[writing](number), zero)))


@settings(deadline=None)
@given(numbers(), st.sampled_from(sorted(DAYS)), st.sampled_from(ZEROS), st.sampled_from(AROUND))
def test_a_number_is_found_where_its_day_is_in_parts(
    number: str, writing: str, zero: str, around: str
) -> None:
    assume(not is_a_mobiles_too(number))
    assert is_found(around.format(in_figures(DAYS[writing](number), zero)))


@pytest.mark.parametrize("writing", WRITINGS | DAYS)
def test_each_writing_is_found(writing: str) -> None:
    for number in (BORN, f"19{BORN}"):
        assert is_found((WRITINGS | DAYS)[writing](number))


@settings(deadline=None)
@given(numbers(), st.integers(1, 9))
def test_a_wrong_last_figure_is_no_number(number: str, added: int) -> None:
    wrong = number[:-1] + str((int(number[-1]) + added) % 10)
    assert not is_found(f"Ärende {wrong[:-4]}-{wrong[-4:]}")


@pytest.mark.parametrize(
    "alike", [BORN.replace("1", "I"), BORN.replace("1", "l"), f"I{BORN}", f"{BORN}l", f"id=o{BORN}"]
)
def test_letters_that_look_like_figures_hide_nothing(alike: str) -> None:
    assert is_found(alike)


@pytest.mark.parametrize(
    "text",
    [
        f"född 28 december 1981, fyra sista {BORN[6:]}",
        f"Född 19{BORN[:6]} i Lindsala. De fyra sista siffrorna är {BORN[6:]}.",
        f"{parted(BORN)}\n{parted(BORN)}",
        f"Namn;Nummer\nKevin;{parted(BORN)}",
        f"{parted(BORN)} 12 13 14",
        f"2026-{parted(BORN)}",
        f"00000{19}{BORN}",
        f"L{BORN[:6]} v{BORN[6:]}",
    ],
)
def test_it_is_found_among_words_and_other_figures(text: str) -> None:
    assert is_found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Månad 01 02 03 04 05 06 07 08 09 10 11 12",
        f"Vecka {' '.join(map(str, range(1, 17)))}",
        f"Dag {' '.join(map(str, range(1, 32)))}",
        "\n".join(f"{hour:02} {hour * 7 % 20}" for hour in range(24)),
        "2021;88;04;12;1203\n2022;91;03;15;1177",
        "| 2019 | 314 | 21 | 78 |\n| 2020 | 281 | 12 | 80 |",
        "2026-05-06 11:10:46",
        "2026-03-10 08.00–16.30",
        "2014-03-16, 2014-06-15",
        "1 250 000 000 kr",
        "212000-0142",
        "KS 2026/345, 2023:196",
        "född 811228",
        "de fyra sista 1234",
        "28 foo 1981, sista 1234",
    ],
)
def test_rows_days_times_and_amounts_are_none(text: str) -> None:
    assert not is_found(text)


@settings(deadline=None)
@given(st.integers(0, 20), st.data())
def test_a_row_of_statistics_is_no_number(first: int, data: st.DataObject) -> None:
    more = data.draw(st.lists(st.integers(0, 99), min_size=13, max_size=30))
    assert not is_found(f"Klotter per vecka: {' '.join(map(str, (first, *more)))}")


@settings(deadline=None)
@given(st.dates(NEWEST + timedelta(days=9), TODAY), st.integers(1000, 9999))
@example(date(2026, 11, 23), int(personal_number(date(2026, 11, 23))[6:]))
def test_a_day_of_late_and_a_count_are_no_number(day: date, count: int) -> None:
    assert not is_found(f"{day} {count} besök")


@pytest.mark.parametrize(("month", "name"), MONTHS)
@pytest.mark.parametrize("length", [3, None])
def test_the_day_may_be_told_with_the_name_of_its_month(
    month: int, name: str, length: int | None
) -> None:
    number = personal_number(date(1981, month, 2))
    told = f"Född 2 {name[:length]} 1981, sista fyra {number[6:]}"
    assert is_found(told)
    assert not is_found(told.replace(name[:length], "foo"))


@pytest.mark.parametrize("serial", ["0830", "2359", "1924", "1231", "0131", "2099", "1999"])
@pytest.mark.parametrize("mark", ["", "-", " "])
def test_a_day_of_late_and_a_time_a_day_or_a_year_are_no_number(serial: str, mark: str) -> None:
    day = fitting(serial, TODAY.year - 1)
    assert not is_found(f"Den {day:%Y%m%d}{mark}{serial}")


@pytest.mark.parametrize("mark", ["", "-", "+"])
def test_a_child_of_late_has_a_number_where_it_is_written_together(mark: str) -> None:
    number = personal_number(TODAY - timedelta(days=1))
    assert is_found(f"{number[:6]}{mark}{number[6:]}")
    assert not is_found(f"{number[:6]} {number[6:]}")


def test_two_days_after_each_other_are_no_number() -> None:
    days = (date(2014, 1, 1) + timedelta(days=one) for one in range(365))
    alike = [day for day in days if check_digit(f"{day:%y%m%d}201") == int("4")]
    assert alike
    for day in alike:
        assert not is_found(f"{day}, 2014-{day:%m-%d}")
        assert is_found(f"{day}-2014")


@pytest.mark.parametrize("between", ["tog slut {}.", "{} var sista dagen", "tar slut {}"])
def test_the_year_of_a_day_is_not_the_end_of_a_number(between: str) -> None:
    days = [date(2023, 1, 1) + timedelta(days=one) for one in range(730)]
    written = (f"{one.day} {get_month_names(locale='sv')[one.month]} {one.year}" for one in days)
    assert not [text for one in written if is_found(text := f"Projektet {between.format(one)}")]


@pytest.mark.parametrize(
    "text", [f"{BORN[:2]} {BORN[2:4]} {BORN[4:6]}-{BORN[6:]}, 070-174 06 05, 12"]
)
def test_it_is_found_beside_a_phone_number(text: str) -> None:
    assert is_found(text)


def test_nobody_is_born_tomorrow() -> None:
    assert not is_found(f"20{personal_number(TODAY + timedelta(days=1))}")
    assert is_found(f"20{personal_number(TODAY - timedelta(days=1))}")
