"""Questions between the parties: kept with what they are about, answered once, by the others."""

from bot.domain.asking import answer, ask, open_to, questions_about
from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId
from bot.domain.log import Act
from bot.domain.party import POLICE
from tests.domain.builders import ANNA, BO, CIA, LINDSALA, refusal, together

M = MatterId("1.3")


def asked(municipalities: int = 1) -> Cooperation:
    return ask(together(municipalities), M, "Räcker det?", by=ANNA)[0]


def test_a_question_waits_for_the_others_alone() -> None:
    assert [one.text for one in open_to(asked(), POLICE)] == ["Räcker det?"]
    assert open_to(asked(), LINDSALA) == ()
    assert questions_about(asked(), MatterId("1.5")) == ()
    assert asked().fresh[-1].act is Act.ASKED


def test_the_first_answer_closes_it_and_stays_with_it() -> None:
    [question] = questions_about(asked(2), M)
    after = answer(asked(2), question, "Ja.", by=BO)
    [closed] = questions_about(after, M)
    assert (closed.answer, closed.answered_by) == ("Ja.", BO)
    assert open_to(after, CIA.party) == ()
    refused = refusal(lambda: answer(after, closed, "Nej.", by=CIA))
    assert (refused.code, refused.facts["party"]) == ("already_answered", POLICE)


def test_nobody_answers_her_own_partys_question() -> None:
    [question] = questions_about(asked(), M)
    assert refusal(lambda: answer(asked(), question, "Ja.", by=ANNA)).code == "own_question"


def test_each_question_has_a_number_of_its_own() -> None:
    twice, second = ask(asked(), M, "Och då?", by=BO)
    assert (second.number, len(questions_about(twice, M))) == (2, 2)
    first, _ = questions_about(twice, M)
    after = answer(twice, first, "Ja.", by=BO)
    assert [one.answer for one in questions_about(after, M)] == ["Ja.", None]
