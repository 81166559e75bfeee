"""A cooperation under way in Slack, with close at hand what a test does and looks at there."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from yarl import URL

from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId
from bot.domain.ledger import News
from bot.platforms.console.script import Moved, Restarted
from bot.platforms.slack.seen import Seen
from tests.e2e.deliverer import Deliverer
from tests.e2e.proxy import Call
from tests.e2e.slack_bot import SlackBot, bot_in_slack
from tests.e2e.slack_driver import SlackDriver
from tests.e2e.slack_people import channel_id, people_of, user_id
from tests.e2e.slack_player import SlackPlayer
from tests.e2e.slack_program import SECONDS, SIGNING_SECRET

Json = dict[str, Any]

MODES = pytest.mark.parametrize("mode", ["socket", "events"])
ROOM = "samverkan"
CHANNEL, OTHER = map(channel_id, (ROOM, "annan"))
ANNA, BO, CIA = map(user_id, ("anna", "bo", "cia"))
PEOPLE = ("anna: hej", "bo: hej", "cia#annan: hej")
FOUNDED = (
    "anna: /samverkan start kommun=Lindsala lpo=Mellansjö part=kommun rum=gemensamt",
    "anna: /samverkan bjud-in polis @bo roll=kontaktperson",
    "bo: [Ta rollen]",
)
WRITTEN = 'anna: /samverkan ändra 1.5 "Styrgruppen möts fyra gånger om året."'
YES = "Godkänn 1.5 v1"
A_MINUTE = Moved(count=1, unit="m")
ONLY_FOR_HER = {"chat.postEphemeral", "response_url", "views.open", "views.update", "ack"}
"""The calls by which nobody but the asker is shown anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The bot in its workspace; people act by the lines of a script, or by the driver."""

    bot: SlackBot
    driver: SlackDriver
    data: Path

    async def play(self, *lines: str) -> None:
        """Let people do what the lines say, until all has been answered."""
        bot = self.bot
        await SlackPlayer(self.driver, bot.move, bot.restart, bot.idle).play(lines)

    async def restart(self) -> None:
        """Drop the bot and build it anew."""
        await self.bot.restart(Restarted(down=None))

    async def later(self, moved: Moved = A_MINUTE) -> None:
        """Let time pass, and the bot say what falls due."""
        await self.bot.move(moved)

    async def hears_doubly(self, seen: Seen) -> None:
        """Have the bot know double clicks by another clock than its own."""
        await self.bot.ear.close()
        self.bot.ear = self.bot.service.listens(self.bot.app.inbox, seen)
        await self.bot.ear.open()

    @property
    def cooperation(self) -> Cooperation:
        """The one cooperation there is, as it is kept."""
        [id_] = self.bot.stores.cooperations.ids()
        return self.bot.stores.cooperations.load(id_)

    @property
    def pending(self) -> list[News]:
        """The news that somebody still waits for."""
        return [row for row in self.cooperation.ledger if row.pending]

    def kept(self) -> dict[str, bytes]:
        """Return every file there is, byte for byte."""
        files = [path for path in sorted(self.data.rglob("*")) if path.is_file()]
        return {str(path.relative_to(self.data)): path.read_bytes() for path in files}

    async def public(self, channel: str = CHANNEL) -> list[Json]:
        """Return what the bot has said to all in a channel, the oldest first."""
        all_ = await self.bot.slack.messages(channel)
        return [one for one in all_ if not one.get("ephemeral_to") and one.get("blocks")]

    async def told(self, words: str, channel: str = CHANNEL) -> int:
        """Return how many of the messages for all say something."""
        return sum(words in one["text"] for one in await self.public(channel))

    async def answers(self, who: str) -> list[str]:
        """Return what only this person reads in the room, the oldest first."""
        found = await self.bot.slack.ephemerals(user_id(who), CHANNEL)
        return [one["text"] for one in found]

    async def answered(self, who: str) -> None:
        """Wait until an answer that is on its way has arrived."""
        async with asyncio.timeout(SECONDS):
            while not await self.answers(who):  # noqa: ASYNC110 - Slack tells nobody
                await asyncio.sleep(0.01)

    async def button(self, who: str, label: str) -> tuple[str, Json]:
        """Return the message of the oldest button with that label, and the button."""
        for message in await self.bot.slack.seen(user_id(who), CHANNEL):
            for element in elements(message.get("blocks") or ()):
                if element["text"]["text"] == label:
                    return message["ts"], element
        raise AssertionError(f"{who} sees no button [{label}]")

    async def press(self, who: str, button: tuple[str, Json]) -> None:
        """Press a button, however old."""
        ts, element = button
        await self.bot.slack.press(user_id(who), CHANNEL, ts, element)
        await self.bot.idle()

    def seen_by_others(self, words: str) -> list[Call]:
        """Return the calls that show some words to more people than the one who asked."""
        calls = [call for call in self.bot.proxy.calls if call.method not in ONLY_FOR_HER]
        return [call for call in calls if words in str(call.params)]


def elements(blocks: Iterable[Json]) -> list[Json]:
    """Return the buttons in blocks, each with its block's id, as Slack sends them."""
    return [
        {**element, "block_id": block.get("block_id", f"b{place}")}
        for place, block in enumerate(blocks)
        if block["type"] == "actions"
        for element in block["elements"]
    ]


def yeses(staged: Stage) -> list[str]:
    """Return the parties that have said yes to the text of 1.5, once for each yes."""
    matter = staged.cooperation.round.matter(MatterId("1.5"))
    return [str(yes.by.party) for yes in matter.yeses]


@asynccontextmanager
async def stage(mode: str, data: Path, *lines: str) -> AsyncIterator[Stage]:
    """Run the bot for Anna, Bo and Cia, and play what has gone before."""
    async with bot_in_slack(mode, PEOPLE, data) as bot:

        def today() -> date:
            return bot.clock.now().astimezone(bot.settings.zone).date()

        driver = SlackDriver(bot.slack, people_of(PEOPLE), today)
        staged = Stage(bot=bot, driver=driver, data=data)
        if lines:
            await staged.play(*lines)
        yield staged
        assert bot.proxy.violations == []


def delivering(staged: Stage) -> Deliverer:
    """Return Slack's own hand, where the bot is reached over HTTP."""
    return Deliverer(str(URL(staged.bot.proxy.base_url).with_path("/to-bot-0")), SIGNING_SECRET)


def way_back(staged: Stage) -> str:
    """Return a response_url on this machine that leads nowhere."""
    return str(URL(staged.bot.proxy.base_url).with_path("/_hooks/response/none"))
