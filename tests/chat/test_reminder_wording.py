"""How reminders are called, and how far they are from their day."""

import pytest

from bot.domain.room import Language
from tests.chat.reading import lexicon
from tests.chat.views import cooperation_of, wording_of


@pytest.mark.parametrize(
    ("rule", "about", "said"),
    [
        ("meeting", "M1", "möte 1"),
        ("deadline", "A1", "slutdagen för åtgärd 1"),
        ("deadline", "1.3", "slutdagen för uppgift 1.3"),
        ("deadline", "", "slutdagar"),
        ("deadline_chief", "A1", "åtgärd 1, som skulle ha varit klar"),
        ("deadline_chief", "L1", "löfte 1, som skulle ha varit klart"),
        ("pledge_end", "L2", "slutet på löfte 2"),
        ("question", "L2", "frågan om löfte 2"),
        ("waiting", "L2", "ert ja till löfte 2"),
        ("waiting", "vidare", "ert ja till förslaget att gå vidare"),
        ("waiting", "överenskommelsen", "ert ja till samverkansöverenskommelsen"),
        ("picture_age", "1.7", "att lägesbilden ska uppdateras"),
        ("agreement_end", "överenskommelsen", "överenskommelsens slut"),
        ("waiting_yes", "", "ert ja"),
    ],
)
def test_a_reminder_is_called_by_its_rule_and_what_it_is_about(
    rule: str, about: str, said: str
) -> None:
    assert wording_of(cooperation_of()).reminder(rule, about) == said


def test_it_reads_as_english_too() -> None:
    wording = wording_of(cooperation_of(), Language.EN)
    assert wording.reminder("waiting", "L2") == "your yes to pledge 2"
    assert wording.reminder("waiting_yes", "") == "your yes"


@pytest.mark.parametrize("language", list(Language))
def test_few_choices_are_listed_whole_and_many_by_example(language: Language) -> None:
    wording = wording_of(cooperation_of(), language)
    assert wording.choices("letter_days").count(",") == 4
    assert wording.choices("rules").count(",") == 1


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


def test_today_is_told_from_other_days() -> None:
    wording = wording_of(cooperation_of())
    days = ("2027-03-09", "2027-03-10", "2027-03-11")
    assert [wording.is_today(day) for day in days] == [False, True, False]
