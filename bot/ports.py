"""The outside, as the core sees it: what is kept, asked and sent."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, PersonId
from bot.domain.ids import RoomId as RoomId  # noqa: PLC0414 - platforms name rooms by it
from bot.domain.ids import private_chat as private_chat  # noqa: PLC0414
from bot.domain.letter import Mail
from bot.domain.log import LogEntry
from bot.domain.person import Person
from bot.domain.process import Process

Message_contra = TypeVar("Message_contra", contravariant=True)


class StaleSaveError(Exception):
    """A save that states an older revision than the stored one; a bug in the caller."""


class UnreachableError(Exception):
    """
    A chat that cannot be reached now; `reason` is a key of `[unreachable]` in words.toml.

    It names no person and no text, since it is kept with what could not be sent.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UndeletableError(Exception):
    """A message that its platform does not let the bot delete, now or later."""


def platform_of(chat: str) -> str:
    """Return the name of the platform that a chat is on."""
    return chat.lstrip("@").partition(":")[0]


class Cooperations(Protocol):
    """Where cooperations are kept, with their logs."""

    def load(self, cooperation: CooperationId) -> Cooperation:
        """Return a cooperation; raise KeyError where there is none."""

    def save(self, cooperation: Cooperation) -> Cooperation:
        """
        Keep a cooperation and its fresh log entries, and return it with its new revision.

        When it returns, both survive a kill. Raise StaleSaveError on an older revision.
        """

    def remove(self, cooperation: CooperationId) -> None:
        """Take a cooperation away with its log; raise KeyError where there is none."""

    def history(self, cooperation: CooperationId) -> Sequence[LogEntry]:
        """Return the whole log, oldest first, own entries of every party included."""

    def in_room(self, room: RoomId) -> CooperationId | None:
        """Return the cooperation that a room is linked to."""

    def of_person(self, person: PersonId) -> tuple[CooperationId, ...]:
        """Return the cooperations a person is a member of."""

    def by_code(self, code: str) -> CooperationId | None:
        """Return the cooperation in which the digest of a one-time code opens something."""

    def due(self, now: datetime) -> tuple[CooperationId, ...]:
        """Return the cooperations that have something to tell at *now*; touches no file."""

    def next_due(self) -> datetime | None:
        """Return the moment at which something is next to be told."""

    def followed_otherwise(self, rules: str) -> tuple[CooperationId, ...]:
        """Return the cooperations whose plan was made by other rules than those of this code."""

    def ids(self) -> tuple[CooperationId, ...]:
        """Return all cooperations."""


class People(Protocol):
    """Where people are kept."""

    def load(self, person: PersonId) -> Person:
        """Return a person; raise KeyError where there is none."""

    def save(self, person: Person) -> None:
        """Keep a person; when it returns, she survives a kill."""

    def remove(self, person: PersonId) -> None:
        """Take a person away; raise KeyError where there is none."""

    def by_account(self, account: str) -> Person | None:
        """Return the person with a platform account."""

    def by_code(self, code: str) -> Person | None:
        """Return whom the digest of a one-time code lets another account in as."""

    def mail_of(self, person: PersonId) -> Mail | None:
        """Return the ledger of what a person gets by herself; None before there is one."""

    def keep_mail(self, person: PersonId, mail: Mail) -> None:
        """Keep that ledger, whatever is done to the person meanwhile; it survives a kill."""

    def due(self, now: datetime) -> tuple[PersonId, ...]:
        """Return the people who get something by themselves at *now*; touches no file."""

    def next_due(self) -> datetime | None:
        """Return the moment at which somebody next gets something by herself."""


class Processes(Protocol):
    """Where process texts are kept, each once."""

    def load(self, hash_: str) -> Process:
        """Return the process a round follows; raise KeyError where there is none."""

    def newest(self) -> Process:
        """Return the process that new rounds follow."""


class Clock(Protocol):
    """The time."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""


class Codes(Protocol):
    """Where ids come from that nobody can guess."""

    def new(self) -> str:
        """Return eight characters of a-z and 2-9, never the same twice."""


class Platform(Protocol[Message_contra]):
    """A place where people are reached."""

    async def send(
        self,
        chat: RoomId,
        message: Message_contra,
        *,
        only: str | None,
        handle: object | None = None,
    ) -> str:
        """
        Show a message in a chat, to the account *only* if given; return its id there.

        *handle* is what came with the request that is answered; None where nobody has asked.
        Raise UnreachableError where it is known why the chat cannot be reached.
        """

    async def delete(self, chat: RoomId, message: str) -> None:
        """
        Take a message away from a chat, by the id that `send` returned; one that is gone is gone.

        Raise UndeletableError where it stays, and UnreachableError where another time may do.
        """
