"""How a task stands: what counts, who is still to act, and whom Brå's criterion holds up."""

from collections.abc import Callable

import pytest

from bot.domain.agreeing import approve, propose, record_outside, withdraw
from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId, PartyId
from bot.domain.party import POLICE
from bot.domain.process import Owner
from bot.domain.task import Standing, State, owners, settled_skip, standing
from bot.domain.ticking import not_yet, skip, tick, undo
from bot.domain.version import Proposal, What
from tests.domain.builders import (
    AGREED,
    ANNA,
    BO,
    DECIDED,
    DECISION,
    JOINT,
    JOINT_GATE,
    LINDSALA,
    NORRBY,
    REFERENCE,
    agreed,
    alone,
    put_aside,
    together,
    written,
)

M = MatterId(DECIDED.id)
BOTH = (LINDSALA, POLICE)
ALL = (LINDSALA, NORRBY, POLICE)
REFERRED = Proposal(what=What.REFERENCE, text=REFERENCE.title, reference=REFERENCE)
Made = Callable[[], Cooperation]


@pytest.mark.parametrize(
    ("owner", "having"),
    [
        (Owner.JOINT, ()),
        (Owner.EACH, ALL),
        (Owner.MUNICIPALITY, (LINDSALA, NORRBY)),
        (Owner.POLICE, (POLICE,)),
    ],
)
def test_the_owner_says_who_has_a_mark(owner: Owner, having: tuple[PartyId, ...]) -> None:
    assert owners(together(2), owner) == having


TWO_KEYS: dict[str, tuple[Made, State, tuple[PartyId, ...]]] = {
    "nobody has written": (together, State.OPEN, BOTH),
    "written": (lambda: written(together(), DECIDED), State.WAITING, BOTH),
    "half": (
        lambda: approve(written(together(), DECIDED), M, 1, by=BO),
        State.WAITING,
        (LINDSALA,),
    ),
    "all": (lambda: agreed(written(together(), DECIDED), M), State.DONE, ()),
    "a new version beside": (
        lambda: written(agreed(written(together(), DECIDED), M), DECIDED, "Nytt"),
        State.DONE,
        (),
    ),
    "found elsewhere": (
        lambda: agreed(propose(together(), DECIDED, REFERRED, by=BO), M),
        State.REFERENCE,
        (),
    ),
    "put aside": (
        lambda: agreed(skip(together(), DECIDED, by=BO, reason="Nej"), M),
        State.SKIPPED,
        (),
    ),
    "found elsewhere, says one": (
        lambda: propose(together(), DECIDED, REFERRED, by=BO),
        State.WAITING,
        BOTH,
    ),
    "outside, the own yes missing": (
        lambda: record_outside(written(alone(), DECIDED), M, 1, by=ANNA, decision=DECISION),
        State.WAITING,
        BOTH,
    ),
    "outside": (
        lambda: record_outside(
            approve(written(alone(), DECIDED), M, 1, by=ANNA), M, 1, by=ANNA, decision=DECISION
        ),
        State.OUTSIDE,
        (),
    ),
}


@pytest.mark.parametrize(("made", "state", "todo"), TWO_KEYS.values(), ids=TWO_KEYS.keys())
def test_a_text_of_two_keys_stands_as_its_yeses(
    made: Made, state: State, todo: tuple[PartyId, ...]
) -> None:
    found = standing(made(), DECIDED)
    assert (found.state, found.todo, found.must) == (state, todo, todo)
    assert found.done is not bool(todo)
    assert found.holds_up is bool(todo)
    assert (found.since == ANNA.at) is (state is State.WAITING)


JOINT_ONES: dict[str, tuple[Made, State]] = {
    "nothing": (together, State.OPEN),
    "ticked": (lambda: tick(together(), JOINT_GATE, by=BO), State.DONE),
    "undone": (lambda: undo(tick(together(), JOINT_GATE, by=BO), JOINT_GATE, by=BO), State.OPEN),
    "referred": (lambda: tick(together(), JOINT_GATE, by=BO, reference=REFERENCE), State.REFERENCE),
    "objected to": (
        lambda: not_yet(tick(together(), JOINT_GATE, by=BO), JOINT_GATE, by=ANNA, reason="Nej"),
        State.OPEN,
    ),
    "asked to put aside": (
        lambda: skip(together(), JOINT_GATE, by=BO, reason="Nej"),
        State.WAITING,
    ),
    "put aside by all": (lambda: put_aside(together(), JOINT_GATE, BO), State.SKIPPED),
    "put aside, done after all": (
        lambda: tick(put_aside(together(), JOINT_GATE, BO), JOINT_GATE, by=ANNA),
        State.DONE,
    ),
}


@pytest.mark.parametrize(("made", "state"), JOINT_ONES.values(), ids=JOINT_ONES.keys())
def test_a_joint_task_has_one_mark(made: Made, state: State) -> None:
    found = standing(made(), JOINT_GATE)
    assert found.state is state
    assert found.holds_up is not found.done


def test_a_joint_task_without_a_criterion_holds_nothing_up() -> None:
    open_ = standing(together(), JOINT)
    assert (open_.todo, open_.must, open_.holds_up) == (BOTH, BOTH, False)
    put_aside = standing(skip(together(), JOINT, by=BO, reason="Nej"), JOINT)
    assert put_aside.state is State.SKIPPED


def test_a_yes_taken_back_opens_the_text_again() -> None:
    half = approve(written(together(), AGREED), MatterId("1.7"), 1, by=BO)
    assert standing(withdraw(half, MatterId("1.7"), by=BO), AGREED).todo == BOTH


def test_only_an_agreement_to_put_aside_is_one() -> None:
    assert settled_skip(together(), JOINT_GATE) is None
    assert settled_skip(agreed(written(together(), DECIDED), M), DECIDED) is None
    assert settled_skip(put_aside(together(), JOINT_GATE, BO), JOINT_GATE)


def test_a_standing_says_whether_it_is_out_of_the_way() -> None:
    done = {state for state in State if Standing(task=JOINT, state=state).done}
    assert done == {
        State.DONE,
        State.REFERENCE,
        State.SKIPPED,
        State.OUTSIDE,
        State.EARLIER,
    }
