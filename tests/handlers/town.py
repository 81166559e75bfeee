"""A town: the true bot in memory, with two or more parties that talk with it."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from bot import app as bot_app
from bot.app import App, Outside, Stores, build
from bot.chat.request import Account, Incoming, Source
from bot.clocks import MovableClock
from bot.codes import SeededCodes
from bot.domain.approval import Matter
from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, MatterId, RoomId
from bot.domain.person import Person
from bot.settings import Settings
from tests.fakes import (
    FailingCooperations,
    FailingPeople,
    Heard,
    NamingTexts,
    RecordingPlatform,
    processes,
)

ROOM = RoomId("fake:samverkan")
STARTS = datetime(2027, 3, 10, 8, tzinfo=UTC)  # a Wednesday, at nine in Sweden


def account(name: str) -> Account:
    """Return somebody's account on the platform."""
    return Account(id=f"fake:{name}", name=name.capitalize())


def private(name: str) -> RoomId:
    """Return somebody's private chat with the bot."""
    return RoomId(f"@fake:{name}")


class Town:
    """The bot, built as it is when it runs; the stores and the platform are in memory."""

    def __init__(self) -> None:
        self.cooperations = FailingCooperations()
        self.people = FailingPeople()
        self.clock = MovableClock(STARTS)
        self._texts = NamingTexts()
        self.platform = RecordingPlatform(self._texts)
        self._codes = SeededCodes()
        self._deliveries = count(1)
        self.app = self.built()

    def built(self, operator: str = "Lindsala kommun") -> App:
        """Build the bot anew on the same stores."""
        stores = Stores(cooperations=self.cooperations, people=self.people, processes=processes())
        outside = Outside(platforms={"fake": self.platform}, clock=self.clock, codes=self._codes)
        settings = Settings(_env_file=None, operator=operator)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(bot_app, "Texts", lambda _folder: self._texts)
            return build(settings, stores, outside)

    @property
    def id(self) -> CooperationId:
        """The one cooperation there is."""
        [found] = self.cooperations.ids()
        return found

    @property
    def now(self) -> Cooperation:
        """The one cooperation, as it is kept."""
        return self.cooperations.load(self.id)

    def matter(self, matter: str) -> Matter:
        """Return one text of the running round."""
        return self.now.round.matter(MatterId(matter))

    def person(self, name: str) -> Person:
        """Return somebody who is kept."""
        found = self.people.by_account(f"fake:{name}")
        assert found is not None
        return found

    def later(self, **time: int) -> None:
        """Move the clock."""
        self.clock.move(self.clock.now() + timedelta(**time))

    async def tick(self) -> Heard:
        """Let the bot say what is due."""
        before = len(self.platform.sent)
        await self.app.runner.tick()
        return Heard(self.platform.sent[before:])

    async def say(
        self,
        who: str,
        line: str = "",
        *,
        room: RoomId = ROOM,
        source: Source = Source.COMMAND,
        values: Mapping[str, object] | None = None,
        delivery: str | None = None,
        form: str = "",
    ) -> Heard:
        """Hand over what somebody says, and return what the bot says to it."""
        before = len(self.platform.sent)
        mentioned = {word: account(word[1:]) for word in line.split() if word.startswith("@")}
        incoming = Incoming(
            room=room,
            sender=account(who),
            source=source,
            line=line,
            delivery=delivery or f"d{next(self._deliveries)}",
            values=values,
            mentions=mentioned,
            form=form,
        )
        await self.app.inbox.receive(incoming)
        await self.app.inbox.settled()
        return Heard(self.platform.sent[before:])

    async def press(self, who: str, label: str, room: RoomId = ROOM) -> Heard:
        """Press the newest button with a label that somebody sees."""
        line = next(
            button.line
            for shown in reversed(self.platform.sent)
            if shown.chat == room and shown.only in {None, f"fake:{who}"}
            for button in shown.buttons
            if button.label == label
        )
        return await self.say(who, line, room=room, source=Source.PRESS)

    async def stale(self, who: str, line: str) -> Heard:
        """Press a button that was drawn some time ago."""
        return await self.say(who, line, source=Source.PRESS)

    async def writes(self, who: str, text: str, room: RoomId = ROOM) -> Heard:
        """Write a plain line in a room."""
        return await self.say(who, text, room=room, source=Source.PLAIN)

    async def fill(self, who: str, values: Mapping[str, object] | None) -> Heard:
        """Send the open form, by the words of its fields."""
        return await self.say(who, room=ROOM, source=Source.FORM, values=values)

    async def refusal(self, who: str, line: str, source: Source = Source.COMMAND) -> str:
        """Return why a line is refused; nothing may have changed, and only the asker may know."""
        before = self.cooperations.ids() and self.now
        heard = await self.say(who, line, source=source)
        assert (self.cooperations.ids() and self.now) == before
        [shown] = heard.messages
        assert shown.only == f"fake:{who}"
        kind, _, code = shown.block.partition("/")
        assert kind == "errors", shown.block
        return code


async def founded(municipalities: str = "Lindsala", side: str = "kommun") -> Town:
    """Return a town where Anna has started a cooperation, and nobody else has come."""
    town = Town()
    await town.say("anna", f'start kommun="{municipalities}" lpo=Mellansjö part="{side}"')
    return town


async def joined() -> Town:
    """Return a town with Anna for the municipality and Bo for the police."""
    town = await founded()
    await enters(town, "bo", "polis")
    return town


async def enters(town: Town, who: str, party: str, role: str = "kontaktperson") -> None:
    """Let somebody in, invited by whoever may."""
    by = "bo" if party == "polis" and len(town.now.members_of(town.now.parties[-1].id)) else "anna"
    await town.say(by, f'bjud-in @{who} "{party}" roll={role}')
    heard = await town.press(who, "Ta rollen")
    assert heard.blocks[0] == "take_role/joined", heard.text


async def three() -> Town:
    """Return a town of three parties, with Anna, Bo for the police and Dag for Norrby."""
    town = await founded("Lindsala, Norrby", "Lindsala")
    await enters(town, "bo", "polis")
    await enters(town, "dag", "Norrby")
    return town


async def open_gate(town: Town) -> None:
    """Do all that the first step needs."""
    await agree(town, "1.3", "organ=KS datum=2027-03-01")
    await agree(town, "1.5")
    for who in ("anna", "bo"):
        await town.say(who, "klar 1.6")
        await town.say(who, "klar 1.7")
    await town.say("anna", "klar 1.9")


async def agree(town: Town, matter: str, decision: str = "") -> None:
    """Write a text, and let Anna and Bo say yes to it."""
    await town.say("anna", f'ändra {matter} "Så gör vi."')
    version = town.matter(matter).count
    for who in ("anna", "bo"):
        await town.say(who, f"godkänn {matter} v{version} {decision}".strip())
