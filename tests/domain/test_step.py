"""The gate explains itself: what is missing, whose it is, since when."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.agreeing import approve, decline, propose, record_outside
from bot.domain.cooperation import Cooperation
from bot.domain.ids import ADVANCE, MatterId
from bot.domain.moving import ask_to_advance
from bot.domain.party import POLICE
from bot.domain.process import Process
from bot.domain.step import Blocking, blocking, progress, waiting_for
from bot.domain.ticking import skip, tick
from bot.domain.version import Proposal, What
from tests.domain.builders import (
    AGREED,
    ANNA,
    BO,
    DECIDED,
    DECISION,
    EACH_GATE,
    JOINT,
    JOINT_GATE,
    LINDSALA,
    PROCESS,
    agreed,
    alone,
    ready,
    refusal,
    step_of,
    task_of,
    together,
    written,
)

BOTH = (LINDSALA, POLICE)
LATER = replace(BO, at=BO.at + timedelta(days=3))


def ids(found: Blocking | None) -> str | None:
    """Return the id of what blocks."""
    if found is None:
        return None
    return found.matter or (found.task.task.id if found.task else None)


def test_only_criteria_are_missing() -> None:
    found = progress(together(), PROCESS, 1)
    assert [one.task.id for one in found.missing] == ["1.2", "1.3", "1.5", "1.6"]
    assert (found.done, len(found.standings), found.step) == (0, 7, PROCESS.step(1))


def test_what_is_out_of_the_way_is_counted() -> None:
    cooperation = ready(together())
    assert progress(cooperation, PROCESS, 1).missing == ()
    assert progress(cooperation, PROCESS, 1).done == 3, "1.6 is open for those who only should"
    assert progress(tick(cooperation, JOINT, by=ANNA), PROCESS, 1).done == 4
    assert progress(cooperation, PROCESS, 2).done == 0


def test_there_is_no_other_step() -> None:
    assert refusal(lambda: progress(together(), PROCESS, 4)).code == "no_such_step"


Made = Callable[[], Cooperation]
BLOCKS: dict[str, tuple[Made, Blocking | str | None]] = {
    "the first criterion": (together, "1.2"),
    "the next criterion": (lambda: tick(together(), JOINT_GATE, by=BO), "1.3"),
    "nothing": (lambda: ready(together()), None),
    "a text that waits": (
        lambda: written(together(), AGREED),
        Blocking(matter=MatterId("1.7"), parties=BOTH, since=ANNA.at),
    ),
    "a text that waits for one": (
        lambda: approve(written(together(), AGREED), MatterId("1.7"), 1, by=BO),
        Blocking(matter=MatterId("1.7"), parties=(LINDSALA,), since=ANNA.at),
    ),
    "a no": (
        lambda: decline(written(together(), AGREED), MatterId("1.7"), 1, by=BO, reason="Nej"),
        Blocking(matter=MatterId("1.7"), parties=(LINDSALA,), since=ANNA.at, declined=True),
    ),
    "a no of each": (
        lambda: decline(
            decline(written(together(), AGREED), MatterId("1.7"), 1, by=BO, reason="Nej"),
            MatterId("1.7"),
            1,
            by=ANNA,
            reason="Nej",
        ),
        Blocking(matter=MatterId("1.7"), parties=BOTH, since=ANNA.at, declined=True),
    ),
    "a question to go on": (
        lambda: ask_to_advance(together(), by=BO, reason="Bråttom"),
        Blocking(matter=ADVANCE, parties=BOTH, since=BO.at),
    ),
}


@pytest.mark.parametrize(("made", "expected"), BLOCKS.values(), ids=BLOCKS.keys())
def test_one_thing_blocks(made: Made, expected: Blocking | str | None) -> None:
    found = blocking(made(), PROCESS)
    assert expected == (found if isinstance(expected, Blocking) else ids(found))


def test_what_has_waited_longest_comes_first() -> None:
    newer = propose(together(), DECIDED, Proposal(what=What.TEXT, text="Text"), by=LATER)
    assert ids(blocking(written(newer, AGREED), PROCESS)) == "1.7"


def test_a_task_of_some_says_who_must() -> None:
    cooperation = tick(agreed(written(together(), DECIDED), "1.3"), JOINT_GATE, by=BO)
    found = blocking(tick(cooperation, EACH_GATE, by=BO), PROCESS)
    assert (ids(found), found and found.parties) == ("1.5", (LINDSALA,))


def test_a_question_to_go_on_blocks_nothing_once_the_gate_is_open() -> None:
    asked = ask_to_advance(ready(together()), by=BO, reason="Bråttom")
    assert blocking(asked, PROCESS) is None
    assert waiting_for(asked, LINDSALA) == (ADVANCE,)


def test_what_was_decided_outside_blocks_nothing() -> None:
    matter_id = MatterId("1.7")
    half = approve(written(alone(), AGREED), matter_id, 1, by=ANNA)
    recorded = record_outside(half, matter_id, 1, by=ANNA, decision=DECISION)
    assert ids(blocking(recorded, PROCESS)) == "1.2"
    assert waiting_for(recorded, POLICE) == ()


def test_the_gate_is_explained_as_long_as_it_is_closed() -> None:
    gate = task_of("1.1", criterion=True)
    process: Process = replace(PROCESS, steps=(step_of(1, gate),))
    asked = skip(alone(), gate, by=ANNA, reason="Onödigt")
    half = approve(asked, MatterId("1.1"), 1, by=ANNA)
    recorded = record_outside(half, MatterId("1.1"), 1, by=ANNA, decision=DECISION)
    assert bool(progress(recorded, process, 1).missing) is (blocking(recorded, process) is not None)


def test_one_is_asked_for_what_one_has_not_answered() -> None:
    both = written(written(together(), DECIDED), AGREED)
    answered = approve(both, MatterId("1.3"), 1, by=BO)
    declined = decline(answered, MatterId("1.7"), 1, by=ANNA, reason="Nej")
    assert waiting_for(declined, LINDSALA) == ("1.3",)
    assert waiting_for(declined, POLICE) == ("1.7",)
    assert waiting_for(agreed(both, "1.3"), POLICE) == ("1.7",)
