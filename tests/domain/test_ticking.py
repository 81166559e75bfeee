"""Ticks: whose they are, what takes their place, and what an undo brings back."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.domain.agreeing import propose
from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId, PartyId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.process import Task
from bot.domain.round import MarkKind
from bot.domain.ticking import not_yet, skip, tick, undo
from bot.domain.version import Proposal, What
from tests.domain.builders import (
    ANNA,
    BO,
    CIA,
    DECIDED,
    EACH_GATE,
    JOINT,
    JOINT_GATE,
    LINDSALA,
    MUNICIPAL_TASK,
    POLICE_GATE,
    REFERENCE,
    marks,
    refusal,
    together,
)

TICKED = tick(together(), JOINT, by=BO)
Move = Callable[[Cooperation], Cooperation]


@pytest.mark.parametrize(
    ("task", "by", "party"),
    [
        (JOINT, BO, None),
        (JOINT, ANNA, None),
        (EACH_GATE, BO, BO.party),
        (EACH_GATE, ANNA, ANNA.party),
        (MUNICIPAL_TASK, CIA, CIA.party),
        (POLICE_GATE, BO, BO.party),
    ],
)
def test_a_tick_is_set_for_the_one_whose_mark_it_is(task: Task, by: By, party: str | None) -> None:
    cooperation = tick(together(2), task, by=by)
    assert marks(cooperation, task) == [(MarkKind.DONE, party, by.person)]
    entry = cooperation.fresh[-1]
    assert (entry.act, entry.about, entry.content) == (Act.TICKED, task.id, None)


def test_each_party_has_a_mark_of_its_own() -> None:
    both = tick(tick(together(), EACH_GATE, by=ANNA), EACH_GATE, by=BO)
    assert [by for *_, by in marks(both, EACH_GATE)] == ["anna", "bo"]


def test_a_reference_says_where_it_stands() -> None:
    cooperation = tick(together(), JOINT, by=ANNA, reference=REFERENCE)
    mark = cooperation.round.mark_of(JOINT.id, None)
    assert mark is not None
    assert (mark.kind, mark.reference) == (MarkKind.REFERENCE, REFERENCE)
    entry = cooperation.fresh[-1]
    assert entry.act is Act.REFERRED
    assert entry.content == {
        "title": "Lägesbild 2027",
        "registration": "KS 2027/9",
        "day": "2027-01-02",
    }


@pytest.mark.parametrize(
    "act",
    [
        lambda cooperation, task, by: tick(cooperation, task, by=by),
        lambda cooperation, task, by: undo(cooperation, task, by=by),
        lambda cooperation, task, by: skip(cooperation, task, by=by, reason="Nej"),
    ],
    ids=["tick", "undo", "skip"],
)
@pytest.mark.parametrize(("task", "by"), [(POLICE_GATE, ANNA), (MUNICIPAL_TASK, BO)])
def test_another_partys_task_is_left_alone(
    act: Callable[[Cooperation, Task, By], Cooperation], task: Task, by: By
) -> None:
    error = refusal(lambda: act(together(), task, by))
    assert (error.code, by.party in error.facts["parties"]) == ("other_partys_task", False)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda: tick(together(), DECIDED, by=ANNA), "needs_two_keys"),
        (lambda: undo(together(), DECIDED, by=ANNA), "needs_two_keys"),
        (lambda: tick(TICKED, JOINT, by=BO), "already_ticked"),
        (lambda: tick(TICKED, JOINT, by=ANNA), "already_ticked"),
        (lambda: undo(together(), JOINT, by=ANNA), "nothing_to_undo"),
        (lambda: undo(TICKED, JOINT, by=ANNA), "not_yours_to_undo"),
        (lambda: skip(together(), JOINT, by=ANNA, reason=""), "reason_missing"),
        (lambda: not_yet(TICKED, JOINT, by=ANNA, reason=""), "reason_missing"),
        (lambda: not_yet(TICKED, EACH_GATE, by=ANNA, reason="Nej"), "not_for_objection"),
        (lambda: not_yet(TICKED, DECIDED, by=ANNA, reason="Nej"), "not_for_objection"),
        (lambda: not_yet(together(), JOINT, by=ANNA, reason="Nej"), "nothing_to_object_to"),
    ],
)
def test_what_cannot_be_marked_is_refused_with_a_reason(
    act: Callable[[], object], code: str
) -> None:
    assert refusal(act).code == code


def test_a_reference_is_the_same_only_with_every_field() -> None:
    referred = tick(together(), JOINT, by=ANNA, reference=REFERENCE)
    again = refusal(lambda: tick(referred, JOINT, by=BO, reference=REFERENCE))
    assert (again.code, again.facts["party"]) == ("already_ticked", LINDSALA)
    other = replace(REFERENCE, registration=None)
    assert marks(tick(referred, JOINT, by=BO, reference=other), JOINT)[0][2] == "bo"


def test_another_party_may_open_a_joint_task_with_a_reason() -> None:
    opened = not_yet(TICKED, JOINT, by=ANNA, reason="Kartan saknas")
    assert marks(opened, JOINT) == [(MarkKind.NOT_YET, None, "anna")]
    assert opened.fresh[-1].content == {"reason": "Kartan saknas"}
    assert refusal(lambda: undo(opened, JOINT, by=ANNA)).code == "nothing_to_undo"
    twice = refusal(lambda: not_yet(opened, JOINT, by=BO, reason="Igen"))
    assert twice.code == "nothing_to_object_to"
    assert marks(tick(opened, JOINT, by=BO), JOINT) == [(MarkKind.DONE, None, "bo")]


def test_what_is_no_criterion_is_put_aside_at_once() -> None:
    cooperation = skip(together(), JOINT, by=ANNA, reason="Första varvet")
    assert marks(cooperation, JOINT) == [(MarkKind.SKIPPED, None, "anna")]
    entry = cooperation.fresh[-1]
    assert (entry.act, entry.content) == (Act.SKIPPED, {"reason": "Första varvet"})


def test_what_is_put_aside_is_not_put_aside_again() -> None:
    skipped = skip(together(), JOINT, by=ANNA, reason="Första varvet")
    again = refusal(lambda: skip(skipped, JOINT, by=BO, reason="Onödigt"))
    assert again.code == "already_ticked"


def test_what_is_put_aside_can_be_done_after_all() -> None:
    skipped = skip(together(), JOINT, by=ANNA, reason="Första varvet")
    assert marks(tick(skipped, JOINT, by=BO), JOINT) == [(MarkKind.DONE, None, "bo")]


@pytest.mark.parametrize(
    ("task", "party"), [(JOINT_GATE, None), (DECIDED, None), (EACH_GATE, LINDSALA)]
)
def test_a_criterion_or_a_text_is_put_aside_by_every_partys_yes(
    task: Task, party: PartyId | None
) -> None:
    cooperation = skip(together(), task, by=ANNA, reason="Finns redan")
    assert marks(cooperation, task) == []
    proposed = cooperation.round.matter(MatterId(task.id)).proposed
    assert proposed is not None
    assert proposed.proposal == Proposal(what=What.SKIP, text="Finns redan", party=party)


def test_a_text_put_forward_on_a_joint_task_is_not_a_tick() -> None:
    proposal = Proposal(what=What.TEXT, text="Text")
    assert marks(propose(together(), DECIDED, proposal, by=ANNA), DECIDED) == []
