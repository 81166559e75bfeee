"""The report of a check-in: promised, done and effect side by side, and the goals' numbers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.answer import Answer
from bot.domain.chain import Goal, Pledge
from bot.domain.cooperation import Cooperation
from bot.domain.follow_up import in_check_in
from bot.domain.ids import ItemId

FEW = 20
"""Below this many cases a difference may be chance (domain rule of thumb, not Brå's)."""
PERCENT = "%"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    One pledge or measure: what was promised, what is done, what has been seen.

    `total` is the sum of what has been counted, whatever the answer says; `amount` and `unit` are
    the promise's. `end` is its last day.
    """

    id: ItemId
    total: int
    amount: int | None = None
    unit: str | None = None
    end: date | None = None
    answer: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """
    A goal: where it began, where it is, where it is to go.

    `difference` is a count (of percentage points where the goal is a share), `percent` is against
    the baseline, None where that says nothing. `few` is whether chance may be behind it.
    """

    id: ItemId
    baseline: Decimal
    newest: Decimal
    day: date
    target: Decimal | None
    unit: str | None
    difference: Decimal
    percent: int | None
    few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole check-in as rows."""

    rows: tuple[Row, ...]
    goals: tuple[GoalRow, ...]

    @property
    def answered(self) -> int:
        """How many rows have an answer."""
        return sum(row.answer is not None for row in self.rows)

    @property
    def deviations(self) -> tuple[ItemId, ...]:
        """What is yellow or red, was changed or not done."""
        return tuple(row.id for row in self.rows if row.answer and row.answer.deviates)


def report(cooperation: Cooperation) -> Report:
    """Return the running check-in's report."""
    rows = tuple(
        Row(
            id=item.id,
            total=item.total,
            amount=item.amount if isinstance(item, Pledge) else None,
            unit=item.unit if isinstance(item, Pledge) else None,
            end=item.end,
            answer=item.answer,
        )
        for item in in_check_in(cooperation)
    )
    goals = (_goal(goal) for goal in cooperation.content.goals)
    return Report(rows=rows, goals=tuple(goal for goal in goals if goal))


def _goal(goal: Goal) -> GoalRow | None:
    """Return a goal's numbers, once there is a baseline and a reading after it."""
    if goal.baseline is None or not goal.readings:
        return None
    newest = max(goal.readings, key=lambda one: one.day)
    difference = newest.value - goal.baseline
    share = goal.unit is not None and goal.unit.strip().startswith(PERCENT)
    percent = None
    if goal.baseline and not share:
        percent = round(difference * 100 / goal.baseline)
    few = not share and min(abs(goal.baseline), abs(newest.value)) < FEW
    return GoalRow(
        id=goal.id,
        baseline=goal.baseline,
        newest=newest.value,
        day=newest.day,
        target=goal.target,
        unit=goal.unit,
        difference=difference,
        percent=percent,
        few=few,
    )
