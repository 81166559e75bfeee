"""Round again: what is closed, what is brought along, and which numbers go on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.agreeing import propose
from bot.domain.approval import Matter
from bot.domain.cooperation import Cooperation
from bot.domain.ids import ADVANCE, MatterId
from bot.domain.log import Act
from bot.domain.moving import advance, ask_to_advance, follow_through
from bot.domain.process import Process
from bot.domain.round import Carried
from bot.domain.ticking import skip, tick
from bot.domain.version import Proposal, What
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
    task_of,
    together,
    written,
)

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
