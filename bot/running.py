"""Serves the bot wherever its settings lead: the platforms, the web server and the clock."""

import asyncio
import gc
import signal
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.routing import BaseRoute

from bot.app import App, Outside, build, open_stores
from bot.clocks import WallClock
from bot.codes import SecretCodes
from bot.http import listening, server_of, site
from bot.settings import (
    AddressTakenError,
    HttpSettings,
    NothingToServeError,
    Settings,
    SlackSettings,
)
from bot.store.folder import DataFolder
from bot.wordbooks import read_lexicon
from reminders.schedule import Schedule

if TYPE_CHECKING:
    from bot.platforms.slack.service import SlackService


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """What it takes to serve; `say` prints one of the sentences for whoever runs the machine."""

    settings: Settings
    slack: SlackSettings
    http: HttpSettings
    folder: DataFolder
    say: Callable[..., None]


async def run(running: Running) -> None:
    """Serve until the process is told to stop; raise what keeps it from beginning."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stop.set)
    service = await _slack(running)
    app = build(
        running.settings,
        open_stores(running.settings, running.folder),
        Outside(platforms={"slack": service.slack}, clock=WallClock(), codes=SecretCodes()),
    )
    await app.runner.tick()
    settle_down()
    async with _heard(running, service, app), _ticking(app):
        await stop.wait()


def settle_down() -> None:
    """
    Keep the collector away from all that has been loaded by now.

    A full collection of it would stop everything for more than fifty milliseconds.
    """
    gc.collect()
    gc.freeze()


async def _slack(running: Running) -> "SlackService":
    """Enter the workspaces; raise UnreachableError where Slack does not let us in."""
    given = running.slack.workspaces()
    if not given:
        raise NothingToServeError
    # Only now, since somebody without Slack should not wait for its libraries.
    from bot.platforms.slack import service  # noqa: PLC0415

    return await service.entered(given, running.slack.api_url, read_lexicon())


@asynccontextmanager
async def _heard(running: Running, service: "SlackService", app: App) -> AsyncIterator[None]:
    """Hear Slack for as long as the block runs, and say where."""
    ear = service.listens(app.inbox)
    async with service.workspaces.connected(), _served(running.http, ear.routes):
        await ear.open()
        try:
            way = "over_http" if ear.routes else "over_sockets"
            address = f"{running.http.host}:{running.http.port}"
            running.say(way, workspaces=", ".join(service.names), address=address)
            yield
        finally:
            await ear.close()


@asynccontextmanager
async def _served(http: HttpSettings, routes: Sequence[BaseRoute]) -> AsyncIterator[None]:
    """Run the web server for as long as the block runs, where there is anything to serve."""
    if not routes:
        yield
        return
    try:
        heard = listening(http.host, http.port)
    except OSError as error:
        raise AddressTakenError(f"{http.host}:{http.port}") from error
    server = server_of(site(routes))
    serving = asyncio.create_task(server.serve(sockets=[heard]))
    try:
        yield
    finally:
        server.should_exit = True
        await serving


@asynccontextmanager
async def _ticking(app: App) -> AsyncIterator[None]:
    schedule = Schedule(app.runner.tick)
    schedule.start()
    try:
        yield
    finally:
        schedule.stop()
