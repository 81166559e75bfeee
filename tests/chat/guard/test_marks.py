"""Numbers of police reports and registration plates, by their shape."""

import pytest

from bot.chat.guard.rules import Rule
from tests.chat.figures import PLATE, REPORT
from tests.chat.guard.reading import rules


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "K123456-24",
        "K 1234-25",
        "k:123456-24",
        "K_123456_24".replace("_24", "-24"),
        "K123456 24",
        "5000K12345624",
        "K-nr 5000-123456-24",
        "knr: 123456-24",
        "5000-K123456\n-24",
        "anmälan K 12 34 56/2024",
    ],
)
def test_the_number_of_a_report_is_found(text: str) -> None:
    assert rules(text) == {Rule.REPORT_NUMBER}


@pytest.mark.parametrize("text", ["KS 2026/345", "K3-regler", "kl 10-12", "väg 27-31", "K2 2024"])
def test_file_numbers_and_times_are_none(text: str) -> None:
    assert rules(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        PLATE,
        "ABC000",
        "ABC 00A",
        "abc000",
        "ABC-000",
        "A B C 0 0 0",
        "ABC\u00a0\u00a0000",
        "bilen med reg med 000",
        "cbs 000",
        "skylten är a b c 0 0 0",
        "mopeden\nABC\n000",
        "ABC 00A och abc",
        "ABC.000",
        "ABC_000",
        "sek 000 på skylten",
        "reg.nr med 000",
    ],
)
def test_a_plate_is_found(text: str) -> None:
    assert rules(text) == {Rule.PLATE}


@pytest.mark.parametrize(
    "text",
    [
        "med 300 besök",
        "SEK 500",
        "rum101",
        "LED 100 W",
        "max 150 kr",
        "SFS 2023:196",
        "Hus\n100",
        "a b c 1 2 3",
        "ABC 00a",
        "ABC 000-1",
        "AIC 000",
        "ABCD 000",
        "ABC 0000",
        "Abc 000",
        "cbs 000 kr",
        "max150",
    ],
)
def test_other_letters_and_figures_are_none(text: str) -> None:
    assert rules(text) == set()
