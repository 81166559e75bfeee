"""The way from Slack to the bot through a proxy, so that what the bot acknowledges is seen too."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any, Protocol

import aiohttp
from aiohttp import web
from slack_sdk.signature import SignatureVerifier
from yarl import URL

from tests.e2e.wire import passed_on

SIGNATURE, MOMENT = "X-Slack-Signature", "X-Slack-Request-Timestamp"


class Noting(Protocol):
    """What notes calls, and knows where addresses are to lead."""

    def rewrite(self, text: str) -> str:
        """Return a text with its addresses changed."""

    async def note(self, method: str, given: Mapping[str, Any]) -> None:
        """Note a call."""


class Relay:
    """Passes on what Slack sends over HTTP."""

    def __init__(self) -> None:
        self._bots: dict[str, tuple[str, SignatureVerifier]] = {}
        self._session: aiohttp.ClientSession | None = None

    def add(self, address: str, signing_secret: str) -> str:
        """Return the path by which a bot is reached."""
        path = f"to-bot-{len(self._bots)}"
        self._bots[f"/{path}"] = (address, SignatureVerifier(signing_secret))
        return path

    def knows(self, path: str) -> bool:
        """Tell whether a path leads to a bot."""
        return path in self._bots

    async def close(self) -> None:
        """Let go of all connections."""
        if self._session is not None:
            await self._session.close()

    async def pass_on(self, request: web.Request, noting: Noting) -> web.Response:
        """Pass a request on with its addresses changed, signed anew if it was signed rightly."""
        address, verifier = self._bots[request.path]
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30))
        body = await request.text()
        headers = dict(passed_on(request.headers))
        changed = noting.rewrite(body)
        if verifier.is_valid_request(body, headers):
            moment = headers[MOMENT]
            signed = verifier.generate_signature(timestamp=moment, body=changed)
            headers[SIGNATURE] = signed or ""
        data = changed.encode()
        async with self._session.post(address, data=data, headers=headers) as answer:
            said = await answer.read()
            if answer.ok:
                await noting.note("ack", acknowledged(said))
            return web.Response(
                status=answer.status, body=said, headers=dict(passed_on(answer.headers))
            )


def acknowledged(body: bytes) -> dict[str, Any]:
    """Return what an acknowledgement holds: mostly nothing, else JSON or plain words."""
    try:
        read = json.loads(body or b"{}")
    except ValueError:
        return {"text": body.decode(errors="replace")}
    return read if isinstance(read, dict) else {"text": str(read)}


async def joined(
    request: web.Request, session: aiohttp.ClientSession, there: URL, noting: Noting
) -> web.WebSocketResponse:
    """Join the bot's Socket Mode connection to Slack's, until either ends."""
    bot = web.WebSocketResponse()
    await bot.prepare(request)
    async with session.ws_connect(there) as slack:

        async def to_bot() -> None:
            async for message in slack:
                await bot.send_str(noting.rewrite(str(message.data)))

        async def to_slack() -> None:
            async for message in bot:
                said = json.loads(message.data)
                if isinstance(said, dict) and "envelope_id" in said:
                    await noting.note("ack", said.get("payload") or {})
                await slack.send_str(str(message.data))

        ways = [asyncio.ensure_future(way()) for way in (to_bot, to_slack)]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        await bot.close()
    return bot
