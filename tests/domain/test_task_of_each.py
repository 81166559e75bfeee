"""A task that each party has a mark on: all must, or some only should."""

from collections.abc import Callable

import pytest

from bot.domain.agreeing import approve
from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId, PartyId
from bot.domain.party import POLICE
from bot.domain.task import State, standing
from bot.domain.ticking import skip, tick, undo
from tests.domain.builders import (
    ANNA,
    BO,
    CIA,
    EACH_GATE,
    LINDSALA,
    MUNICIPAL_GATE,
    NORRBY,
    POLICE_MUST,
    REFERENCE,
    put_aside,
    together,
)

BOTH = (LINDSALA, POLICE)


ALL = (LINDSALA, NORRBY, POLICE)


Made = Callable[[], Cooperation]


EACH_ONES: dict[str, tuple[Made, State, tuple[PartyId, ...]]] = {
    "nothing": (lambda: together(2), State.OPEN, ALL),
    "one": (lambda: tick(together(2), EACH_GATE, by=CIA), State.PARTLY, (LINDSALA, POLICE)),
    "all": (
        lambda: tick(
            tick(tick(together(2), EACH_GATE, by=CIA), EACH_GATE, by=BO), EACH_GATE, by=ANNA
        ),
        State.DONE,
        (),
    ),
    "one put aside": (
        lambda: put_aside(together(2), EACH_GATE, CIA),
        State.PARTLY,
        (LINDSALA, POLICE),
    ),
    "two put aside": (
        lambda: put_aside(together(2), EACH_GATE, CIA, BO),
        State.PARTLY,
        (LINDSALA,),
    ),
    "all put aside": (lambda: put_aside(together(2), EACH_GATE, CIA, BO, ANNA), State.SKIPPED, ()),
    "put aside and referred": (
        lambda: tick(put_aside(together(), EACH_GATE, BO), EACH_GATE, by=ANNA, reference=REFERENCE),
        State.REFERENCE,
        (),
    ),
    "put aside and taken up again": (
        lambda: undo(put_aside(together(), EACH_GATE, BO), EACH_GATE, by=BO),
        State.OPEN,
        BOTH,
    ),
}


@pytest.mark.parametrize(("made", "state", "todo"), EACH_ONES.values(), ids=EACH_ONES.keys())
def test_a_task_of_each_is_done_when_every_party_is(
    made: Made, state: State, todo: tuple[PartyId, ...]
) -> None:
    found = standing(made(), EACH_GATE)
    assert (found.state, found.todo, found.must) == (state, todo, todo)


def test_every_municipality_has_its_mark() -> None:
    one = tick(together(2), MUNICIPAL_GATE, by=ANNA)
    assert standing(one, MUNICIPAL_GATE).todo == (NORRBY,)
    assert standing(tick(one, MUNICIPAL_GATE, by=CIA), MUNICIPAL_GATE).state is State.DONE
    both = put_aside(together(2), MUNICIPAL_GATE, ANNA, CIA)
    assert standing(both, MUNICIPAL_GATE).state is State.SKIPPED


def test_those_who_only_should_hold_nothing_up() -> None:
    neither = standing(together(), POLICE_MUST)
    assert (neither.todo, neither.must, neither.holds_up) == (BOTH, (POLICE,), True)
    police = standing(tick(together(), POLICE_MUST, by=BO), POLICE_MUST)
    assert (police.todo, police.must, police.holds_up) == ((LINDSALA,), (), False)


def test_a_question_to_put_aside_waits_for_every_other_party() -> None:
    asked = skip(together(2), EACH_GATE, by=CIA, reason="Nej")
    found = standing(approve(asked, MatterId("1.5"), 1, by=CIA), EACH_GATE)
    assert (found.state, found.todo, found.must) == (State.WAITING, (LINDSALA, POLICE), ALL)
    assert found.since == CIA.at
