"""The clock stops at each moment at which something falls due, so that it is said in its order."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.clocks import MovableClock
from bot.platforms.console import world as world_module
from bot.platforms.console.screen import Screen, room
from bot.platforms.console.world import Built, World
from tests.chat.reading import lexicon

NOON = datetime(2027, 3, 10, 12, tzinfo=UTC)


def hours(count: int) -> datetime:
    return NOON + timedelta(hours=count)


class Bot:
    """A bot with things due, which notes when it was asked to say them."""

    def __init__(self, due: Sequence[datetime]) -> None:
        self.clock = MovableClock(NOON)
        self.due = list(due)
        self.ticks: list[datetime] = []

    async def tick(self) -> None:
        self.ticks.append(self.clock.now())
        self.due = [one for one in self.due if one > self.clock.now()]

    def world(self) -> World:
        unused: Any = None
        screen = Screen(print, lexicon().words[next(iter(lexicon().words))], lambda _: None)
        return World(
            lambda: Built(
                inbox=unused,
                tick=self.tick,
                next_due=lambda: min(self.due, default=None),
                begun=lambda chat: chat == room("här"),
            ),
            screen,
            self.clock,
            session="s1",
        )


async def test_what_falls_due_on_the_way_is_said_in_its_order() -> None:
    bot = Bot([hours(3), hours(1), hours(9)])
    await bot.world().pass_until(hours(5))
    assert bot.ticks == [hours(1), hours(3), hours(5)]
    assert bot.clock.now() == hours(5)


async def test_what_was_due_before_is_said_now() -> None:
    bot = Bot([hours(-3)])
    await bot.world().pass_until(hours(1))
    assert bot.ticks == [NOON, hours(1)]


async def test_something_always_due_does_not_stop_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Stuck(Bot):
        async def tick(self) -> None:
            self.ticks.append(self.clock.now())

    monkeypatch.setattr(world_module, "MOST_TICKS", 3)
    bot = Stuck([hours(1)])
    await bot.world().pass_until(hours(2))
    assert bot.clock.now() == hours(2)


def test_a_room_has_begun_or_has_not() -> None:
    world = Bot([]).world()
    assert world.begun(room("här"))
    assert not world.begun(room("där"))
