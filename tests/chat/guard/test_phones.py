"""Phone numbers that may be somebody's are asked about; services, switchboards and tables pass."""

import pytest

from bot.chat.guard.phones import MOST_TRIED, NO_NUMBER, as_kept, is_phone, phones
from bot.chat.guard.rules import Rule
from tests.chat.figures import PHONE
from tests.chat.guard.reading import SWITCHBOARD, guard, rules


@pytest.mark.parametrize(
    "text",
    [
        PHONE,
        PHONE.replace(" ", "").replace("-", ""),
        "070/174 06 05",
        "(070) 174 06 05",
        "+46 70 174 06 05",
        "+46 (0)70 174 06 05",
        "0046701740605",
        "46-70 174 06 05",
        "07 01 74 06 05",
        "0 7 0 1 7 4 0 6 0 5",
        "08-465 004 21",
        "+1 202-555-0123",
        "ring0701740605nu",
        "ring 070-174 06 05. 42 stolpar saknas",
        "ring 070-174\n06 05",
        "\uff10\uff17\uff10-174 06 05",
    ],
)
def test_somebodys_number_is_found(text: str) -> None:
    assert rules(text) == {Rule.PHONE}


@pytest.mark.parametrize(
    "text",
    [
        "112",
        "114 14",
        "020-12 34 56",
        "077-114 14 00",
        f"Växeln: {SWITCHBOARD}",
        f"Växeln: {SWITCHBOARD.replace('-', '')}",
        "42 stolpar, 2023:196, 38 %",
        "kl. 08.00-16.30 och 07.15–09.45",
        "2027-03-10",
        "10-03-2027",
        "Dnr BRÅ-2025-00123 och A045.112/2025",
        "KAM-0123456789",
        "Månad 01 02 03 04 05 06 07 08 09 10 11 12",
        "08 09 10 11 12 13 14 15 16 17 18 19",
        "\n".join(f"{hour:02} {hour % 5}" for hour in range(24)),
        "0000000000",
    ],
)
def test_what_is_no_persons_passes(text: str) -> None:
    assert rules(text) == set()


def test_a_text_with_more_than_can_be_looked_at_is_asked_about_unread() -> None:
    unlucky = "010 11 22 33 44 55, "
    assert [*phones(unlucky, guard().switchboards)] == []
    [given_up] = phones(unlucky * MOST_TRIED, guard().switchboards)
    assert [*phones(unlucky * 10 * MOST_TRIED, guard().switchboards)] == [given_up]


def test_each_number_is_found_where_it_begins() -> None:
    text = f"Ring {PHONE}, {SWITCHBOARD} eller {PHONE}"
    assert [*phones(text, guard().switchboards)] == [text.index(PHONE), text.rindex(PHONE)]


@pytest.mark.parametrize(
    "written", [SWITCHBOARD, "+46 8 465 004 00", "0046 (0)8-46500400", "08 465 00 400"]
)
def test_a_number_is_kept_alike_however_it_is_written(written: str) -> None:
    assert as_kept(written) == as_kept(SWITCHBOARD)
    assert [*phones(f"Ring {written}", {as_kept(SWITCHBOARD)})] == []
    assert [*phones(f"Ring {written}", ())] == [len("Ring ")]


@pytest.mark.parametrize(
    ("written", "coordination", "expected"),
    [
        (PHONE, False, True),
        ("0701740605", False, False),
        ("0701740605", True, True),
        ("07 01 74 06 05", False, False),
        ("08-465 004 21", False, True),
        ("020-12 34 56", False, False),
        ("070-174", True, False),
        (f"{PHONE} 1 2 3 4 5 6", True, False),
        ("811228-0000", True, False),
    ],
)
def test_figures_are_rather_a_phones_where_grouped_as_one(
    written: str, *, coordination: bool, expected: bool
) -> None:
    assert is_phone(written, coordination=coordination) is expected


def test_what_is_no_number_cannot_be_a_switchboard() -> None:
    for wrong in ("växeln", "", "12"):
        with pytest.raises(ValueError, match=f"^{NO_NUMBER}$"):
            as_kept(wrong)
