"""The report: promised, done and effect apart, and numbers that are the counts' own."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answer import Colour, Done, Effect
from bot.domain.chain import Goal, Outcome, Reading
from bot.domain.follow_up import in_check_in
from bot.domain.ids import ItemId
from bot.domain.report import report
from tests.domain.builders import ANNA, BO
from tests.domain.followed import DAY, L1, L2, acting, answered, counted, in_step, promised

COUNTS = st.lists(st.integers(1, 500), max_size=12)
TWO = acting(promised(promised(in_step())))


@given(COUNTS, COUNTS, COUNTS, st.sampled_from(Done))
def test_the_numbers_are_the_sums_of_what_was_counted(
    first: list[int], second: list[int], third: list[int], done: Done
) -> None:
    cooperation = TWO
    for many in first:
        cooperation = counted(cooperation, many)
    for many in second:
        cooperation = counted(cooperation, many, id_=L2)
    measure = cooperation.content.measures[0]
    outcomes = tuple(Outcome(count=many, day=DAY, by=BO) for many in third)
    content = cooperation.content.with_item(replace(measure, outcomes=outcomes))
    cooperation = answered(replace(cooperation, content=content), done=done)
    found = {row.id: row.total for row in report(cooperation).rows}
    assert found == {"L1": sum(first), "L2": sum(second), "A1": sum(third)}
    assert found == {
        one.id: sum(outcome.count for outcome in one.outcomes) for one in in_check_in(cooperation)
    }


def test_done_and_effect_are_two_answers() -> None:
    after = answered(TWO, effect=Effect.WORSE)
    row = report(after).rows[0]
    assert row.answer is not None
    assert (row.amount, row.answer.done, row.answer.effect) == (4, Done.YES, Effect.WORSE)
    assert report(after).answered == 1
    assert report(after).deviations == ()


@pytest.mark.parametrize(
    ("fields", "deviates"),
    [
        ({"colour": Colour.YELLOW, "reason": "x"}, True),
        ({"colour": Colour.RED, "reason": "x"}, True),
        ({"done": Done.NO}, True),
        ({"done": Done.CHANGED}, True),
        ({"done": Done.PARTLY}, False),
    ],
)
def test_what_deviates_is_named(fields: dict[str, Any], *, deviates: bool) -> None:
    assert report(answered(TWO, **fields)).deviations == ((L1,) if deviates else ())


def goal(baseline: str | None, unit: str | None, *values: str) -> Goal:
    """Return a goal read on one day after another, the latest first."""
    readings = tuple(
        Reading(day=date(2027, 12 - number, 1), value=Decimal(value), by=ANNA)
        for number, value in enumerate(values)
    )
    begins = Decimal(baseline) if baseline else None
    return Goal(id=ItemId("G1"), text="Rån", by=ANNA, unit=unit, baseline=begins, readings=readings)


@pytest.mark.parametrize(
    ("made", "difference", "percent", "few"),
    [
        (goal("64", None, "51", "70"), -13, -20, False),
        (goal("64", None, "19"), -45, -70, True),
        (goal("12", "anmälningar", "15"), 3, 25, True),
        (goal("38", "%", "28"), -10, None, False),
        (goal("0", None, "4"), 4, None, True),
    ],
)
def test_a_goals_difference_is_a_count_beside_the_share(
    made: Goal, difference: int, percent: int | None, *, few: bool
) -> None:
    cooperation = in_step()
    content = cooperation.content.with_item(made)
    [row] = report(replace(cooperation, content=content)).goals
    assert (row.difference, row.percent, row.few) == (Decimal(difference), percent, few)


@pytest.mark.parametrize("made", [goal(None, None, "4"), goal("4", None)])
def test_a_goal_without_two_numbers_says_nothing(made: Goal) -> None:
    cooperation = in_step()
    content = cooperation.content.with_item(made)
    assert report(replace(cooperation, content=content)).goals == ()
