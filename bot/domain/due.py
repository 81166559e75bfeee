"""What is due this year: last days that have passed or come, though nothing blocks the step."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.agreement import closing_review
from bot.domain.chain import Goal, Measure, Pledge
from bot.domain.cooperation import Cooperation
from bot.domain.follow_up import current, is_open
from bot.domain.ids import AGREEMENT
from bot.domain.period import in_force
from bot.domain.process import Process
from bot.domain.task import standing

CHECK_IN_NOTICE = timedelta(days=31)
NOTICE = timedelta(days=60)
"""How long before a last day it is worth a line, when it is next year's."""


class DueKind(StrEnum):
    """What has its day; each is worded under [due] in words.toml."""

    CHECK_IN = "check_in"
    AGREEMENT = "agreement"
    MEASURE = "measure"
    PLEDGE = "pledge"
    GOAL = "goal"
    TASK = "task"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something with a last day, and whether that has passed; `id` is what it is about."""

    kind: DueKind
    id: str
    day: date
    passed: bool


def due(cooperation: Cooperation, process: Process, today: date) -> tuple[Due, ...]:
    """Return what is due this year, or soon, the same for all who ask; nothing before step 4."""
    if cooperation.round.check_in is None:
        return ()
    found = [
        Due(kind=kind, id=id_, day=day, passed=day < today)
        for kind, id_, day in _all(cooperation, process)
        if _begins(kind, day) <= today or _is_this_years(kind, day, today)
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.kind)))


def _is_this_years(kind: DueKind, day: date, today: date) -> bool:
    """The check-in is named with its month wherever it is told of, so it waits until then."""
    return kind is not DueKind.CHECK_IN and day.year == today.year


def _begins(kind: DueKind, day: date) -> date:
    """Return the day from which it is worth a line; an agreement's is that of its review."""
    match kind:
        case DueKind.AGREEMENT:
            return closing_review(day)
        case DueKind.CHECK_IN:
            return day - CHECK_IN_NOTICE
        case _:
            return day - NOTICE


def _all(cooperation: Cooperation, process: Process) -> Iterator[tuple[DueKind, str, date]]:
    check_in = current(cooperation)
    yield DueKind.CHECK_IN, check_in.name, check_in.due
    end = in_force(cooperation).end
    if end:
        yield DueKind.AGREEMENT, AGREEMENT, end
    for item in cooperation.content.items.values():
        match item:
            case Measure(end=date() as day) if is_open(item, check_in) and not item.done:
                yield DueKind.MEASURE, item.id, day
            case Pledge(end=date() as day, published=date()) if not (item.closed or item.renewed):
                yield DueKind.PLEDGE, item.id, day
            case Goal(due=date() as day) if not any(one.day >= day for one in item.readings):
                yield DueKind.GOAL, item.id, day
    for task, day in cooperation.round.dues.items():
        if process.has(task) and not standing(cooperation, process.task(task)).done:
            yield DueKind.TASK, task, day
