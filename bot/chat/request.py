"""What comes in: first as the platform hands it over, then understood, then with its desk."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum

from bot.chat.account import Account as Account  # noqa: PLC0414 - what comes in is from one
from bot.chat.command import Command, Kind
from bot.chat.lexicon import Lexicon
from bot.chat.moments import When
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import CooperationId, RoomId
from bot.domain.log import JOINT, LogEntry
from bot.domain.meeting import Repeat
from bot.domain.member import By, Member
from bot.domain.person import OpenForm, Person
from bot.domain.process import Process
from bot.domain.reminding import Quiet
from bot.domain.room import Language
from bot.ports import Codes, People


class Source(StrEnum):
    """
    How something was said.

    COMMAND: to the bot, unseen by others; MENTION: to the bot, in the open; PLAIN: in a room, not
    to the bot unless it has asked; DIRECT: where only the bot listens, so without its name.
    GLANCE: nobody said it, her platform shows it by itself, and no open question is closed by it.
    """

    COMMAND = "command"
    MENTION = "mention"
    PLAIN = "plain"
    DIRECT = "direct"
    PRESS = "press"
    FORM = "form"
    GLANCE = "glance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """
    What a platform hands over.

    `line` is without the bot's own name. `values` are a form's, by the words of the fields.
    `mentions` are the accounts named in the line, by the way they stand there. `delivery` is the
    platform's id, the same when it delivers the same thing again. `values` is None for a form
    that could not be read. `form` is the id of the form that was sent, or that a line is meant to
    close; what is open by then may be another one. `label` is what a pressed
    button reads. `handle` is the platform's own way back to what it answers; nobody else looks
    into it.
    """

    room: RoomId
    sender: Account
    source: Source
    line: str
    delivery: str
    values: Mapping[str, object] | None
    mentions: Mapping[str, Account]
    form: str = ""
    label: str = ""
    handle: object | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """
    A command understood, from somebody, somewhere.

    `account` is the one she used. `answers` is the form it came from, if any; `asking` what that
    form has still to ask. `about` is the cooperation that was named, where the chat does not say
    which; `among` are all that the name fits. `line` is the command as it was
    said, without that name; empty where it was an answer.
    """

    command: Command
    values: Mapping[str, str]
    person: Person
    account: str
    room: RoomId
    source: Source
    delivery: str
    mentions: Mapping[str, Account]
    asking: tuple[str, ...] = ()
    answers: OpenForm | None = None
    about: CooperationId | None = None
    among: tuple[CooperationId, ...] = ()
    line: str = ""
    label: str = ""
    handle: object | None = None

    def text(self, name: str) -> str | None:
        """Return a value as it stands."""
        return self.values.get(name)

    def number(self, name: str) -> int | None:
        """Return a value that is a number."""
        value = self.values.get(name)
        return None if value is None else int(value)

    def day(self, name: str) -> date | None:
        """Return a value that is a date."""
        value = self.values.get(name)
        return None if value is None else date.fromisoformat(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """
    What a handler has before it.

    `write` words a template in the room's language, where the words become a text of the parties'
    own: a proposed pledge, the choice of focus areas.

    `here` is the cooperation that the room itself is linked to, where another one is meant.

    `confirm_first` is whether the first of a party, chosen by another, has to be confirmed.

    `mine` are all the cooperations the asker is in, each as her party there may see it.
    `cooperation` is for deciding; whatever is shown is taken from `view`, which holds only what
    the asker's party may read. `process` is the one the running round follows.
    """

    person: Person
    linked: Cooperation | None
    here: CooperationId | None
    process: Process
    newest: Process
    now: datetime
    zone: tzinfo
    people: People
    codes: Codes
    lexicon: Lexicon
    language: Language
    operator: str
    confirm_first: bool
    verbs: tuple[str, ...]
    entries: Callable[[], Sequence[LogEntry]]
    mine: Callable[[], Sequence[Cooperation]]
    process_of: Callable[[Cooperation], Process]
    write: Callable[..., str]
    read_day: Callable[[str], date | None]
    read_when: Callable[[str], When | None]
    read_repeat: Callable[[str], Repeat | None]
    read_hours: Callable[[str], Quiet | None]

    @property
    def cooperation(self) -> Cooperation:
        """Return the room's cooperation; raise UserError `no_cooperation`."""
        if self.linked is None:
            raise UserError("no_cooperation")
        return self.linked

    @property
    def member(self) -> Member:
        """Return the asker's membership; raise UserError `not_member`."""
        member = self.cooperation.member(self.person.id)
        if member is None:
            raise UserError("not_member")
        return member

    @property
    def by(self) -> By:
        """Return who acts, for the log."""
        member = self.member
        return By(person=member.person, party=member.party, role=member.role, at=self.now)

    @property
    def view(self) -> Cooperation:
        """Return what the asker's party may read."""
        return self.cooperation.seen_by(self.member.party)

    @property
    def today(self) -> date:
        """Return the date where the users are."""
        return self.now.astimezone(self.zone).date()

    def history(self) -> tuple[LogEntry, ...]:
        """Return the log that the asker's party may read, oldest first, without what is blocked."""
        mine = {JOINT, self.member.party}
        hidden = self.cooperation.hiding(self.member.party)
        return tuple(hidden.of(entry) for entry in self.entries() if entry.audience in mine)


def named(
    values: Mapping[str, str], command: Command, mentions: Mapping[str, Account]
) -> dict[str, str]:
    """Return values with people's names in the texts, where the platform has put their ids."""
    found = dict(values)
    for field in command.fields:
        if field.kind is Kind.TEXT and field.name in found:
            for mention, account in mentions.items():
                found[field.name] = found[field.name].replace(mention, account.name)
    return found
