"""Two keys in a cooperation: who may answer, what is noted, and what the parties get to see."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.agreeing import (
    approve,
    decline,
    needs_decision,
    propose,
    record_outside,
    withdraw,
)
from bot.domain.approval import Matter
from bot.domain.confirming import unanswered
from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId
from bot.domain.log import Act
from bot.domain.member import By, Role
from bot.domain.party import POLICE
from bot.domain.process import Task
from bot.domain.ticking import skip
from bot.domain.version import Proposal, What
from tests.domain.builders import (
    AGREED,
    ANNA,
    BO,
    CIA,
    DECIDED,
    DECISION,
    EACH_GATE,
    JOINT_GATE,
    LINDSALA,
    NORRBY,
    REFERENCE,
    agreed,
    alone,
    joining,
    refusal,
    together,
    who,
    written,
)

M = MatterId(DECIDED.id)
TEXT = Proposal(what=What.TEXT, text="Så gör vi.")
Answer = Callable[[Cooperation, By], Cooperation]
ANSWERS: dict[str, Answer] = {
    "approve": lambda cooperation, by: approve(cooperation, M, 1, by=by),
    "decline": lambda cooperation, by: decline(cooperation, M, 1, by=by, reason="Nej"),
    "withdraw": lambda cooperation, by: withdraw(cooperation, M, by=by),
    "record_outside": lambda cooperation, by: record_outside(
        cooperation, M, 1, by=by, decision=DECISION
    ),
}
ANSWERED = pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())


def last(cooperation: Cooperation) -> tuple[Act, str | None, int | None, Any]:
    """Return what the log says of the last act."""
    entry = cooperation.fresh[-1]
    return entry.act, entry.about, entry.version, entry.content


def test_a_text_is_put_forward_and_noted() -> None:
    cooperation = written(together(), DECIDED)
    assert last(cooperation) == (Act.WRITTEN, "1.3", 1, {"what": "text", "text": "Så gör vi."})
    again = written(cooperation, DECIDED, "Nytt.")
    assert last(again)[2] == again.round.matter(M).count == 2


def test_a_reference_is_noted_with_what_a_diary_needs() -> None:
    proposal = Proposal(what=What.REFERENCE, text=REFERENCE.title, reference=REFERENCE)
    cooperation = propose(together(), DECIDED, proposal, by=ANNA)
    assert last(cooperation)[3] == {
        "what": "reference",
        "text": "Lägesbild 2027",
        "title": "Lägesbild 2027",
        "registration": "KS 2027/9",
        "day": "2027-01-02",
    }


def test_the_last_yes_is_noted_and_so_is_that_it_settles() -> None:
    half = approve(written(together(), DECIDED), M, 1, by=ANNA, decision=DECISION)
    assert last(half) == (
        Act.APPROVED,
        "1.3",
        1,
        {"body": "KS", "day": "2027-01-27", "paragraph": "41", "registration": "KS 2027/118"},
    )
    whole = approve(half, M, 1, by=BO)
    assert [entry.act for entry in whole.fresh[-2:]] == [Act.APPROVED, Act.SETTLED]
    assert whole.fresh[-2].content is None
    assert whole.round.matter(M).settled


@pytest.mark.parametrize("municipalities", [1, 2, 3])
def test_every_party_has_a_key(municipalities: int) -> None:
    cooperation = written(together(municipalities), DECIDED)
    while waiting := cooperation.round.matter(M).waiting(cooperation.party_ids):
        assert cooperation.round.matter(M).settled is None
        by = next(one for one in (ANNA, CIA, BO, who("dag", waiting[0])) if one.party == waiting[0])
        cooperation = approve(cooperation, M, 1, by=by)
    settled = cooperation.round.matter(M).settled
    assert settled is not None
    assert len(settled.yeses) == municipalities + 1


def test_a_no_and_a_yes_taken_back_are_noted() -> None:
    half = approve(written(together(), DECIDED), M, 1, by=ANNA)
    declined = decline(half, M, 1, by=BO, reason="För dyrt")
    assert last(declined) == (Act.DECLINED, "1.3", 1, {"reason": "För dyrt"})
    assert last(withdraw(declined, M, by=ANNA)) == (Act.WITHDRAWN, "1.3", 1, None)


@ANSWERED
@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.COMMUNICATOR, Role.READER])
def test_only_a_contact_or_a_decider_holds_the_key(answer: Answer, role: Role) -> None:
    eva = who("eva", LINDSALA, role)
    cooperation = joining(written(alone(), DECIDED), eva)
    assert refusal(lambda: answer(cooperation, eva)).code == "key_missing"


@ANSWERED
def test_a_stranger_has_no_key(answer: Answer) -> None:
    cooperation = written(together(), DECIDED)
    assert refusal(lambda: answer(cooperation, who("eva", LINDSALA))).code == "key_missing"


@ANSWERED
def test_nobody_answers_for_another_party_than_her_own(answer: Answer) -> None:
    cooperation = approve(written(together(2), DECIDED), M, 1, by=CIA)
    borrowed = replace(ANNA, party=NORRBY)
    assert refusal(lambda: answer(cooperation, borrowed)).code == "key_missing"
    unjoined = written(alone(), DECIDED)
    assert refusal(lambda: answer(unjoined, replace(ANNA, party=POLICE))).code == "key_missing"


@ANSWERED
def test_a_refusal_says_which_text_it_is_about(answer: Answer) -> None:
    error = refusal(lambda: answer(together(), ANNA))
    assert error.facts["id"] == "1.3"


def test_a_joint_criterion_is_not_put_aside_twice_at_once() -> None:
    asked = skip(together(), JOINT_GATE, by=ANNA, reason="Finns redan")
    error = refusal(lambda: skip(asked, JOINT_GATE, by=BO, reason="Onödigt"))
    assert (error.code, error.facts["version"]) == ("skip_already_proposed", 1)
    again = skip(asked, JOINT_GATE, by=ANNA, reason="Nytt skäl")
    assert again.round.matter(MatterId("1.2")).count == 2, "one's own asking is asked anew"
    edited = propose(written(together(), DECIDED), DECIDED, replace(TEXT, text="Bos"), by=BO)
    assert edited.round.matter(M).count == 2, "a text of two keys is edited by anyone"


def test_a_party_that_joins_is_shown_what_was_decided_without_it() -> None:
    recorded = record_outside(written(alone(), DECIDED), M, 1, by=ANNA, decision=DECISION)
    assert last(recorded)[:3] == (Act.RECORDED_OUTSIDE, "1.3", 1)
    with_other = written(recorded, AGREED)
    joined = joining(with_other, BO)
    assert unanswered(joined, POLICE) == (M, MatterId(AGREED.id)), "and what waits for it"
    settled = agreed(joined, "1.3")
    assert settled.round.matter(M).settled
    assert unanswered(settled, POLICE) == (MatterId(AGREED.id),)


def test_with_all_here_nothing_is_decided_outside() -> None:
    cooperation = written(together(), DECIDED)
    error = refusal(lambda: record_outside(cooperation, M, 1, by=ANNA, decision=DECISION))
    assert error.code == "all_are_here"


@pytest.mark.parametrize(
    ("task", "what", "needed"),
    [
        (DECIDED, What.TEXT, True),
        (DECIDED, What.REFERENCE, True),
        (DECIDED, What.SKIP, False),
        (DECIDED, None, False),
        (AGREED, What.TEXT, False),
        (EACH_GATE, What.SKIP, False),
        (None, What.MOVE, False),
    ],
)
def test_a_decision_is_asked_for_where_the_task_says_so(
    task: Task | None,
    what: What | None,
    needed: bool,  # noqa: FBT001
) -> None:
    matter = Matter().propose(Proposal(what=what, text="Text"), by=ANNA) if what else Matter()
    assert needs_decision(task, matter) is needed
