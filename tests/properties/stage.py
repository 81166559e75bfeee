"""The true bot on a stage: a joint room, a room of each party, private chats, and who sees what."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.app import Outside, Stores, build
from bot.chat.message import Button, Message
from bot.chat.request import Account, Incoming, Source
from bot.clocks import MovableClock
from bot.codes import SeededCodes
from bot.domain.cooperation import Cooperation
from bot.domain.ids import PartyId, RoomId, private_chat
from bot.domain.log import JOINT, LogEntry
from bot.domain.person import Person
from bot.domain.room import Language, Room
from bot.settings import Settings
from bot.store.memory import MemoryCooperations, MemoryPeople, MemoryProcesses
from bot.wordbooks import TEMPLATES

BEGUN = 100
"""The number of the first line of a play; those before it let everyone in."""
START = datetime(2027, 1, 11, 8, 0, tzinfo=UTC)
TOWN, POLICE = PartyId("lindsala"), PartyId("polis")
ROOM = RoomId("stage:samverkan")
OWN_ROOMS = {TOWN: RoomId("stage:kommunrum"), POLICE: RoomId("stage:polisrum")}
PEOPLE = {"anna": TOWN, "alva": TOWN, "bo": POLICE, "bea": POLICE, "dan": None}
"""Everybody on the stage, and whose they are; Dan is a stranger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """
    Something somebody says, or presses where `text` is empty: `place` picks the button.

    `own` is what only her own party may ever know of.
    """

    who: str
    chat: RoomId
    text: str
    source: Source = Source.COMMAND
    place: int = 0
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message as a platform got it."""

    chat: RoomId
    only: str | None
    message: Message

    def seen_by(self, party: PartyId | None) -> bool:
        """Tell whether anyone of a party (None: a stranger) can read it."""
        people = {f"stage:{name}" for name, whose in PEOPLE.items() if whose == party}
        if self.only is not None:
            return self.only in people
        if self.chat.startswith("@"):
            return self.chat[1:] in people
        return self.chat == ROOM or self.chat == OWN_ROOMS.get(party or JOINT)


class Wall:
    """A platform that shows everything and fails at nothing."""

    def __init__(self) -> None:
        self.shown: list[Shown] = []
        self.deleted: list[tuple[RoomId, str]] = []

    async def send(
        self, chat: RoomId, message: Message, *, only: str | None, handle: object | None = None
    ) -> str:
        """Keep what is shown; ids count apart for each reader, as if each had a chat alone."""
        del handle
        self.shown.append(Shown(chat=chat, only=only, message=message))
        return str(sum((one.chat, one.only) == (chat, only) for one in self.shown))

    async def delete(self, chat: RoomId, message: str) -> None:
        """Take a message away; each is known by its place among those of its chat and reader."""
        self.deleted.append((chat, message))


class Forgetful(MemoryCooperations):
    """Cooperations that can all be forgotten, so that one bot serves many plays."""

    def forget(self) -> None:
        """Begin empty."""
        super().__init__()


class ForgetfulPeople(MemoryPeople):
    """People that can all be forgotten."""

    def forget(self) -> None:
        """Begin empty."""
        super().__init__()


class Seeded(SeededCodes):
    """Codes that can begin from the first again."""

    def forget(self) -> None:
        """Begin anew."""
        super().__init__()


class Stage:
    """The bot, built once; each play begins with a cooperation newly founded."""

    def __init__(self) -> None:
        self._wall = Wall()
        self._clock = MovableClock(START)
        self._codes = Seeded()
        self._cooperations = Forgetful()
        self._people = ForgetfulPeople()
        text = (TEMPLATES / "process.toml").read_text(encoding="utf-8")
        stores = Stores(
            cooperations=self._cooperations, people=self._people, processes=MemoryProcesses(text)
        )
        outside = Outside(platforms={"stage": self._wall}, clock=self._clock, codes=self._codes)
        self._app = build(Settings(_env_file=None), stores, outside)
        self._count = 0

    @property
    def shown(self) -> list[Shown]:
        """Everything shown since the play began."""
        return self._wall.shown

    @property
    def cooperation(self) -> Cooperation:
        """The cooperation as it is kept."""
        return self._cooperations.load(*self._cooperations.ids())

    @property
    def people(self) -> list[Person]:
        """Everybody who is kept, as they are kept."""
        found = (self._people.by_account(f"stage:{name}") for name in PEOPLE)
        return [one for one in found if one]

    def history(self, party: PartyId) -> list[LogEntry]:
        """Return the log that a party may read."""
        entries = self._cooperations.history(*self._cooperations.ids())
        return [entry for entry in entries if entry.audience in {JOINT, party}]

    async def play(
        self, lines: Iterable[Line | None], rooms: Collection[RoomId] | None = None
    ) -> None:
        """
        Found a cooperation, let everyone in, and play; None is a line left out.

        Of its rooms only *rooms* are linked, where they are given.
        """
        await self._begin(rooms)
        for number, line in enumerate(lines):
            self._clock.move(START + timedelta(hours=number + 1))
            # As on a platform, a line is delivered under the same id whatever others have said.
            self._count = BEGUN + number
            if line:
                await self._say(line)
            await self._app.runner.tick()

    async def say(self, *lines: Line) -> None:
        """Go on with a play."""
        for line in lines:
            await self._say(line)

    async def _begin(self, linked: Collection[RoomId] | None) -> None:
        for one in (self._cooperations, self._people, self._codes):
            one.forget()
        self._wall.shown.clear()
        self._count = 0
        self._clock.move(START)
        await self._said("anna", "start kommun=Lindsala lpo=Mellansjö part=kommun rum=gemensamt")
        await self._said("anna", "bjud-in kommun @alva roll=deltagare")
        await self._said("anna", "bjud-in polis @bo roll=kontaktperson")
        await self._take_role("alva")
        await self._take_role("bo")
        await self._said("bo", "bjud-in polis @bea roll=beslutsfattare")
        await self._take_role("bea")
        rooms = [Room(id=id_, audience=p, language=Language.SV) for p, id_ in OWN_ROOMS.items()]
        whole = self.cooperation
        assert {one.person for one in whole.members_of(TOWN)} != set()
        kept = (*whole.rooms, *rooms)
        if linked is not None:
            kept = tuple(room for room in kept if room.id in linked)
        self._cooperations.save(replace(whole, rooms=kept))
        self._wall.shown.clear()

    async def _take_role(self, who: str) -> None:
        offers = [button for one in self.shown for button in one.message.buttons]
        lines = [button.line for button in offers if button.line.startswith("ta-rollen")]
        for line in dict.fromkeys(lines):
            await self._say(Line(who=who, chat=ROOM, text=line, source=Source.PRESS))

    async def _said(self, who: str, text: str) -> None:
        await self._say(Line(who=who, chat=ROOM, text=text))

    async def _say(self, line: Line) -> None:
        self._count += 1
        text = line.text
        if not text:
            buttons = list(self._buttons(line))
            if not buttons:
                return
            text = buttons[-1 - line.place % len(buttons)].line
        await self._app.inbox.receive(
            Incoming(
                room=line.chat,
                sender=_account(line.who),
                source=line.source,
                line=text,
                delivery=f"stage-{self._count}",
                values=None,
                mentions={f"@{name}": _account(name) for name in PEOPLE},
            )
        )
        await self._app.inbox.settled()

    def _buttons(self, line: Line) -> Iterator[Button]:
        """Yield what can be pressed by all in a chat, the newest last."""
        for one in self.shown:
            if one.chat == line.chat and one.only is None:
                yield from one.message.buttons


def chat_of(who: str) -> RoomId:
    """Return somebody's private chat with the bot."""
    return private_chat(f"stage:{who}")


def _account(name: str) -> Account:
    return Account(id=f"stage:{name}", name=name.title())
