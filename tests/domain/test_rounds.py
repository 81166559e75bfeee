"""Round again: what is closed, what is brought along, and which numbers go on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.agreeing import propose
from bot.domain.agreement import Agreement
from bot.domain.approval import Matter
from bot.domain.chain import Cause, Letter, Problem
from bot.domain.check_in import CheckIn, Closed
from bot.domain.cooperation import Cooperation
from bot.domain.fulfilment import Fulfilment, fulfilled
from bot.domain.ids import ADVANCE, ItemId, MatterId
from bot.domain.log import Act
from bot.domain.moving import advance, ask_to_advance, before_its_time, follow_through
from bot.domain.process import Process
from bot.domain.round import Carried
from bot.domain.ticking import skip, tick
from bot.domain.version import Proposal, What
from bot.domain.working import PRIORITIES, add, change, prioritise, remove
from tests.domain.builders import (
    ANNA,
    BO,
    DECIDED,
    JOINT,
    JOINT_GATE,
    NEWER,
    POLICE_GATE,
    PROCESS,
    REFERENCE,
    agreed,
    pushed,
    ready,
    real_process,
    refusal,
    task_of,
    together,
    written,
)
from tests.domain.followed import acting, answered, counted, in_step, pledge, promised

LATER = replace(ANNA, at=ANNA.at + timedelta(days=3))


def test_after_the_last_step_comes_the_next_round_by_the_newest_process() -> None:
    ended = pushed(pushed(tick(ready(together()), JOINT, by=ANNA)))
    again = advance(ended, PROCESS, NEWER, by=LATER)
    assert again.round.number == 2
    assert again.round.process == NEWER.hash
    assert (again.round.step, again.round.started, again.round.step_since) == (
        1,
        LATER.at,
        LATER.at,
    )
    assert again.round.marks == {}
    assert again.round.matter(MatterId("1.3")) == Matter(count=1)
    assert again.round.carried == {"1.3": Carried(round=1, text="Så gör vi.")}


def test_a_closed_round_stays_in_the_log_as_one_entry() -> None:
    ended = pushed(pushed(tick(ready(together()), JOINT, by=ANNA)))
    again = advance(ended, PROCESS, NEWER, by=LATER)
    closed, started = again.fresh[-2:]
    assert (closed.act, closed.about, started.act, started.about) == (
        Act.ROUND_CLOSED,
        "1",
        Act.ROUND_STARTED,
        "2",
    )
    assert closed.content is not None
    assert closed.content["settled"] == {"1.3": {"version": 1, "text": "Så gör vi."}}
    assert closed.content["marks"]["1.1"] == [{"kind": "done", "party": None}]
    assert {"kind": "done", "party": "polis"} in closed.content["marks"]["1.5"]


def test_the_last_gate_can_be_gone_against_too() -> None:
    gated: Process = replace(
        PROCESS,
        steps=(replace(PROCESS.steps[0], tasks=(task_of("1.1", criterion=True),)),),
    )
    asked = agreed(ask_to_advance(together(), by=ANNA, reason="Slut"), ADVANCE)
    assert follow_through(asked, gated, NEWER, ADVANCE, by=BO).round.number == 2


CARRIES: dict[str, tuple[Callable[[Cooperation], Cooperation], dict[str, Carried]]] = {
    "a text": (
        lambda c: agreed(written(c, DECIDED), "1.3"),
        {"1.3": Carried(round=1, text="Så gör vi.")},
    ),
    "a document": (
        lambda c: agreed(
            propose(
                c,
                DECIDED,
                Proposal(what=What.REFERENCE, text=REFERENCE.title, reference=REFERENCE),
                by=BO,
            ),
            "1.3",
        ),
        {"1.3": Carried(round=1, text="Lägesbild 2027")},
    ),
    "not why it was put aside": (
        lambda c: agreed(skip(c, DECIDED, by=BO, reason="Onödigt"), "1.3"),
        {},
    ),
    "not what waits for a yes": (lambda c: written(c, DECIDED), {}),
    "not what goes no further": (
        lambda c: agreed(skip(c, JOINT_GATE, by=BO, reason="Onödigt"), "1.2"),
        {},
    ),
}


@pytest.mark.parametrize(("made", "carried"), CARRIES.values(), ids=CARRIES.keys())
def test_what_was_agreed_on_is_brought_along(
    made: Callable[[Cooperation], Cooperation], carried: dict[str, Carried]
) -> None:
    ended = pushed(pushed(pushed(made(together()))))
    assert ended.round.number == 2
    assert ended.round.carried == carried


def test_what_the_old_process_had_and_the_new_has_not_keeps_its_numbers() -> None:
    cooperation = agreed(skip(pushed(together()), POLICE_GATE, by=BO, reason="Nej"), "2.1")
    ended = pushed(pushed(cooperation))
    assert ended.round.matter(MatterId("2.1")) == Matter(count=1)


def brought_along() -> Cooperation:
    """Return the second round of a cooperation that had a measure, a problem and a pledge."""
    old = promised(acting(in_step(3), cause=None), end=None)
    old, _ = add(
        old,
        Letter.PROBLEM,
        lambda id_: Problem(
            id=id_, text="x", by=ANNA, place="torget", frequency="fre", affected="alla"
        ),
        by=ANNA,
    )
    assert fulfilled(old, Fulfilment.PROBLEMS)
    return pushed(old)


def test_what_is_brought_along_does_no_task_by_being_there() -> None:
    new = brought_along()
    assert set(new.round.brought) == {"A1", "L1", "P1"}
    checks = (
        Fulfilment.PROBLEMS,
        Fulfilment.MEASURES,
        Fulfilment.PLAN,
        Fulfilment.FOLLOW_UP,
        Fulfilment.PLEDGES,
        Fulfilment.PUBLISHED,
        Fulfilment.PICTURE,
    )
    assert not any(fulfilled(new, check) for check in checks)


def test_what_somebody_changes_has_been_looked_over() -> None:
    new = brought_along()
    problem = new.content.problems[0]
    after = change(new, replace(problem, cost="mycket"), by=BO)
    assert set(after.round.brought) == {"A1", "L1"}
    assert fulfilled(after, Fulfilment.PROBLEMS)
    assert remove(new, problem.id, by=BO).round.brought == ("A1", "L1")


def test_the_round_ends_with_its_last_check_in() -> None:
    old = answered(counted(promised(in_step(3), end=None), 4))
    new = pushed(old)
    assert [one.act for one in new.fresh[-3:]] == [
        Act.CHECK_IN_CLOSED,
        Act.ROUND_CLOSED,
        Act.ROUND_STARTED,
    ]
    assert (new.round.check_in, new.round.closed) == (
        None,
        Closed(year=2027, day=BO.at.date()),
    )
    assert pledge(new).total == 4
    assert pledge(new).earlier == pledge(old).answer


def test_before_the_agreements_last_check_in_no_round_begins_by_one() -> None:
    there = in_step(3)
    until = Agreement(sections={}, end=date(2028, 12, 31))
    longer = replace(there, content=replace(there.content, agreement=until))
    assert before_its_time(longer, PROCESS)
    assert refusal(lambda: advance(longer, PROCESS, NEWER, by=ANNA)).code == "not_last_check_in"
    assert advance(there, PROCESS, NEWER, by=ANNA).round.number == 2
    assert pushed(longer).round.number == 2, "with a reason, all may"
    earlier = replace(longer, round=replace(longer.round, step=2))
    assert not before_its_time(earlier, PROCESS)


def test_the_first_check_in_comes_with_step_four() -> None:
    process, there = real_process(), in_step(3, None)
    there = ask_to_advance(there, by=ANNA, reason="Klart")
    after = follow_through(agreed(there, ADVANCE), process, process, ADVANCE, by=BO)
    assert after.round.check_in == CheckIn(year=2027, began=BO.at.date())


def test_a_focus_area_needs_a_cause_that_has_been_looked_over() -> None:
    new = brought_along()
    problem = new.content.problems[0].id
    there, _ = add(
        replace(new, round=replace(new.round, brought=())),
        Letter.CAUSE,
        lambda id_: Cause(id=id_, text="x", by=ANNA, problem=problem),
        by=ANNA,
    )
    there = agreed(prioritise(there, "Vi väljer.", (problem,), (), by=ANNA), PRIORITIES)
    assert fulfilled(there, Fulfilment.CAUSES)
    left = replace(there, round=replace(there.round, brought=(ItemId("O1"),)))
    assert not fulfilled(left, Fulfilment.CAUSES)
