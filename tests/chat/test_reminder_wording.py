"""How reminders are called, and how far they are from their day."""

import pytest

from bot.domain.room import Language
from tests.chat.reading import lexicon
from tests.chat.views import cooperation_of, wording_of


@pytest.mark.parametrize(
    ("rule", "about", "said"),
    [
        ("meeting", "M1", "möte 1"),
        ("deadline", "A1", "slutdagen (åtgärd 1)"),
        ("deadline", "1.3", "slutdagen (1.3)"),
        ("agreement_end", "överenskommelsen", "överenskommelsens slut"),
        ("waiting_yes", "", "ett ja som väntar"),
    ],
)
def test_a_reminder_is_called_by_its_rule_and_what_it_is_about(
    rule: str, about: str, said: str
) -> None:
    assert wording_of(cooperation_of()).reminder(rule, about) == said


@pytest.mark.parametrize(
    ("offset", "said"),
    [
        ("-21d", "21 dagar före"),
        ("-1d", "1 dag före"),
        ("+2d", "2 dagar efter"),
        ("+1d", "1 dag efter"),
        ("-9m", "9 månader före"),
        ("-1m", "1 månad före"),
        ("-8w", "8 veckor före"),
        ("3w", "3 arbetsdagar efter"),
        ("1w", "1 arbetsdag efter"),
        ("+0d", ""),
    ],
)
def test_how_far_it_is_from_its_day_is_said_in_full(offset: str, said: str) -> None:
    assert wording_of(cooperation_of()).offset(offset) == said


@pytest.mark.parametrize("language", list(Language))
def test_each_reason_that_is_known_is_said_and_others_are_no_answer(language: Language) -> None:
    wording = wording_of(cooperation_of(), language)
    assert wording.unsent("refused") != wording.unsent("TimeoutError")
    assert wording.unsent("TimeoutError") == wording.unsent("no_answer")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("group", ["rules", "year_groups", "reminder_acts", "letter_days"])
def test_the_word_named_for_a_choice_is_understood(language: Language, group: str) -> None:
    wording = wording_of(cooperation_of(), language)
    for value in wording.words.choices[group]:
        assert lexicon().choice(group, wording.way_to_say(group, value)) == value
