"""A platform that is slow and fails now and then, and a journal of all that it has shown."""

import asyncio
import logging
import os
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from mmap import mmap
from pathlib import Path
from random import Random

import orjson

from bot.chat.message import Message
from bot.chat.outbox import Outbox
from bot.domain.cooperation import Cooperation
from bot.domain.ids import RoomId
from bot.domain.ledger import News
from bot.ports import UnreachableError
from bot.wordbooks import TEMPLATES

FAILING = 0.05
"""The share of sends that reach nobody."""
LATENCY = 0.002
"""Seconds at most that a platform takes before it has shown a message, and again to say so."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
CLOCK, SAID, MARKS, STATE = range(4)
RUNNING, AT_WORK, WAITING, OVER = range(4)
_SENDING: ContextVar[tuple[News, Cooperation] | None] = ContextVar("sending", default=None)


def late_words() -> str:
    """Return how a message begins to say that it comes late."""
    raw = (TEMPLATES / "sv" / "parts" / "late.jinja").read_text(encoding="utf-8")
    return raw.partition("%}")[2].partition("{{")[0].strip()


class Shared:
    """What the killer sees of the one it kills: its clock, how far it has come, how it is."""

    def __init__(self) -> None:
        self._numbers = memoryview(mmap(-1, 64)).cast("q")

    def __getitem__(self, which: int) -> int:
        return self._numbers[which]

    def __setitem__(self, which: int, value: int) -> None:
        self._numbers[which] = value

    def mark(self) -> None:
        """Note that something has been begun or done."""
        self[MARKS] += 1

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        return EPOCH + self[CLOCK] * MICROSECOND

    def move(self, to: datetime) -> None:
        """Set the clock."""
        self[CLOCK] = (to - EPOCH) // MICROSECOND


class MarkedOutbox(Outbox):
    """The outbox, which lets the platform know what it shows."""

    async def deliver(self, row: News, cooperation: Cooperation) -> News:
        """Deliver a row as always."""
        token = _SENDING.set((row, cooperation))
        try:
            return await super().deliver(row, cooperation)
        finally:
            _SENDING.reset(token)


class Journal(logging.Handler):
    """
    A file that only grows: all that anybody has been shown, and all that went wrong.

    A line is one write, which no kill of the process takes back or tears.
    """

    def __init__(self, path: Path, number: int) -> None:
        super().__init__(logging.ERROR)
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._number = number

    def keep(self, **line: object) -> None:
        """Add a line."""
        raw = orjson.dumps({"life": self._number, **line}, option=orjson.OPT_APPEND_NEWLINE)
        os.write(self._file, raw)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what the bot has caught and gone on after."""
        self.keep(error=record.getMessage())


class Chats:
    """A platform that is slow, fails now and then, and remembers what it has shown."""

    def __init__(self, journal: Journal, shared: Shared, random: Random) -> None:
        self._journal = journal
        self._shared = shared
        self._random = random
        self._late = late_words()

    async def send(
        self, chat: RoomId, message: Message, *, only: str | None, handle: object | None = None
    ) -> str:
        """Show a message, or raise UnreachableError with nothing shown."""
        del only, handle
        self._shared.mark()
        await asyncio.sleep(self._random.uniform(0, LATENCY))
        if self._random.random() < FAILING:
            self._journal.keep(failed=chat)
            raise UnreachableError("no_answer")
        shown = {"at": self._shared.now(), "chat": chat, "late": self._late in message.plain}
        self._journal.keep(**shown, **_about(message))
        self._shared.mark()
        await asyncio.sleep(self._random.uniform(0, LATENCY))
        return f"m{self._random.getrandbits(64):x}"

    async def delete(self, chat: RoomId, message: str) -> None:
        """Take nothing away; nothing is blocked here."""


def _about(message: Message) -> dict[str, object]:
    """Return what a message tells of, as the ledger has it; of a refusal the words."""
    found = _SENDING.get()
    if found is None:
        return {"refused": message.plain} if message.refused else {}
    row, cooperation = found
    about: dict[str, object] = {
        "cooperation": cooperation.id,
        "room": cooperation.rooms[0].id,
        "row": row.id,
    }
    if row.occasion is None:
        return about
    one = row.occasion
    reminder = {"rule": one.rule, "about": one.about, "day": one.day, "offset": one.offset}
    return about | reminder | {"snoozed": one.moment if one.snoozed else None}
