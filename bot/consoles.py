"""Puts the bot behind the console: a script from standard input, or somebody at a terminal."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import Outside, build, open_stores
from bot.chat.message import File
from bot.clocks import MovableClock, WallClock
from bot.codes import SecretCodes, SeededCodes
from bot.domain.room import Language
from bot.platforms.console.player import Player
from bot.platforms.console.screen import PLATFORM, Screen
from bot.platforms.console.world import Built, World
from bot.ports import Codes
from bot.settings import Settings
from bot.store.atomic import write_private
from bot.store.folder import DataFolder
from bot.wordbooks import read_lexicon

FILES = "filer"
"""The folder in the data folder that files are put into, as users are told."""
SCRIPT_BEGINS = "2027-01-04T09:00"
"""When a script begins that does not say: the first Monday of a year, at nine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """What a console is made from."""

    settings: Settings
    folder: DataFolder
    language: Language
    write: Callable[[str], None]


def local_moment(text: str, zone: ZoneInfo) -> datetime:
    """Return a moment written as `2027-01-04T09:00`; raise ValueError."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


async def play(console: Console, lines: Iterable[str], at: str | None) -> None:
    """Play a conversation script; raise ScriptError at a malformed line."""
    zone = console.settings.zone
    clock = MovableClock(local_moment(at or SCRIPT_BEGINS, zone))
    # On data that others have begun, foreseen ids could be taken already.
    codes = SecretCodes() if console.folder.in_use else SeededCodes()
    world = make_world(console, clock, codes)
    await Player(world, console.write, zone).play(lines)


def make_world(console: Console, clock: MovableClock, codes: Codes) -> World:
    """Return the bot with the console around it."""
    words = read_lexicon().words[console.language]
    screen = Screen(console.write, words, partial(keep_file, console.settings.data / FILES))

    def built() -> Built:
        stores = open_stores(console.settings, console.folder)
        outside = Outside(platforms={PLATFORM: screen}, clock=clock, codes=codes)
        app = build(console.settings, stores, outside)
        return Built(
            inbox=app.inbox,
            tick=app.runner.tick,
            next_due=app.next_due,
            begun=lambda chat: stores.cooperations.in_room(chat) is not None,
        )

    return World(built, screen, clock, session=codes.new())


async def talk(console: Console, at: str | None) -> None:
    """Let somebody at a terminal talk with the bot."""
    # Only here, since a script needs no terminal and should begin at once.
    from bot.platforms.console.terminal import Terminal  # noqa: PLC0415

    zone = console.settings.zone
    wall = WallClock()
    clock = MovableClock(local_moment(at, zone) if at else wall.now(), running=wall)
    world = make_world(console, clock, SecretCodes())
    await Terminal(world, console.write, zone, read_lexicon().words[console.language]).run()


def keep_file(folder: Path, file: File) -> None:
    """Put a file that the bot hands over beside the data, in the place of one of that name."""
    folder.mkdir(mode=0o700, exist_ok=True)
    write_private(folder / file.name, file.content)


def write_line(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
