"""Stand-ins for the outside: a platform that records and can fail, texts that tell their names."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.chat.message import Button, Message, Span
from bot.chat.texts import Texts
from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, PersonId, RoomId
from bot.domain.letter import Mail
from bot.domain.person import Person
from bot.domain.room import Language
from bot.ports import UndeletableError
from bot.store.memory import MemoryCooperations, MemoryPeople, MemoryProcesses
from bot.wordbooks import TEMPLATES


class PlatformDownError(Exception):
    """What a platform raises when it does not answer; its text must reach nobody."""


@cache
def texts() -> Texts:
    """Return the true templates, each compiled once."""
    return Texts(TEMPLATES)


@cache
def processes() -> MemoryProcesses:
    """Return the process text of the house, read once."""
    return MemoryProcesses((TEMPLATES / "process.toml").read_text(encoding="utf-8"))


class FailingCooperations(MemoryCooperations):
    """A disk that may be full, or gone; `saves` and `loads` count down to the first that fails."""

    def __init__(self) -> None:
        super().__init__()
        self.full = False
        self.gone = False
        self.saves_left: int | None = None

    def save(self, cooperation: Cooperation) -> Cooperation:
        """Keep a cooperation, while there is room."""
        if self.full or self.saves_left == 0:
            raise OSError(28, "secret words about the disk")
        if self.saves_left is not None:
            self.saves_left -= 1
        return super().save(cooperation)

    def load(self, cooperation: CooperationId) -> Cooperation:
        """Return a cooperation, while the disk is there."""
        if self.gone:
            raise OSError(5, "secret words about the disk")
        return super().load(cooperation)


class FailingPeople(MemoryPeople):
    """People on a disk that may be full."""

    def __init__(self) -> None:
        super().__init__()
        self.full = False

    def save(self, person: Person) -> None:
        """Keep a person, while there is room."""
        if self.full:
            raise OSError(28, "secret words about the disk")
        super().save(person)

    def keep_mail(self, person: PersonId, mail: Mail) -> None:
        """Keep the ledger of somebody's letters, while there is room."""
        if self.full:
            raise OSError(28, "secret words about the disk")
        super().keep_mail(person, mail)


class NamingTexts:
    """The true templates; remembers which block was worded last, with what facts."""

    def __init__(self) -> None:
        self.block = ""
        self.facts: Mapping[str, object] = {}

    def words(
        self, language: Language, template: str, facts: Mapping[str, object]
    ) -> tuple[Span, ...]:
        """Return a block as spans."""
        self.block, self.facts = template, facts
        return texts().words(language, template, facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message that has reached a chat; `block` is the template it was worded by."""

    chat: RoomId
    only: str | None
    message: Message
    block: str
    facts: Mapping[str, object]

    @property
    def text(self) -> str:
        """The words."""
        return self.message.plain

    @property
    def buttons(self) -> tuple[Button, ...]:
        """What can be pressed: the choices of the question asked, and the message's own."""
        form = self.message.form
        return (*(form.fields[0].choices if form else ()), *self.message.buttons)


class RecordingPlatform:
    """
    Keeps what is sent, and what is `deleted` by chat and id; chats in `down` cannot be reached.

    What has been sent to those in `lasting` cannot be deleted, to those in `undeleting` not now.

    While `go` is not set every send waits, and `waiting` is released once for each.
    """

    def __init__(self, named: NamingTexts) -> None:
        self.sent: list[Shown] = []
        self.deleted: list[tuple[str, str]] = []
        self.down: set[str] = set()
        self.lasting: set[str] = set()
        self.undeleting: set[str] = set()
        self.tried = 0
        self.waiting = asyncio.Semaphore(0)
        self.go = asyncio.Event()
        self.go.set()
        self._named = named

    async def send(
        self, chat: RoomId, message: Message, *, only: str | None, handle: object | None = None
    ) -> str:
        """Note a message, as the block that was worded a moment ago."""
        del handle
        block, facts = self._named.block, self._named.facts
        self.tried += 1
        if not self.go.is_set():
            self.waiting.release()
            await self.go.wait()
        if chat in self.down:
            raise PlatformDownError(message.plain)
        self.sent.append(Shown(chat=chat, only=only, message=message, block=block, facts=facts))
        return f"m{len(self.sent)}"

    async def delete(self, chat: RoomId, message: str) -> None:
        """Note which message is taken away."""
        if chat in self.down | self.undeleting:
            raise PlatformDownError(message)
        if chat in self.lasting:
            raise UndeletableError(chat)
        self.deleted.append((chat, message))


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody's act made the bot say, in the order it was said."""

    messages: Sequence[Shown]

    @property
    def blocks(self) -> list[str]:
        """The templates it was worded by."""
        return [shown.block for shown in self.messages]

    @property
    def text(self) -> str:
        """All words."""
        return "\n".join(shown.text for shown in self.messages)

    @property
    def labels(self) -> list[str]:
        """The labels of all buttons."""
        return [button.label for shown in self.messages for button in shown.buttons]

    @property
    def lines(self) -> list[str]:
        """What the buttons say when they are pressed."""
        return [button.line for shown in self.messages for button in shown.buttons]

    def fact(self, name: str) -> object:
        """Return a fact of the first message."""
        return self.messages[0].facts[name]

    def form(self) -> str:
        """Return the id of the form that the last message opens."""
        form = self.messages[-1].message.form
        assert form is not None
        return form.id

    def question(self) -> str:
        """Return the field that the last message asks for; empty where it asks for none."""
        form = self.messages[-1].message.form
        return form.fields[0].name if form else ""
