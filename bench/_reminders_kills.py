"""Kills the bot every day for 90 days, and finds what was on its way each time."""

import asyncio
import gc
import os
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from random import Random
from typing import NoReturn

import orjson

from bench._reminders_chats import (
    AT_WORK,
    MARKS,
    OVER,
    RUNNING,
    SAID,
    STATE,
    WAITING,
    Chats,
    Journal,
    Shared,
)
from bench._reminders_days import DAY, utc
from bench._reminders_ends import faults_of, founded
from bench._reminders_life import Life, live, opened
from bench._reminders_script import DAYS, DOWN, Script
from bot.codes import SeededCodes

TEN = time_of_day(10)
DELAY = 0.004
"""Seconds at most between what a kill waits for and the kill."""
AT_START = 0.2
"""The share of days on which it is killed once more, while it starts."""
STARTS_IN = 0.06
RESTART = timedelta(minutes=2)
"""How long a restart takes, unless somebody speaks before."""
PATIENCE = 20
"""Seconds that one life may take."""
LOOK = 0.0002
"""Seconds between two looks at how far it has come."""

Sent = tuple[str, str, str]
"""A cooperation, a row, a chat."""


class StuckError(Exception):
    """The bot did not come to the end of its day."""


@dataclass(slots=True, kw_only=True)
class Seen:
    """What the killer has seen: kills, how many met it at work, what was on its way, its rests."""

    kills: int = 0
    at_work: int = 0
    most_in_flight: int = 0
    in_flight: Counter[Sent] = field(default_factory=Counter)
    rests: list[tuple[datetime, datetime]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Killer:
    """Lets the bot live through a script, one life after another."""

    def __init__(self, script: Script, folder: Path, seed: int) -> None:
        self._script = script
        self._data = folder / "data"
        self.journal = folder / "journal"
        self._read = 0
        self._seed = seed
        self._random = Random(f"{seed}/kills/{script.window.start}")
        self._shared = Shared()
        self._lives = self._child = 0
        self.seen = Seen()

    def run(self) -> None:
        """Live through the window; raise StuckError."""
        self._begin()
        try:
            self._days()
        except StuckError:
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
            raise

    def _days(self) -> None:
        window = self._script.window
        gc.collect()
        gc.freeze()
        for count in range(DAYS):
            start = datetime.combine(window.start + count * DAY, datetime.min.time())
            end = start + DAY - timedelta(minutes=1)
            if start < window.down < end:
                self._down(start)
            if self._random.random() < AT_START:
                self._killed_at_start(start, end)
            self._killed_at_work(start, end)
        self._last()

    def _begin(self) -> None:
        """Found the cooperations, in this process, before anything is killed."""
        self._shared.move(utc(datetime.combine(self._script.window.start - 3 * DAY, TEN)))
        with opened(self._data, self._shared, self._silent(), SeededCodes(self._seed)) as app:
            asyncio.run(founded(app))
        self._shared.move(utc(datetime.combine(self._script.window.start, datetime.min.time())))

    def _killed_at_start(self, start: datetime, end: datetime) -> None:
        child = self._born(start, end)
        time.sleep(self._random.uniform(0, STARTS_IN))
        self._kill(child)

    def _killed_at_work(self, start: datetime, end: datetime) -> None:
        marks = self._random.randint(0, self._work(start, end))
        delay = self._random.uniform(0, DELAY)
        child = self._born(start, end)
        for _ in self._looks():
            state = self._shared[STATE]
            if state in {WAITING, OVER} or (state == AT_WORK and self._shared[MARKS] >= marks):
                break
        time.sleep(delay)
        self._kill(child)

    def _down(self, start: datetime) -> None:
        """Let it live until it goes down, and wake it eight hours later."""
        window = self._script.window
        child = self._born(start, window.down)
        for _ in self._looks():
            if self._shared[STATE] in {WAITING, OVER}:
                break
        self._kill(child, rest=DOWN)

    def _last(self) -> None:
        """Let the last one live until the end, and end by itself."""
        end = self._script.window.end
        child = self._born(end, end, last=True)
        for _ in self._looks():
            if self._shared[STATE] == OVER:
                break
        os.waitpid(child, 0)
        with opened(self._data, self._shared, self._silent(), SeededCodes(self._seed)) as app:
            self.seen.faults += faults_of(app, self._shared)

    def _silent(self) -> Chats:
        return Chats(Journal(self.journal, 0), self._shared, _Never(0))

    def _work(self, start: datetime, end: datetime) -> int:
        """Return about how many marks a day has: of what is said, of what is due, of stops."""
        said = sum(start <= one.at < end for one in self._script.said)
        due = sum(start <= one.at < end for one in self._script.expected.values())
        return 3 * said + 3 * due

    def _born(self, work: datetime, until: datetime, *, last: bool = False) -> int:
        self._lives += 1
        self._shared[STATE] = RUNNING
        life = Life(
            data=self._data,
            journal=self.journal,
            said=self._script.said,
            work=utc(work),
            until=utc(until),
            number=self._lives,
            seed=self._seed,
            last=last,
        )
        self._child = os.fork()
        if not self._child:
            _only_live(life, self._shared)
        return self._child

    def _looks(self) -> Iterator[None]:
        for _ in range(int(PATIENCE / LOOK)):
            yield
            time.sleep(LOOK)
        raise StuckError(f"{self._shared.now()}, said {self._shared[SAID]}")

    def _kill(self, child: int, rest: timedelta = RESTART) -> None:
        """Kill it, see what was on its way, and let the clock go on for a while."""
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            self.seen.faults.append(f"life {self._lives} ended by itself")
        self.seen.kills += 1
        self.seen.at_work += self._shared[STATE] != WAITING
        on_the_way = [*self._not_noted()]
        self.seen.in_flight.update(on_the_way)
        self.seen.most_in_flight = max(self.seen.most_in_flight, len(on_the_way))
        if self._shared[STATE] == WAITING and on_the_way:
            self.seen.faults.append(f"not noted though nothing was done: {on_the_way}")
        down = self._shared.now()
        ahead = [utc(one.at) for one in self._script.said[self._shared[SAID] :][:1]]
        up = max(down, min([down + rest, *ahead]))
        self._shared.move(up)
        self.seen.rests.append((down, up))

    def _not_noted(self) -> Iterator[Sent]:
        """Yield what the one just killed had shown, and what no file knows to be told."""
        with self.journal.open("rb") as file:
            file.seek(self._read)
            raw = file.read()
        self._read += len(raw)
        kept: dict[str, dict[str, set[str]]] = {}
        for line in map(orjson.loads, raw.splitlines()):
            if "row" not in line:
                continue
            id_ = line["cooperation"]
            if id_ not in kept:
                kept[id_] = self._told(id_)
            if line["chat"] not in kept[id_].get(line["row"], set()):
                yield id_, line["row"], line["chat"]

    def _told(self, id_: str) -> dict[str, set[str]]:
        raw = (self._data / "cooperations" / f"{id_}.json").read_bytes()
        [state] = orjson.loads(raw)["cooperation"].values()
        return {row["id"]: set(row["told"]) for row in state["cooperation"]["ledger"]}


class _Never(Random):
    """A chance that nothing fails by."""

    def random(self) -> float:
        """Return what no share reaches."""
        return 1.0


def _only_live(life: Life, shared: Shared) -> NoReturn:
    """Be nothing but the bot in this process, whatever becomes of it."""
    code = 1
    try:
        live(life, shared)
        code = 0
    except BaseException:  # noqa: BLE001 - nothing of it may go on as the bench
        traceback.print_exc()
    finally:
        shared[STATE] = OVER
        sys.stderr.flush()
        os._exit(code)
