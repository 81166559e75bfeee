"""What is due: said though nothing blocks, the same whoever asks."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.domain.agreement import Agreement, closing_review
from bot.domain.chain import Goal, Reading
from bot.domain.cooperation import Cooperation
from bot.domain.due import Due, DueKind, due
from bot.domain.ids import ItemId, TaskId
from bot.domain.planning import due_by
from bot.domain.ticking import tick
from tests.domain.builders import ANNA, BO, real_process, together
from tests.domain.followed import DAY, acting, in_step, pledge, promised

PROCESS = real_process()


def kinds(cooperation: Cooperation, today: date) -> list[tuple[DueKind, str, bool]]:
    return [(one.kind, one.id, one.passed) for one in due(cooperation, PROCESS, today)]


def test_nothing_is_due_before_there_are_check_ins() -> None:
    assert due(together(), PROCESS, DAY) == ()


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2027, 3, 1), []),
        (date(2027, 10, 30), [(DueKind.CHECK_IN, "2027", False)]),
        (date(2027, 12, 1), [(DueKind.CHECK_IN, "2027", True)]),
    ],
)
def test_the_check_in_is_due_in_its_month(
    today: date, found: list[tuple[DueKind, str, bool]]
) -> None:
    assert kinds(in_step(), today) == found


def test_last_days_of_the_year_and_those_passed_are_told_in_order() -> None:
    there = promised(in_step(), end=date(2027, 6, 30))
    there = acting(acting(there, end=date(2027, 2, 1)), end=date(2029, 1, 1))
    assert due(there, PROCESS, date(2027, 3, 1)) == (
        Due(kind=DueKind.MEASURE, id="A1", day=date(2027, 2, 1), passed=True),
        Due(kind=DueKind.PLEDGE, id="L1", day=date(2027, 6, 30), passed=False),
    )
    assert (DueKind.MEASURE, "A2", False) in kinds(there, date(2028, 11, 20)), "sixty days before"


@pytest.mark.parametrize("fields", [{"closed": DAY}, {"renewed": DAY}, {"published": None}])
def test_a_pledge_that_is_over_is_due_no_more(fields: dict[str, date | None]) -> None:
    there = promised(in_step(), end=date(2027, 6, 30))
    changed = replace(there, content=there.content.with_item(replace(pledge(there), **fields)))  # type: ignore[arg-type]
    assert kinds(there, date(2027, 7, 1)) != []
    assert kinds(changed, date(2027, 7, 1)) == []


def test_the_agreements_end_is_told_nine_months_before() -> None:
    there = in_step()
    agreement = Agreement(sections={}, end=date(2028, 6, 30))
    ends = replace(there, content=replace(there.content, agreement=agreement))
    assert kinds(ends, date(2027, 9, 1)) == []
    review = closing_review(date(2028, 6, 30))
    assert kinds(ends, review - timedelta(days=1)) == []
    assert (DueKind.AGREEMENT, "överenskommelsen", False) in kinds(ends, review)
    assert (DueKind.AGREEMENT, "överenskommelsen", False) in kinds(ends, date(2027, 10, 15))


def test_a_goal_is_due_until_it_is_read() -> None:
    there, day = in_step(), date(2027, 6, 30)
    bare = Goal(id=ItemId("G1"), text="x", by=ANNA, due=day)
    read = replace(bare, readings=(Reading(day=day, value=Decimal(4), by=ANNA),))
    for goal, found in ((bare, [(DueKind.GOAL, "G1", True)]), (read, [])):
        content = there.content.with_item(goal)
        assert kinds(replace(there, content=content), date(2027, 7, 1)) == found


def test_a_task_is_due_until_it_is_done() -> None:
    there = due_by(in_step(), TaskId("5.2"), date(2027, 6, 30), by=BO)
    assert kinds(there, date(2027, 7, 1)) == [(DueKind.TASK, "5.2", True)]
    assert kinds(tick(there, PROCESS.task("5.2"), by=BO), date(2027, 7, 1)) == []
    gone = due_by(in_step(), TaskId("9.9"), date(2027, 6, 30), by=BO)
    assert kinds(gone, date(2027, 7, 1)) == []
