"""One tick: what is due is sent wherever it is, and one failure stops nothing else."""

from collections.abc import Sequence
from typing import Any

import pytest

from bot.clocks import MovableClock
from bot.domain.ids import CooperationId, PersonId
from reminders.runner import Runner
from tests.handlers.town import STARTS


class Due:
    """Those that have something due, and those that other rules have planned."""

    def __init__(self, *ids: str, otherwise: Sequence[str] = ()) -> None:
        self.ids = ids
        self.otherwise = otherwise

    def due(self, _now: object) -> tuple[CooperationId, ...]:
        return tuple(CooperationId(one) for one in self.ids)

    def followed_otherwise(self, rules: str) -> tuple[CooperationId, ...]:
        assert rules == "these"
        return tuple(CooperationId(one) for one in self.otherwise)


class Sender:
    """Delivers, except where it cannot."""

    code = "these"

    def __init__(self, failing: Sequence[str] = ()) -> None:
        self.failing = failing
        self.delivered: list[str] = []

    async def deliver_due(self, one: CooperationId | PersonId) -> None:
        if one in self.failing:
            raise OSError(5, "secret words")
        self.delivered.append(one)


def runner(due: Due, sender: Sender, people: Due | None = None) -> Runner:
    parts: dict[str, Any] = {
        "cooperations": due,
        "people": people or Due(),
        "post": sender,
        "letters": sender,
        "reminders": sender,
    }
    return Runner(**parts, clock=MovableClock(STARTS))


async def test_what_is_due_is_delivered_in_its_order() -> None:
    sender = Sender()
    await runner(Due("b", "a"), sender).tick()
    assert sender.delivered == ["b", "a"]


async def test_letters_go_after_what_is_due_in_the_rooms() -> None:
    sender = Sender()
    await runner(Due("b", "a"), sender, Due("anna", "bo")).tick()
    assert sender.delivered == ["b", "a", "anna", "bo"]


async def test_with_nothing_due_nothing_is_touched() -> None:
    sender = Sender(failing=["a"])
    await runner(Due(), sender).tick()
    assert sender.delivered == []


async def test_a_failure_is_noted_without_words_and_the_others_go_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    sender = Sender(failing=["a", "anna"])
    await runner(Due("a", "b"), sender, Due("anna", "bo")).tick()
    assert sender.delivered == ["b", "bo"]
    assert caplog.messages == ["tick of a: OSError", "letter to anna: OSError"]


async def test_what_other_rules_have_planned_is_looked_at_once() -> None:
    sender = Sender()
    there = runner(Due(otherwise=["a"]), sender)
    for _ in range(3):
        await there.tick()
    assert sender.delivered == ["a"]


async def test_what_could_not_be_planned_anew_is_looked_at_again() -> None:
    sender = Sender(failing=["a"])
    there = runner(Due(otherwise=["a", "b"]), sender)
    await there.tick()
    sender.failing = []
    await there.tick()
    assert "a" in sender.delivered
