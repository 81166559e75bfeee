"""A tick among 10,000 cooperations with thirty dates each, beside ten, and beside a full scan."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, datetime, time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench._reminders_days import utc, workday
from bench._reminders_worlds import DATES, FEW, GROUPS, MANY, START, World, world_of
from bot.running import settle_down
from bot.store.folder import DataFolder

TICKS = 2_000
SCANNED = 500
MOST_WITH_NOTHING = 0.1
MOST_RATIO = 1.1
Step = Callable[[], Awaitable[None]]


def main() -> bool:
    """Print every figure, and tell whether all are what was promised."""
    with TemporaryDirectory() as few, TemporaryDirectory() as many:
        began = perf_counter()
        with DataFolder.locked(Path(few)) as one, DataFolder.locked(Path(many)) as other:
            worlds = [world_of(one, FEW), world_of(other, MANY)]
            settle_down()
            print(f"{MANY:,} cooperations with {DATES} dates each, beside {FEW}")
            print(f"  made and opened in {perf_counter() - began:.1f} seconds, not counted below")
            kept = [_nothing_due(worlds), _some_due(worlds)]
            return all(kept)


def _nothing_due(worlds: list[World]) -> bool:
    for world in worlds:
        world.kept.touched.clear()
    few, many = asyncio.run(_pairs([world.app.runner.tick for world in worlds], TICKS))
    touched = sum(len(world.kept.touched) for world in worlds)
    print(f"  nothing due: {many:.4f} ms, among ten {few:.4f} ms: {many / few:.2f} times")
    print(f"    at most {MOST_WITH_NOTHING} ms; {touched} files touched")
    return many < MOST_WITH_NOTHING and not touched


def _some_due(worlds: list[World]) -> bool:
    days = [workday(START, count) for count in range(GROUPS * DATES)]
    taken, touched = asyncio.run(_ticks(worlds, days))
    few, many = map(median, taken)
    shown = {world.chats.shown for world in worlds}
    due = FEW // GROUPS
    print(f"  {due} due: {many:.2f} ms, among ten {few:.2f} ms: {many / few:.2f} times")
    print(f"    at most {MOST_RATIO} times; cooperations touched at a tick {touched}, told {shown}")
    scan = _scan(worlds[1])
    print(f"  looking through all of them: {scan:.0f} ms ({SCANNED} read, times")
    print(f"    {MANY // SCANNED}): {scan / many:.0f} times a tick with {due} due")
    return many / few <= MOST_RATIO and touched == {due} and shown == {due * len(days)}


async def _ticks(worlds: list[World], days: list[date]) -> tuple[list[list[float]], set[int]]:
    """Return how long the tick of each day takes in each, in turns, and how many it touches."""
    taken: list[list[float]] = [[] for _ in worlds]
    touched: set[int] = set()
    for count, day in enumerate(days):
        turns = list(enumerate(worlds))
        # The one that comes second may find the disk still busy with the other.
        for which, world in turns if count % 2 else reversed(turns):
            world.clock.move(utc(datetime.combine(day, time(9))))
            world.kept.touched.clear()
            taken[which].append(await _timed(world.app.runner.tick))
            touched.add(len(set(world.kept.touched)))
    return taken, touched


def _scan(world: World) -> float:
    """Return how long it takes to read all and ask the rules what is due."""
    now = world.clock.now()
    began = perf_counter()
    for id_ in world.kept.ids()[-SCANNED:]:
        sum(one.occasion.moment <= now for one in world.reminders.all_of(world.kept.load(id_)))
    return (perf_counter() - began) * 1000 * MANY / SCANNED


async def _timed(act: Step) -> float:
    began = perf_counter()
    await act()
    return (perf_counter() - began) * 1000


async def _pairs(steps: list[Step], count: int) -> list[float]:
    """Return the median of each, in milliseconds, done in turns."""
    taken: list[list[float]] = [[] for _ in steps]
    for step in steps:
        await step()
    for _ in range(count):
        for step, found_ in zip(steps, taken, strict=True):
            found_.append(await _timed(step))
    return [median(one) for one in taken]
