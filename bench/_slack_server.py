"""The process that is measured: our bot, or a bare Bolt app, in the same kind of web server."""

import asyncio
import os
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from aiolimiter import AsyncLimiter
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.app import Outside, build, open_stores
from bot.clocks import WallClock
from bot.codes import SecretCodes
from bot.http import listening, server_of, site
from bot.platforms.slack.listening import ALL, COMMAND
from bot.platforms.slack.pace import Pace
from bot.platforms.slack.sender import Slack
from bot.platforms.slack.service import PATH, entered
from bot.running import settle_down
from bot.settings import Settings
from bot.store.folder import DataFolder
from bot.wordbooks import read_lexicon
from reminders.schedule import Schedule

TOKEN, SECRET = "xoxb-bench", "bench-secret"
BEAT = 0.01

Finished = Callable[[], Awaitable[None]]
Ack = Callable[[], Awaitable[object]]


class Spent(NamedTuple):
    """What a server has spent since it was last asked: seconds of CPU, the longest blockage."""

    cpu: float
    blocked: float


class Heart:
    """Beats in the server's loop, and notices when the loop has no time for it."""

    def __init__(self) -> None:
        self._late = 0.0
        self._cpu = 0.0

    async def beat(self) -> None:
        """Beat until cancelled."""
        while True:
            began = time.perf_counter()
            await asyncio.sleep(BEAT)
            self._late = max(self._late, time.perf_counter() - began - BEAT)

    def spent(self) -> Spent:
        """Return what was spent, and begin anew."""
        before, self._cpu = self._cpu, time.process_time()
        late, self._late = self._late, 0.0
        return Spent(self._cpu - before, late)


def serve(control: Connection, api: str, data: Path | None, core: int) -> None:
    """Serve the bot on its data, or the bare app without any, until *control* is closed."""
    os.sched_setaffinity(0, {core})
    asyncio.run(_serve(control, api, data))


async def _serve(control: Connection, api: str, data: Path | None) -> None:
    heart = Heart()
    async with _ours(data, api) if data else _bare(api) as (app, finished):
        heard = listening("127.0.0.1", 0)
        server = server_of(app)
        serving = asyncio.create_task(server.serve(sockets=[heard]))
        beating = asyncio.create_task(heart.beat())
        tasks = set[asyncio.Task[None]]()

        async def answer() -> None:
            await finished()
            control.send(heart.spent())

        def asked() -> None:
            try:
                control.recv()
            except EOFError:
                server.should_exit = True
                asyncio.get_running_loop().remove_reader(control.fileno())
            else:
                tasks.add(task := asyncio.create_task(answer()))
                task.add_done_callback(tasks.discard)

        asyncio.get_running_loop().add_reader(control.fileno(), asked)
        control.send(heard.getsockname()[1])
        await serving
        beating.cancel()


@asynccontextmanager
async def _ours(data: Path, api: str) -> AsyncIterator[tuple[ASGIApp, Finished]]:
    """Build what `samverkansbot run` builds, but let more than a message a second through."""
    settings = Settings(_env_file=None, data=data)
    service = await entered([(TOKEN, SECRET, None)], f"{api}/api/", read_lexicon())
    quick = Slack(service.workspaces, service.words, Pace(lambda: AsyncLimiter(100_000, 1)))
    with DataFolder.locked(data) as folder:
        outside = Outside(platforms={"slack": quick}, clock=WallClock(), codes=SecretCodes())
        app = build(settings, open_stores(settings, folder), outside)
        await app.runner.tick()
        settle_down()
        ear = replace(service, slack=quick).listens(app.inbox)
        schedule = Schedule(app.runner.tick)
        schedule.start()
        await ear.open()
        async with service.workspaces.connected():
            yield site(ear.routes), ear.listening.finished
            schedule.stop()
            await ear.close()


@asynccontextmanager
async def _bare(api: str) -> AsyncIterator[tuple[ASGIApp, Finished]]:
    """Build what the documentation of Bolt shows, with as many listeners as ours has."""
    app = AsyncApp(
        signing_secret=SECRET,
        client=AsyncWebClient(token=TOKEN, base_url=f"{api}/api/"),
        process_before_response=True,
    )

    async def only_acks(ack: Ack) -> None:
        await ack()

    async def only_hears() -> None:
        """Do nothing."""

    app.command(COMMAND)(only_acks)
    app.event(re.compile(""))(only_hears)
    app.action(ALL)(only_acks)
    app.view(ALL)(only_acks)
    app.view_closed(ALL)(only_acks)

    async def finished() -> None:
        """Nothing is ever left to be done."""

    route = Route(PATH, AsyncSlackRequestHandler(app).handle, methods=["POST"])
    yield Starlette(routes=[route]), finished
