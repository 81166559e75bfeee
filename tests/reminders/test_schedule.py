"""The clock that wakes the bot: it ticks, and no tick is dropped because it comes late."""

import asyncio
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from reminders import schedule
from reminders.schedule import NEVER_DROPPED, Schedule


def jobs(clock: Schedule) -> list[Any]:
    """Return what the library has been given to do."""
    found: list[Any] = clock._scheduler.get_jobs()  # noqa: SLF001 - no public way
    return found


async def nothing() -> None:
    """Tick without a word."""


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


async def test_a_tick_that_is_an_hour_late_comes_all_the_same_and_once() -> None:
    ticks: list[datetime] = []
    came = asyncio.Event()

    async def tick() -> None:
        ticks.append(datetime.now(UTC))
        came.set()

    clock = Schedule(tick)
    clock.start()
    try:
        [job] = jobs(clock)
        job.modify(next_run_time=datetime.now(UTC) - timedelta(hours=1))
        async with asyncio.timeout(5):
            await came.wait()
    finally:
        clock.stop()
    assert len(ticks) == 1


async def test_there_is_one_job_and_it_is_kept_nowhere() -> None:
    """A job kept by its function's name is lost when that is renamed; ours lives in memory."""
    clock = Schedule(nothing)
    clock.start()
    try:
        [job] = jobs(clock)
        assert job.trigger.interval == timedelta(minutes=1)
        assert job._jobstore_alias == "default"  # noqa: SLF001 - no public way
        stores = clock._scheduler._jobstores  # noqa: SLF001
        assert [type(one).__name__ for one in stores.values()] == ["MemoryJobStore"]
    finally:
        clock.stop()


@pytest.mark.parametrize(
    "night", [datetime(2027, 3, 28, tzinfo=UTC), datetime(2027, 10, 31, tzinfo=UTC)]
)
async def test_no_change_of_clocks_moves_doubles_or_drops_a_tick(night: datetime) -> None:
    clock = Schedule(nothing)
    clock.start()
    try:
        trigger = jobs(clock)[0].trigger
    finally:
        clock.stop()
    moments = [night]
    for _ in range(180):
        moments.append(trigger.get_next_fire_time(moments[-1], moments[-1]))
    gaps = {after - before for before, after in pairwise(moments)}
    assert gaps == {timedelta(minutes=1)}
