"""
What stands between the bot and Slack in a test: it notes and checks every call, and fails at will.

Point the bot's client at `base_url`. Slack's own addresses in answers (uploads, Socket Mode) are
made to lead here too; so are those in what Slack sends to the bot, its response_url's, if that
comes by `proxy.to_bot(…)` over HTTP, or by Socket Mode, or through `proxy.rewrite(…)`.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import quote

import aiohttp
from aiohttp import web
from yarl import URL

from tests.e2e.faults import Fault, Faults
from tests.e2e.relay import Relay, joined
from tests.e2e.wire import params, passed_on
from tests.platforms.slack.checked import unheard, violations

MOST_BYTES = 100_000_000
LOOPBACK = ("127.0.0.1", "localhost")
RESPONSE = "response_url"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call that the bot made; `fault` is how it went wrong, and `taken` whether Slack got it."""

    method: str
    params: Mapping[str, Any]
    fault: str = ""
    taken: bool = True


class FaultyProxy:
    """
    Forwards everything to a Slack; use it as `async with FaultyProxy(api) as proxy`.

    Where Slack has to be told of `to_bot` before it starts, its own address comes by `lead_to`.
    """

    def __init__(self, upstream: str = "http://127.0.0.1:9/api/") -> None:
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.base_url = ""
        self._faults = Faults()
        self._upstream = URL(upstream)
        self._closing = asyncio.Event()
        self._changed = asyncio.Condition()
        self._session: aiohttp.ClientSession
        self._relay = Relay()

    async def __aenter__(self) -> Self:
        # Slow answers are for the client to give up; the proxy waits until it is closed.
        limit = aiohttp.ClientTimeout(total=None, connect=10)
        self._session = aiohttp.ClientSession(timeout=limit, auto_decompress=True)
        app = web.Application(client_max_size=MOST_BYTES)
        app.router.add_route("*", "/{path:.*}", self._serve)
        self._runner = web.AppRunner(app, shutdown_timeout=1, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self._origin = URL.build(scheme="http", host=host, port=port)
        self.base_url = str(self._origin.with_path(self._upstream.path))
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing.set()
        await self._relay.close()
        await self._runner.cleanup()
        await self._session.close()

    def lead_to(self, upstream: str) -> None:
        """Forward to another Slack from now on; its path must be as the first one's."""
        self._upstream = URL(upstream)

    def fail(
        self, method: str, fault: Fault, *, channel: str | None = None, times: int = 1
    ) -> None:
        """Let the next calls of a method fail; `response_url` counts as one."""
        self._faults.add(method, fault, channel=channel, times=times)

    def faults_left(self) -> Mapping[str, int]:
        """Return how many faults no call has met yet, by method."""
        return self._faults.left()

    def made(self, method: str) -> list[Mapping[str, Any]]:
        """Return the parameters of every call of a method."""
        return [call.params for call in self.calls if call.method == method]

    async def until(self, method: str, times: int = 1, *, seconds: float = 5) -> None:
        """Wait until a method has been called so often; raise TimeoutError if it is not."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(lambda: len(self.made(method)) >= times)

    def to_bot(self, address: str, signing_secret: str) -> str:
        """
        Return an address for Slack to send to in place of the bot's own.

        What comes there goes on to the bot with its response_url's leading here, signed anew, and
        what the bot acknowledges with is noted and checked as a call of `ack`.
        """
        return str(self._origin / self._relay.add(address, signing_secret))

    def rewrite(self, text: str) -> str:
        """Return a text with every address of Slack's, as such or escaped, leading here."""
        ours = str(self._origin).removeprefix("http://").rstrip("/")
        for host in LOOPBACK:
            theirs = f"{host}:{self._upstream.port}"
            for scheme in ("http", "ws"):
                for before, after in ((f"{scheme}://", ""), (f"{scheme}:\\/\\/", "")):
                    text = text.replace(f"{before}{theirs}{after}", f"{before}{ours}{after}")
                text = text.replace(
                    quote(f"{scheme}://{theirs}", ""), quote(f"{scheme}://{ours}", "")
                )
        return text

    async def note(self, method: str, given: Mapping[str, Any], fault: Fault | None = None) -> None:
        """Note a call and what is wrong with it."""
        taken = fault is None or fault.taken or fault.until is not None
        name = fault.name if fault else ""
        self.calls.append(Call(method=method, params=given, fault=name, taken=taken))
        found = violations(method, given)
        found += [f"not in text: {words}" for words in unheard(given)]
        self.violations += [f"{method}: {one}" for one in found]
        async with self._changed:
            self._changed.notify_all()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if self._relay.knows(request.path):
            return await self._relay.pass_on(request, self)
        body = await request.read()
        if request.headers.get("Upgrade", "").lower() == "websocket":
            return await joined(
                request, self._session, self._there(request).with_scheme("ws"), self
            )
        method = self._method(request.path)
        given = params(request.query, request.headers.get("Content-Type", ""), body)
        fault = self._faults.take(method, given.get("channel"))
        await self.note(method, given, fault)
        if fault is None:
            return await self._forward(request, body)
        return await self._act_out(fault, request, body)

    def _method(self, path: str) -> str:
        if path.startswith("/_hooks/"):
            return RESPONSE
        return path.removeprefix(self._upstream.path).strip("/")

    def _there(self, request: web.Request) -> URL:
        return self._upstream.origin().join(request.rel_url)

    async def _act_out(self, fault: Fault, request: web.Request, body: bytes) -> web.Response:
        answer = await self._forward(request, body) if fault.taken else None
        if fault.waits and await self._is_let_go(fault):
            return answer or await self._forward(request, body)
        if fault.answers:
            return web.Response(
                status=fault.status,
                text=fault.body,
                content_type=fault.kind,
                headers=fault.headers,
            )
        if request.transport is not None:
            request.transport.close()
        return web.Response()

    async def _is_let_go(self, fault: Fault) -> bool:
        """Wait for what a hanging call waits for; tell whether it is to go on."""
        events = [self._closing, *([fault.until] if fault.until else [])]
        waits = [asyncio.ensure_future(event.wait()) for event in events]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()
        return not self._closing.is_set()

    async def _forward(self, request: web.Request, body: bytes) -> web.Response:
        async with self._session.request(
            request.method,
            self._there(request),
            headers=passed_on(request.headers),
            data=body,
            allow_redirects=False,
        ) as answer:
            said = await answer.read()
            if answer.content_type in {"application/json", "text/plain"}:
                said = self.rewrite(said.decode()).encode()
            return web.Response(
                status=answer.status, body=said, headers=dict(passed_on(answer.headers))
            )
