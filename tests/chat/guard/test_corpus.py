"""Lines that must be found and lines that must pass, in two halves, one of them held back."""

import pytest

from bot.chat.guard.rules import STOPS, Rule
from tests.chat.guard.reading import lines, rules

HALVES = ("open", "held")
FEWEST = 300
RECALL, MOST_FALSE, RIGHT_CLASS = 0.98, 0.01, 0.98


def wanted(half: str) -> list[tuple[set[Rule], str]]:
    """Return what must be found in each line, and the line."""
    parted = (one.partition("\t") for one in lines(f"stop-{half}"))
    return [({Rule(kind) for kind in kinds.split(",")}, text) for kinds, _, text in parted]


def test_there_are_enough_of_both() -> None:
    assert sum(len(wanted(half)) for half in HALVES) >= FEWEST
    assert sum(len(lines(f"pass-{half}")) for half in HALVES) >= FEWEST


@pytest.mark.parametrize("half", HALVES)
def test_every_personal_number_is_found(half: str) -> None:
    of_people = [text for kinds, text in wanted(half) if Rule.PERSONAL_NUMBER in kinds]
    assert of_people
    assert [text for text in of_people if Rule.PERSONAL_NUMBER not in rules(text)] == []


@pytest.mark.parametrize("half", HALVES)
def test_hardly_anything_is_missed(half: str) -> None:
    missed = [text for _, text in wanted(half) if not rules(text)]
    assert len(missed) <= (1 - RECALL) * len(wanted(half)), missed


@pytest.mark.parametrize("half", HALVES)
def test_what_never_passes_and_what_is_asked_about_are_told_apart(half: str) -> None:
    wrong = [
        text for kinds, text in wanted(half) if bool(kinds & STOPS) != bool(rules(text) & STOPS)
    ]
    assert len(wrong) <= (1 - RIGHT_CLASS) * len(wanted(half)), wrong


@pytest.mark.parametrize("half", HALVES)
def test_hardly_any_everyday_line_is_held_back(half: str) -> None:
    everyday = lines(f"pass-{half}")
    held = [text for text in everyday if rules(text)]
    assert len(held) < MOST_FALSE * len(everyday), held
