"""A question waits for the parties that were asked, and they are told of it twice."""

from datetime import date

from bot.domain.asking import answer, ask
from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId
from bot.domain.party import POLICE
from reminders.rules.question import RULE
from tests.domain.builders import ANNA, BO, LINDSALA
from tests.domain.followed import in_step, later
from tests.reminders.situations import days, found, labels

DAY = date(2027, 1, 12)


def questioned(*abouts: str) -> Cooperation:
    """Let Anna ask about texts."""
    there = in_step()
    for about in abouts or ("1.5",):
        there, _ = ask(there, MatterId(about), "Räcker det?", by=ANNA)
    return there


def test_the_others_are_told_after_three_and_seven_workdays() -> None:
    calls = found(RULE, questioned(), DAY)
    assert days(calls) == [("3w", date(2027, 1, 14)), ("7w", date(2027, 1, 20))]
    assert {(one.about, one.party, one.facts["asker"]) for one in calls} == {
        ("1.5", POLICE, LINDSALA)
    }
    assert calls[0].offers[0].values == {"id": "1.5", "question": 1}
    assert labels(calls[0]) == ["answer_question"]


def test_two_questions_about_the_same_thing_are_one_line() -> None:
    calls = found(RULE, questioned("1.5", "1.5"), DAY)
    assert [one.offers[0].values["question"] for one in calls] == [1, 1]


def test_a_question_of_another_day_or_thing_is_another_line() -> None:
    there, _ = ask(questioned("1.5", "4.5"), MatterId("1.5"), "Och?", by=later(ANNA, days=3))
    assert len({one.counted for one in found(RULE, there, DAY)}) == 3


def test_what_is_answered_waits_for_nobody() -> None:
    there = questioned()
    [asked] = there.content.questions
    assert found(RULE, answer(there, asked, "Ja.", by=BO), DAY) == []
