"""From step to step: through an open gate, against it or back by every party's yes, round again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.approval import Matter
from bot.domain.ids import ADVANCE, BACK, MatterId
from bot.domain.log import Act
from bot.domain.moving import advance, ask_back, ask_to_advance, follow_through
from tests.domain.builders import (
    ANNA,
    BO,
    DECIDED,
    NEWER,
    PROCESS,
    agreed,
    pushed,
    ready,
    refusal,
    together,
    written,
)

LATER = replace(ANNA, at=ANNA.at + timedelta(days=3))


def test_an_open_gate_is_gone_through_by_one() -> None:
    moved = advance(ready(together()), PROCESS, NEWER, by=LATER)
    assert (moved.round.step, moved.round.step_since) == (2, LATER.at)
    assert (moved.fresh[-1].act, moved.fresh[-1].about) == (Act.ADVANCED, "2")
    assert moved.round.process == PROCESS.hash


def test_a_closed_gate_says_how_much_is_missing() -> None:
    error = refusal(lambda: advance(together(), PROCESS, NEWER, by=ANNA))
    assert (error.code, error.facts["count"]) == ("gate_closed", 4)


def test_against_the_gate_all_say_yes() -> None:
    moved = pushed(together())
    assert moved.round.step == 2
    assert moved.round.matter(ADVANCE) == Matter(count=1)


def test_back_all_say_yes() -> None:
    asked = ask_back(pushed(together()), PROCESS, 1, by=BO, reason="Ny lägesbild")
    moved = pushed(asked, BACK)
    assert moved.round.step == 1
    assert (moved.fresh[-1].act, moved.fresh[-1].about) == (Act.WENT_BACK, "1")


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda: ask_to_advance(together(), by=BO, reason=""), "reason_missing"),
        (lambda: ask_back(pushed(together()), PROCESS, 1, by=BO, reason=""), "reason_missing"),
        (lambda: ask_back(pushed(together()), PROCESS, 2, by=BO, reason="Nej"), "not_back"),
        (lambda: ask_back(pushed(together()), PROCESS, 3, by=BO, reason="Nej"), "not_back"),
        (lambda: ask_back(pushed(together()), PROCESS, 4, by=BO, reason="Nej"), "no_such_step"),
        (lambda: ask_back(pushed(together()), PROCESS, 0, by=BO, reason="Nej"), "no_such_step"),
    ],
)
def test_a_move_that_leads_nowhere_is_refused(act: Callable[[], object], code: str) -> None:
    assert refusal(act).code == code


def test_a_yes_too_few_moves_nothing() -> None:
    asked = ask_to_advance(together(), by=ANNA, reason="Bråttom")
    half = agreed(asked, ADVANCE, by=[BO])
    assert follow_through(half, PROCESS, NEWER, ADVANCE, by=BO) == half


def test_a_yes_to_a_text_moves_nothing() -> None:
    done = agreed(written(together(), DECIDED), "1.3")
    assert follow_through(done, PROCESS, NEWER, MatterId("1.3"), by=BO) == done


def test_a_move_is_made_once() -> None:
    moved = pushed(together())
    assert follow_through(moved, PROCESS, NEWER, ADVANCE, by=BO) == moved


def test_a_question_asked_from_another_step_lapses() -> None:
    asked = ask_to_advance(ready(together()), by=BO, reason="Bråttom")
    moved = advance(asked, PROCESS, NEWER, by=ANNA)
    assert moved.round.matter(ADVANCE) == Matter(count=1)
    assert refusal(lambda: agreed(moved, ADVANCE)).code == "passed_version"
    texts = moved.round.matter(MatterId("1.3"))
    assert texts.settled, "other matters stay as they are"
