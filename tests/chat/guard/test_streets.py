"""A street with the number of a house is asked about; with that of a flat it never passes."""

import pytest

from bot.chat.guard.rules import Rule
from tests.chat.guard.reading import rules


@pytest.mark.parametrize(
    "text",
    [
        "Storgatan 12",
        "storgatan 12 b",
        "på Björkvägen, nr 4",
        "Storg. 19",
        "Birger Jarls gata 5",
        "Rosengången 7",
        "nr 12 på Storgatan",
        "no 12 at Mainstreet",
        "Storgatan 12:",
        "storgatan 1-3",
        "Storgatan 120",
        "Storgatan\n12\n",
        "12 Main Street 4".replace("12 Main ", "Main"),
    ],
)
def test_a_house_is_asked_about(text: str) -> None:
    assert rules(text) == {Rule.STREET}


@pytest.mark.parametrize(
    "text",
    [
        "Storgatan 12 lgh 1101",
        "Storgatan 12, 2 tr",
        "Storgatan 12 nb",
        "Storgatan 12-1101",
        "lgh 1101 på Storgatan",
        "lägenhet 1101, Storgatan",
        "Storgatan 12 uppgång 2",
        "Storgatan 12/1101",
        "Uppgång 2, Storgatan 12",
    ],
)
def test_a_flat_never_passes(text: str) -> None:
    assert Rule.FLAT in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "längs Storgatan",
        "väg 40 och riksväg 27",
        "Storgatan 12 stolpar",
        "Storgatan 3 mars",
        "Storgatan 30-zon",
        "Stora torget, 123 45 Lindsala",
        "handlingsplan 2",
        "gången 3",
        "lgh 1101 är tom",
        "steg. 4",
        "plan 3",
        "Storgatan 2.5",
        "Storgatan 12 %",
        "Storgatan 1200",
        "birger jarls vik 5",
        "stora gata 5",
        "rum 2, Storgatan",
        "dag. 4",
    ],
)
def test_a_place_without_a_house_passes(text: str) -> None:
    assert rules(text) == set()
