"""One tick: what is due is sent wherever it is, and one failure stops nothing else."""

from collections.abc import Sequence
from typing import Any

import pytest

from bot.clocks import MovableClock
from bot.domain.ids import CooperationId
from reminders.runner import Runner
from tests.handlers.town import STARTS


class Due:
    """The cooperations that have something due."""

    def __init__(self, *ids: str) -> None:
        self.ids = ids

    def due(self, _now: object) -> tuple[CooperationId, ...]:
        return tuple(CooperationId(one) for one in self.ids)


class Sender:
    """Delivers, except where it cannot."""

    def __init__(self, failing: Sequence[str] = ()) -> None:
        self.failing = failing
        self.delivered: list[str] = []

    async def deliver_due(self, cooperation: CooperationId) -> None:
        if cooperation in self.failing:
            raise OSError(5, "secret words")
        self.delivered.append(cooperation)


def runner(due: Due, sender: Sender) -> Runner:
    parts: dict[str, Any] = {"cooperations": due, "post": sender}
    return Runner(**parts, clock=MovableClock(STARTS))


async def test_what_is_due_is_delivered_in_its_order() -> None:
    sender = Sender()
    await runner(Due("b", "a"), sender).tick()
    assert sender.delivered == ["b", "a"]


async def test_with_nothing_due_nothing_is_touched() -> None:
    sender = Sender(failing=["a"])
    await runner(Due(), sender).tick()
    assert sender.delivered == []


async def test_a_failure_is_noted_without_words_and_the_others_go_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    sender = Sender(failing=["a"])
    await runner(Due("a", "b"), sender).tick()
    assert sender.delivered == ["b"]
    assert caplog.messages == ["tick of a: OSError"]
