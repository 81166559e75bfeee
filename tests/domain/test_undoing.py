"""What an undo brings back, and what ends when a task is done."""

from collections.abc import Callable

import pytest

from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId
from bot.domain.log import Act
from bot.domain.ticking import not_yet, skip, tick, undo
from tests.domain.builders import (
    ANNA,
    BO,
    EACH_GATE,
    JOINT,
    JOINT_GATE,
    REFERENCE,
    agreed,
    marks,
    together,
)

Move = Callable[[Cooperation], Cooperation]


UNDONE: dict[str, tuple[Move, Move]] = {
    "a tick on nothing": (lambda c: c, lambda c: tick(c, JOINT, by=BO)),
    "a skip on nothing": (lambda c: c, lambda c: skip(c, JOINT, by=BO, reason="Nej")),
    "a reference over another party's tick": (
        lambda c: tick(c, JOINT, by=ANNA),
        lambda c: tick(c, JOINT, by=BO, reference=REFERENCE),
    ),
    "a skip over another party's tick": (
        lambda c: tick(c, JOINT, by=ANNA),
        lambda c: skip(c, JOINT, by=BO, reason="Nej"),
    ),
    "a tick over an objection": (
        lambda c: not_yet(tick(c, JOINT, by=BO), JOINT, by=ANNA, reason="Inte än"),
        lambda c: tick(c, JOINT, by=BO),
    ),
    "a tick over a skip": (
        lambda c: skip(c, JOINT, by=ANNA, reason="Nej"),
        lambda c: tick(c, JOINT, by=BO),
    ),
}


@pytest.mark.parametrize(("before", "act"), UNDONE.values(), ids=UNDONE.keys())
def test_an_undo_brings_back_what_stood_before(before: Move, act: Move) -> None:
    start = before(together())
    undone = undo(act(start), JOINT, by=BO)
    assert marks(undone, JOINT) == marks(start, JOINT)
    assert undone.fresh[-1].act is Act.UNDONE


def test_an_undo_leaves_the_other_partys_mark() -> None:
    both = tick(tick(together(), EACH_GATE, by=ANNA), EACH_GATE, by=BO)
    assert [by for *_, by in marks(undo(both, EACH_GATE, by=ANNA), EACH_GATE)] == ["bo"]


def test_doing_a_task_ends_the_question_of_putting_it_aside() -> None:
    asked = skip(together(), JOINT_GATE, by=ANNA, reason="Onödigt")
    done = tick(asked, JOINT_GATE, by=BO).round.matter(MatterId("1.2"))
    assert (done.proposed, done.count) == (None, 1)


def test_doing_ones_own_part_leaves_anothers_question() -> None:
    asked = skip(together(), EACH_GATE, by=ANNA, reason="Onödigt")
    assert tick(asked, EACH_GATE, by=BO).round.matter(MatterId("1.5")).proposed
    assert tick(asked, EACH_GATE, by=ANNA).round.matter(MatterId("1.5")).proposed is None


def test_what_all_agreed_to_put_aside_stays_agreed_when_it_is_done_after_all() -> None:
    agreed_on = agreed(skip(together(), JOINT_GATE, by=ANNA, reason="Onödigt"), "1.2")
    done = tick(agreed_on, JOINT_GATE, by=BO)
    assert done.round.matter(MatterId("1.2")) == agreed_on.round.matter(MatterId("1.2"))
