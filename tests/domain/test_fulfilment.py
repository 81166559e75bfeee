"""Tasks that tick themselves: each by what is written, and by nothing less."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.domain.agreement import Agreement, Section, Signing
from bot.domain.chain import Cause, Doer, Item, Measure, Pledge, Problem
from bot.domain.cooperation import Cooperation
from bot.domain.fulfilment import Fulfilment, fulfilled
from bot.domain.ids import AGREEMENT, ItemId, MatterId
from bot.domain.signing import put_agreement_forward, sign
from bot.domain.task import State, standing
from bot.domain.working import PRIORITIES, draft_pledge, prioritise
from tests.domain.builders import ANNA, BO, LINDSALA, agreed, task_of, together

P1, P2, O1, O2, A1, L1 = map(ItemId, ("P1", "P2", "O1", "O2", "A1", "L1"))
DAY = date(2027, 9, 30)
PROBLEM = Problem(
    id=P1, text="Otryggt", by=ANNA, place="torget", frequency="fre–lör", affected="boende"
)
CAUSE = Cause(id=O1, text="Mörkt", by=ANNA, problem=P1)
MEASURE = Measure(
    id=A1,
    text="Lampor",
    by=ANNA,
    cause=O1,
    aim="42 stolpar",
    end=DAY,
    doer=Doer(party=LINDSALA, function="gatuchef"),
    follow_up="antal",
)


def lacking(id_: ItemId, field: str) -> dict[str, Any]:
    return {"id": id_, field: None}


def holding(*items: Item) -> Cooperation:
    cooperation = together()
    content = cooperation.content
    for item in items:
        content = content.with_item(item)
    return replace(cooperation, content=content)


def focused(cooperation: Cooperation, *focus: ItemId) -> Cooperation:
    return agreed(prioritise(cooperation, "Vi väljer.", focus, (), by=ANNA), PRIORITIES)


def pledged(cooperation: Cooperation) -> Cooperation:
    after, _ = draft_pledge(
        cooperation,
        "Vi byter lampor.",
        lambda id_: Pledge(id=id_, by=ANNA, promised_by=(LINDSALA,)),
        by=ANNA,
    )
    return after


def published(cooperation: Cooperation) -> Cooperation:
    public = [replace(one, published=DAY) for one in cooperation.content.pledges]
    content = cooperation.content
    for pledge in public:
        content = content.with_item(pledge)
    return replace(cooperation, content=content)


def agreement(cooperation: Cooperation) -> Cooperation:
    written = Agreement(sections={Section.PURPOSE: "Trygghet."})
    return put_agreement_forward(cooperation, written, "Hela texten.", by=ANNA)


def signed(cooperation: Cooperation) -> Cooperation:
    number = cooperation.round.matter(AGREEMENT).count
    return sign(cooperation, Signing(version=number, day=DAY, signed_by="KSO", by=BO))


@pytest.mark.parametrize("by", Fulfilment)
def test_nothing_is_done_by_nothing(by: Fulfilment) -> None:
    assert not fulfilled(together(), by)


def test_a_task_that_names_no_content_is_not_done_by_any() -> None:
    assert not fulfilled(holding(PROBLEM, CAUSE, MEASURE), None)


@pytest.mark.parametrize("field", ["place", "frequency", "affected"])
def test_problems_are_compared_when_each_says_where_how_often_and_whom(field: str) -> None:
    assert fulfilled(holding(PROBLEM), Fulfilment.PROBLEMS)
    vague = replace(PROBLEM, **lacking(P2, field))
    assert not fulfilled(holding(PROBLEM, vague), Fulfilment.PROBLEMS)


def test_causes_are_analysed_when_every_focus_area_has_one() -> None:
    both = holding(PROBLEM, replace(PROBLEM, id=P2), CAUSE)
    assert not fulfilled(both, Fulfilment.CAUSES)
    assert fulfilled(focused(both, P1), Fulfilment.CAUSES)
    assert not fulfilled(focused(both, P1, P2), Fulfilment.CAUSES)


def test_measures_are_chosen_when_every_focus_area_has_one_that_meets_a_cause() -> None:
    second = (replace(PROBLEM, id=P2), replace(CAUSE, id=O2, problem=P2))
    loose = replace(MEASURE, id=ItemId("A2"), cause=None)
    both = holding(PROBLEM, CAUSE, MEASURE, *second, loose)
    assert not fulfilled(both, Fulfilment.MEASURES)
    assert fulfilled(focused(both, P1), Fulfilment.MEASURES)
    assert not fulfilled(focused(both, P1, P2), Fulfilment.MEASURES)


@pytest.mark.parametrize("field", ["cause", "aim", "end", "doer"])
def test_the_plan_is_whole_when_every_measure_is(field: str) -> None:
    assert fulfilled(holding(PROBLEM, CAUSE, MEASURE), Fulfilment.PLAN)
    bare = replace(MEASURE, **lacking(ItemId("A2"), field))
    assert not fulfilled(holding(PROBLEM, CAUSE, MEASURE, bare), Fulfilment.PLAN)


def test_the_follow_up_is_planned_when_every_measure_says_how() -> None:
    assert fulfilled(holding(PROBLEM, CAUSE, MEASURE), Fulfilment.FOLLOW_UP)
    bare = replace(MEASURE, id=ItemId("A2"), follow_up=None)
    assert not fulfilled(holding(PROBLEM, CAUSE, MEASURE, bare), Fulfilment.FOLLOW_UP)


def test_pledges_are_made_when_all_have_said_yes_to_each() -> None:
    one = agreed(pledged(together()), L1)
    assert fulfilled(one, Fulfilment.PLEDGES)
    assert not fulfilled(pledged(one), Fulfilment.PLEDGES)
    assert not fulfilled(agreed(pledged(together()), L1, by=[BO]), Fulfilment.PLEDGES)


def test_pledges_are_told_when_each_is_published() -> None:
    one = published(agreed(pledged(together()), L1))
    assert fulfilled(one, Fulfilment.PUBLISHED)
    assert not fulfilled(pledged(one), Fulfilment.PUBLISHED)
    assert not fulfilled(agreed(pledged(together()), L1), Fulfilment.PUBLISHED)


def test_the_agreement_is_drafted_when_there_is_a_text() -> None:
    assert fulfilled(agreement(together()), Fulfilment.DRAFT)
    assert fulfilled(agreed(agreement(together()), AGREEMENT), Fulfilment.DRAFT)


@pytest.mark.parametrize(
    ("steps", "done"),
    [
        ((agreement,), False),
        ((agreement, lambda one: agreed(one, AGREEMENT)), False),
        ((agreement, lambda one: agreed(one, AGREEMENT), signed), True),
    ],
)
def test_the_agreement_is_there_when_it_is_signed(
    steps: tuple[Callable[[Cooperation], Cooperation], ...], *, done: bool
) -> None:
    cooperation = together()
    for step in steps:
        cooperation = step(cooperation)
    assert fulfilled(cooperation, Fulfilment.AGREEMENT) is done


def test_a_newer_version_that_all_agree_on_must_be_signed_again() -> None:
    one = signed(agreed(agreement(together()), AGREEMENT))
    longer = Agreement(sections={Section.PURPOSE: "Mer."}, signing=one.content.agreement.signing)
    redrafted = put_agreement_forward(one, longer, "Längre text.", by=BO)
    assert fulfilled(redrafted, Fulfilment.AGREEMENT)
    resettled = agreed(redrafted, AGREEMENT)
    assert not fulfilled(resettled, Fulfilment.AGREEMENT)
    assert fulfilled(signed(resettled), Fulfilment.AGREEMENT)


def test_a_task_with_content_behind_it_ticks_and_opens_by_itself() -> None:
    task = task_of("4.6", content=Fulfilment.FOLLOW_UP)
    done = holding(PROBLEM, CAUSE, MEASURE)
    assert standing(done, task).state is State.DONE
    one_more = done.content.with_item(replace(MEASURE, id=ItemId("A2"), follow_up=None))
    assert standing(replace(done, content=one_more), task).state is State.OPEN


def test_without_its_content_such_a_task_can_still_be_agreed_on() -> None:
    task = task_of("4.7", two_keys=True, content=Fulfilment.PLEDGES)
    assert standing(together(), task).state is State.OPEN
    assert MatterId(task.id) not in together().round.matters
