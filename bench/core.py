"""A command through the whole core, beside one atomic replace of the same bytes."""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.app import Outside, build, open_stores
from bot.chat.message import Message
from bot.chat.request import Account, Incoming, Source
from bot.clocks import WallClock
from bot.codes import SeededCodes
from bot.domain.ids import RoomId
from bot.settings import Settings
from bot.store.atomic import replace_file
from bot.store.folder import DataFolder

ROUNDS = 300
ROOM = RoomId("bench:room")


class Silent:
    """A platform that shows nothing."""

    async def send(
        self, chat: RoomId, message: Message, *, only: str | None, handle: object | None = None
    ) -> str:
        """Take a message."""
        del chat, message, only, handle
        return "1"

    async def delete(self, chat: RoomId, message: str) -> None:
        """Take nothing away."""


class Bench:
    """A bot in a folder, and somebody who talks to it."""

    def __init__(self, data: Path, folder: DataFolder) -> None:
        settings = Settings(_env_file=None, data=data)
        outside = Outside(
            platforms={"bench": Silent()}, clock=WallClock(), codes=SeededCodes(int(time.time()))
        )
        self._inbox = build(settings, open_stores(settings, folder), outside).inbox
        self._count = 0

    async def say(self, line: str) -> None:
        """Say one line to the bot."""
        self._count += 1
        anna = Account(id="bench:anna", name="Anna")
        incoming = Incoming(
            room=ROOM,
            sender=anna,
            source=Source.COMMAND,
            line=line,
            delivery=str(self._count),
            values={},
            mentions={},
        )
        await self._inbox.receive(incoming)

    async def settled(self) -> None:
        """Wait until it is noted who has been told, which nobody who asks waits for."""
        await self._inbox.settled()


async def measured(act: Callable[[], Awaitable[None]]) -> float:
    """Return how many milliseconds something took."""
    began = time.perf_counter()
    await act()
    return (time.perf_counter() - began) * 1000


async def run(data: Path, folder: DataFolder) -> None:
    """Measure, and print medians and ratios."""
    bench = Bench(data, folder)
    await bench.say("start kommun=Lindsala lpo=Mellansjö part=kommun")
    for task in ("1.3", "1.5", "1.10", "3.4", "3.10", "4.1", "4.5", "4.7", "5.4", "5.7", "5.9"):
        await bench.say(f'ändra {task} "{"En mening om samverkan. " * 120}"')
    [state] = folder.cooperations.glob("*.json")
    raw = state.read_bytes()
    other = data / "replaced"
    figures: dict[str, list[float]] = {"change": [], "noting": [], "read": [], "refused": []}
    figures["replace"] = []
    for turn in range(ROUNDS):
        change = "klar 1.1" if turn % 2 == 0 else "ångra 1.1"
        figures["change"].append(await measured(lambda line=change: bench.say(line)))  # type: ignore[misc]
        figures["noting"].append(await measured(bench.settled))
        figures["replace"].append(await measured(lambda: replaced(other, raw)))
        figures["read"].append(await measured(lambda: bench.say("nästa")))
        figures["refused"].append(await measured(lambda: bench.say("blomma")))
    report(figures, len(raw))


async def replaced(path: Path, raw: bytes) -> None:
    """Replace a file as the store does: temporary file, fsync, rename, fsync of the folder."""
    replace_file(path, raw)


def report(figures: dict[str, list[float]], size: int) -> None:
    """Print the figures."""
    base = statistics.median(figures["replace"])
    out = sys.stdout.write
    out(f"state {size / 1000:.0f} kB, {ROUNDS} rounds, {os.cpu_count()} cores\n")
    for name, times in figures.items():
        p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[18]
        out(f"{name:8} p50 {p50:6.2f} ms  p95 {p95:6.2f} ms  {p50 / base:5.2f} x replace\n")


def main() -> None:
    """Run the measurement in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as temporary:
        data = Path(temporary)
        with DataFolder.locked(data) as folder:
            asyncio.run(run(data, folder))


if __name__ == "__main__":
    main()
