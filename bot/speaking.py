"""Joins the parts of what the bot says by itself."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

import reminders
from bot.chat.outbox import Outbox
from bot.domain.digest import short
from bot.domain.room import Language
from bot.ports import Clock, Cooperations, People, Processes
from bot.wordbooks import read_year
from reminders.dates import Dates
from reminders.envelope import Envelope
from reminders.letters import Letters
from reminders.reminders import Reminders
from reminders.rules import RULES


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """What is kept."""

    cooperations: Cooperations
    people: People
    processes: Processes


def reminders_of(stores: Stores, clock: Clock, zone: ZoneInfo) -> Reminders:
    """Return what follows the rules of reminders, for who sends them and who audits them."""
    return Reminders(
        rules=RULES,
        cooperations=stores.cooperations,
        people=stores.people,
        processes=stores.processes,
        clock=clock,
        zone=zone,
        code=short({"rules": _written(), "holidays": version("holidays"), "zone": zone.key}),
    )


@cache
def _written() -> str:
    """Return the fingerprint of all that says when something is told."""
    files = sorted(Path(reminders.__file__).parent.rglob("*.py"))
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def letters_of(
    stores: Stores, outbox: Outbox, clock: Clock, zone: ZoneInfo, language: Language
) -> Letters:
    """Return what writes letters."""
    envelope = Envelope(outbox, language)
    return Letters(
        rules=RULES,
        cooperations=stores.cooperations,
        people=stores.people,
        processes=stores.processes,
        dates=Dates(read_year(), envelope, zone),
        envelope=envelope,
        clock=clock,
        zone=zone,
    )
