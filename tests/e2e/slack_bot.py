"""The true bot in a workspace on this machine, with its clock in our hands."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from aiolimiter import AsyncLimiter
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.app import App, Outside, Stores, build, open_stores
from bot.clocks import MovableClock
from bot.codes import SeededCodes
from bot.consoles import SCRIPT_BEGINS, local_moment
from bot.http import listening, server_of, site
from bot.platforms.console.script import Moved, Restarted, moved_to
from bot.platforms.slack.pace import Pace
from bot.platforms.slack.seen import Seen
from bot.platforms.slack.sender import Slack
from bot.platforms.slack.service import PATH, SlackEar, SlackService, entered
from bot.settings import Settings
from bot.store.folder import DataFolder
from bot.wordbooks import read_lexicon
from tests.e2e.local_slack import LocalSlack, local_slack
from tests.e2e.proxy import FaultyProxy
from tests.e2e.slack_people import people_of, rooms_of
from tests.e2e.slack_program import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET

MOST_TICKS = 1000


class Seconds:
    """A clock of which every look is a minute later, so that no press is a double click."""

    def __init__(self) -> None:
        self._now = 0.0

    def __call__(self) -> float:
        """Return the time."""
        self._now += 60
        return self._now


@dataclass(slots=True, kw_only=True)
class SlackBot:
    """The bot as it runs now, what it is built from, and the workspace with the proxy before it."""

    settings: Settings
    folder: DataFolder
    clock: MovableClock
    codes: SeededCodes
    service: SlackService
    slack: LocalSlack
    proxy: FaultyProxy
    app: App = field(init=False)
    stores: Stores = field(init=False)
    ear: SlackEar = field(init=False)

    def build(self) -> None:
        """Build the bot from the data as they lie on disk."""
        self.stores = open_stores(self.settings, self.folder)
        platforms = {"slack": self.service.slack}
        outside = Outside(platforms=platforms, clock=self.clock, codes=self.codes)
        self.app = build(self.settings, self.stores, outside)
        self.ear = self.service.listens(self.app.inbox, Seen(Seconds()))

    async def idle(self) -> None:
        """Wait until all that was heard has been answered."""
        await self.ear.listening.finished()

    async def move(self, moved: Moved) -> None:
        """Move the clock, stopping at each moment at which something falls due."""
        target = moved_to(moved, self.clock.now(), self.settings.zone)
        for _ in range(MOST_TICKS):
            due = self.app.next_due()
            if due is None or due > target:
                break
            self.clock.move(max(due, self.clock.now()))
            await self.app.runner.tick()
        self.clock.move(target)
        await self.app.runner.tick()

    async def restart(self, restarted: Restarted) -> None:
        """Drop the bot without goodbye, and build it anew."""
        await self.ear.close()
        if restarted.down:
            self.clock.move(moved_to(restarted.down, self.clock.now(), self.settings.zone))
        self.build()
        await self.ear.open()
        await self.app.runner.tick()


class Door:
    """The bot's web server; it outlives the bot, as the machine's address does."""

    def __init__(self) -> None:
        self._heard = listening("127.0.0.1", 0)
        self._server = server_of(site([Route(PATH, self._delivered, methods=["POST"])]))
        self.bot: SlackBot | None = None
        self.address = f"http://127.0.0.1:{self._heard.getsockname()[1]}{PATH}"

    async def _delivered(self, request: Request) -> Response:
        assert self.bot is not None
        [route] = self.bot.ear.routes
        response: Response = await route.endpoint(request)
        return response

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Serve for as long as the block runs."""
        serving = asyncio.create_task(self._server.serve(sockets=[self._heard]))
        try:
            yield
        finally:
            self._server.should_exit = True
            await serving


@asynccontextmanager
async def bot_in_slack(mode: str, lines: Iterable[str], data: Path) -> AsyncIterator[SlackBot]:
    """Run the bot for the people and rooms of a script, in `socket` or `events` mode."""
    people, rooms = people_of(lines), rooms_of(lines)
    settings = Settings(_env_file=None, data=data)
    async with AsyncExitStack() as stack:
        proxy = await stack.enter_async_context(FaultyProxy())
        folder = stack.enter_context(DataFolder.locked(data))
        url, door = None, None
        if mode == "events":
            door = Door()
            await stack.enter_async_context(door.open())
            url = proxy.to_bot(door.address, SIGNING_SECRET)
        slack = await stack.enter_async_context(
            local_slack(users=people, channels=rooms, request_url=url)
        )
        proxy.lead_to(slack.api)
        bot = SlackBot(
            settings=settings,
            folder=folder,
            clock=MovableClock(local_moment(SCRIPT_BEGINS, settings.zone)),
            codes=SeededCodes(),
            service=await service_of(proxy, mode),
            slack=slack,
            proxy=proxy,
        )
        await stack.enter_async_context(bot.service.workspaces.connected())
        bot.build()
        if door:
            door.bot = bot
        await bot.ear.open()
        stack.push_async_callback(_closed, bot)
        if mode == "socket":
            await slack.bot_is_there()
        yield bot


async def service_of(proxy: FaultyProxy, mode: str) -> SlackService:
    """Return Slack for one workspace, in which messages need not wait for each other."""
    secret, app_token = (None, APP_TOKEN) if mode == "socket" else (SIGNING_SECRET, None)
    found = await entered([(BOT_TOKEN, secret, app_token)], proxy.base_url, read_lexicon())
    quick = Slack(found.workspaces, found.words, Pace(lambda: AsyncLimiter(1000, 1)))
    return replace(found, slack=quick)


async def _closed(bot: SlackBot) -> None:
    await bot.ear.close()
