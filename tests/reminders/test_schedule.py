"""The clock that wakes the bot: it ticks, and no tick is dropped because it comes late."""

import asyncio

import pytest

from reminders import schedule
from reminders.schedule import NEVER_DROPPED, Schedule


async def test_it_ticks_until_it_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "SECONDS", 0.01)
    ticks = asyncio.Semaphore(0)

    async def tick() -> None:
        ticks.release()

    clock = Schedule(tick)
    clock.start()
    try:
        async with asyncio.timeout(5):
            await ticks.acquire()
            await ticks.acquire()
    finally:
        clock.stop()


async def test_a_tick_that_fails_does_not_stop_the_next(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(schedule, "SECONDS", 0.01)
    again = asyncio.Event()
    failed = False

    async def tick() -> None:
        nonlocal failed
        if failed:
            again.set()
        failed = True
        raise ZeroDivisionError

    clock = Schedule(tick)
    clock.start()
    try:
        async with asyncio.timeout(5):
            await again.wait()
    finally:
        clock.stop()
    assert "ZeroDivisionError" in caplog.text


def test_the_librarys_own_choice_of_dropping_is_turned_off() -> None:
    assert NEVER_DROPPED == {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
