"""A Slack of a few lines, in a process of its own, which tells when each answer has come."""

import asyncio
import time
from multiprocessing.connection import Connection
from typing import NamedTuple

from aiohttp import web

TEAM = "T0BENCH"
ME = {"ok": True, "team_id": TEAM, "team": "Bench", "user_id": "U0BOT", "bot_id": "B0BOT"}
SHE = {"ok": True, "user": {"team_id": TEAM, "real_name": "Anna"}}
POSTED = {"ok": True, "ts": "1799999999.000200"}


class Arrival(NamedTuple):
    """An answer that has come, to the number of a command's response_url or to a channel."""

    to: str
    text: str
    at: float


class Api:
    """Says ok to everything, and hands each answer on."""

    def __init__(self, arrivals: Connection) -> None:
        self._arrivals = arrivals

    async def called(self, request: web.Request) -> web.Response:
        """Answer a method of Slack's."""
        method = request.match_info["method"]
        if method == "chat.postMessage":
            body = await request.json()
            self._arrived(body["channel"], body["text"])
        return web.json_response({"auth.test": ME, "users.info": SHE}.get(method, POSTED))

    async def responded(self, request: web.Request) -> web.Response:
        """Take what comes to a response_url."""
        body = await request.json()
        self._arrived(request.match_info["number"], body["text"])
        return web.Response(text="ok")

    def _arrived(self, to: str, text: str) -> None:
        self._arrivals.send(Arrival(to, text, time.perf_counter()))


def serve(control: Connection, arrivals: Connection) -> None:
    """Serve until *control* is closed at its other end; its first word is the address."""
    asyncio.run(_serve(control, arrivals))


async def _serve(control: Connection, arrivals: Connection) -> None:
    api = Api(arrivals)
    app = web.Application()
    app.router.add_route("*", "/api/{method}", api.called)
    app.router.add_post("/respond/{number}", api.responded)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    control.send(f"http://127.0.0.1:{runner.addresses[0][1]}")
    ended = asyncio.Event()
    asyncio.get_running_loop().add_reader(control.fileno(), ended.set)
    await ended.wait()
    await runner.cleanup()
