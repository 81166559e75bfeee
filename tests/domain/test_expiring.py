"""Of all that has a last day, what comes first from today on."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.chain import Goal, Measure, Pledge, Problem
from bot.domain.cooperation import Cooperation
from bot.domain.expiring import Expiring, first_to_expire
from bot.domain.ids import AGREEMENT, ItemId, MatterId
from tests.chat.views import LINDSALA, by, cooperation_of

TODAY = date(2027, 3, 10)
LATER = date(2028, 1, 1)


def with_items(*items: Goal | Measure | Pledge | Problem, ends: date | None = None) -> Cooperation:
    """Return a cooperation with things, and an agreement that ends on a day."""
    cooperation = cooperation_of()
    content = replace(
        cooperation.content,
        items={one.id: one for one in items},
        agreement=replace(cooperation.content.agreement, end=ends),
    )
    return replace(cooperation, content=content)


def goal(due: date | None) -> Goal:
    """Return a goal with a day."""
    return Goal(id=ItemId("G1"), text="Färre brott", by=by(), due=due)


def measure(end: date | None, *, done: bool = False) -> Measure:
    """Return a measure with a last day."""
    return Measure(id=ItemId("A1"), text="Lampor", by=by(), end=end, done=done)


def pledge(end: date | None) -> Pledge:
    """Return a pledge with a last day."""
    return Pledge(id=ItemId("L1"), by=by(), promised_by=(LINDSALA,), end=end)


PROBLEM = Problem(id=ItemId("P1"), text="Klotter", by=by())


@pytest.mark.parametrize(
    "cooperation",
    [
        with_items(),
        with_items(goal(None), measure(None), pledge(None), PROBLEM),
        with_items(goal(date(2027, 3, 9)), ends=date(2026, 12, 31)),
        with_items(measure(LATER, done=True)),
    ],
)
def test_where_nothing_has_a_last_day_to_come_nothing_expires(cooperation: Cooperation) -> None:
    assert first_to_expire(cooperation, TODAY) is None


@pytest.mark.parametrize(
    ("cooperation", "id_"),
    [
        (with_items(goal(LATER)), "G1"),
        (with_items(measure(LATER)), "A1"),
        (with_items(pledge(LATER)), "L1"),
        (with_items(ends=LATER), AGREEMENT),
    ],
)
def test_each_thing_with_a_last_day_expires_on_it(cooperation: Cooperation, id_: str) -> None:
    assert first_to_expire(cooperation, TODAY) == Expiring(id=MatterId(id_), day=LATER)


def test_what_ends_today_comes_before_what_ends_tomorrow_and_after_nothing_gone() -> None:
    days = date(2027, 3, 9), TODAY, date(2027, 3, 11)
    cooperation = with_items(goal(days[0]), measure(days[2]), pledge(days[1]), ends=LATER)
    assert first_to_expire(cooperation, TODAY) == Expiring(id=MatterId("L1"), day=TODAY)
    tomorrow = first_to_expire(cooperation, days[2])
    assert tomorrow == Expiring(id=MatterId("A1"), day=days[2])


def test_what_is_done_lets_the_next_one_come_first() -> None:
    cooperation = with_items(measure(TODAY, done=True), ends=LATER)
    assert first_to_expire(cooperation, TODAY) == Expiring(id=AGREEMENT, day=LATER)
