"""One life of the bot: from the disk as it lies, on with the clock, until it is killed."""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random
from unittest.mock import patch

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
    MarkedOutbox,
    Shared,
)
from bench._reminders_days import utc
from bench._reminders_script import Said
from bot.app import App, Outside, build, open_stores
from bot.chat.request import Account, Incoming, Source
from bot.chat.texts import Texts
from bot.codes import SeededCodes
from bot.domain.ids import RoomId
from bot.domain.room import Language
from bot.settings import Settings
from bot.store.folder import DataFolder

MOST_STOPS = 2_000
"""A bound on how often the clock stops in one life."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """
    What one process gets along: what is still to be said, until when it lives, what it leaves.

    From `work` on its marks are counted; a `last` one ends by itself.
    """

    data: Path
    journal: Path
    said: Sequence[Said]
    work: datetime
    until: datetime
    number: int
    seed: int
    last: bool = False


@cache
def read_texts(templates: Path) -> Texts:
    """Return the templates, all compiled, so that not each life must do it."""
    texts = Texts(templates)
    for path in (templates / Language.SV).glob("*.jinja"):
        with suppress(KeyError):
            texts.words(Language.SV, f"{path.stem}/not a block", {})
    return texts


@contextmanager
def opened(data: Path, shared: Shared, chats: Chats, codes: SeededCodes) -> Iterator[App]:
    """Open a data folder, and build the whole bot on it, but for the templates read before."""
    settings = Settings(_env_file=None, data=data)
    outside = Outside(platforms={"bench": chats}, clock=shared, codes=codes)
    patched = patch.multiple("bot.app", Outbox=MarkedOutbox, Texts=read_texts)
    with DataFolder.locked(data) as folder, patched:
        yield build(settings, open_stores(settings, folder), outside)


def live(life: Life, shared: Shared) -> None:
    """Live until killed; the process does nothing else any more."""
    journal = Journal(life.journal, life.number)
    logging.basicConfig(handlers=[journal], level=logging.ERROR, force=True)
    random = Random(f"{life.seed}/{life.number}")
    chats = Chats(journal, shared, random)
    codes = SeededCodes(random.getrandbits(64))
    with opened(life.data, shared, chats, codes) as app:
        asyncio.run(_live(life, shared, app))
    shared[STATE] = OVER


async def _live(life: Life, shared: Shared, app: App) -> None:
    await app.runner.tick()
    for _ in range(MOST_STOPS):
        due, said = app.next_due(), next(iter(life.said[shared[SAID] :]), None)
        speaks = utc(said.at) if said else life.until
        stop = max(min(due or life.until, speaks, life.until), shared.now())
        if stop >= life.work and shared[STATE] == RUNNING:
            shared[MARKS], shared[STATE] = 0, AT_WORK
        shared.move(stop)
        shared.mark()
        if due and due <= stop:
            await app.runner.tick()
        elif stop >= life.until:
            break
        elif said:
            await say(app, said, delivery=f"{shared[SAID]:040}")
            shared[SAID] += 1
    if not life.last:
        shared[STATE] = WAITING
        await asyncio.sleep(60)


async def say(app: App, said: Said, delivery: str) -> None:
    """Say a line to the bot, and wait until it has answered and noted it."""
    words = {one for one in said.line.split() if one.startswith("@")}
    incoming = Incoming(
        room=RoomId(said.room),
        sender=_account(said.who),
        source=Source.COMMAND,
        line=said.line,
        delivery=delivery,
        values=None,
        mentions={one: _account(one[1:]) for one in words},
    )
    await app.inbox.receive(incoming)
    await app.inbox.settled()


def _account(name: str) -> Account:
    return Account(id=f"bench:{name}", name=name.capitalize())
