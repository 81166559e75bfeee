"""The ledger: what must still reach somebody, and what has been told where."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Self

from bot.domain.ids import PartyId, PersonId
from bot.domain.reminding import Lapse, Occasion

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
"""How long to wait after each failed send; the last pause repeats."""

KEPT = timedelta(days=90)
"""How long a told row is kept."""

KEPT_SILENT = timedelta(days=400)
"""How long it is known that somebody needs no more of a series, the longest of which is a year."""


BURST = timedelta(minutes=5)
"""How long what somebody changes after a change of hers waits, to be told as one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """
    Changes of one person shortly after one another, `until` a moment.

    The first was told at once and opens it; the row that closes it tells the others together.
    """

    by: PersonId
    until: datetime
    closes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """One of the bot's messages, by its chat and the platform's id of it there."""

    chat: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """
    One thing to tell one audience.

    It is written in the same save as the change it tells of, so no kill can lose it. `message`
    is an Outgoing as plain data; it is dropped once all have been told. `told` maps each chat to
    the platform's id of the message there. A reminder has its `occasion`, and why it has `lapsed`
    where it is not to be told; its words are found anew each time it is sent. A change is of a
    `burst`. `about` are the ids whose own text it showed, once it is told. `deletes` are messages
    to be taken away before it can be told; what could not be is named in it, and where all could
    there is nothing to tell.
    """

    id: str
    audience: PartyId
    message: Mapping[str, Any] | None
    created: datetime
    due: datetime
    told: Mapping[str, str]
    tries: int = 0
    failure: str | None = None
    occasion: Occasion | None = None
    lapsed: Lapse | None = None
    burst: Burst | None = None
    about: tuple[str, ...] = ()
    deletes: tuple[Posted, ...] = ()

    @property
    def pending(self) -> bool:
        """Whether somebody still waits for it."""
        return self.message is not None

    def told_in(self, rooms: Collection[str]) -> Self:
        """Return it as those see it who read in *rooms*, or in a private chat."""
        kept = {chat: id_ for chat, id_ in self.told.items() if chat in rooms or chat[:1] == "@"}
        return self if len(kept) == len(self.told) else replace(self, told=kept)

    def sent(self, told: Mapping[str, str]) -> Self:
        """Everybody has it: keep only where it went."""
        return replace(self, told=dict(told), message=None, failure=None)

    def lapse(self, why: Lapse) -> Self:
        """Tell it no more."""
        return replace(self, message=None, lapsed=why)

    def failed(self, told: Mapping[str, str], *, at: datetime, why: str) -> Self:
        """Somebody did not get it: try again after a growing pause."""
        due = at + pause_after(self.tries)
        return replace(self, told=dict(told), tries=self.tries + 1, due=due, failure=why)


def pause_after(tries: int) -> timedelta:
    """Return how long to wait when so many tries had failed before this one."""
    return PAUSES[min(tries, len(PAUSES) - 1)]


def swept(ledger: tuple[News, ...], now: datetime) -> tuple[News, ...]:
    """Return the ledger without the rows that have had their time."""
    return tuple(row for row in ledger if row.pending or now - row.created < _kept(row))


def waiting(ledger: tuple[News, ...], *, stopped: bool) -> tuple[News, ...]:
    """Return what is to be sent, the first due first; reminders wait while all is stopped."""
    found = (row for row in ledger if row.pending and not (stopped and row.occasion))
    return tuple(sorted(found, key=lambda row: row.due))


def _kept(row: News) -> timedelta:
    return KEPT_SILENT if row.lapsed is Lapse.ACKNOWLEDGED else KEPT
