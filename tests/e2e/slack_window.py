"""A window on the workspace as a browser has it: where forms and homes are seen, and forms sent."""

import asyncio
import json
import re
from collections.abc import Mapping
from itertools import count
from typing import Any, Self
from urllib.parse import parse_qs

import aiohttp

from tests.e2e.slack_program import SECONDS

Json = dict[str, Any]

_TO_BOT = {"events_api", "slash_commands", "interactive"}
_ANSWERS = {"ack", "interactive"}
"""How the bot's answer to a press or a form is logged in Socket Mode, and over HTTP."""
_LINES = {*_TO_BOT, "socket"}
_LOST = re.compile(r"no socket connection|POST failed|HTTP [45]\d\d$")


class NotDelivered(Exception):
    """The bot could not be reached with what somebody did, or answered that it failed."""


class Window:
    """
    What the workspace pushes, read only when somebody looks.

    Frames come in order: who has seen the trace of a call of her own has seen all before it.
    """

    def __init__(
        self, session: aiohttp.ClientSession, socket: aiohttp.ClientWebSocketResponse
    ) -> None:
        self.forms: dict[str, Json] = {}
        self.homes: dict[str, Json] = {}
        self.shown_to: str | None = None
        self._session = session
        self._socket = socket
        self._reading = asyncio.Lock()
        self._marks = count()
        self._triggers: dict[str, str] = {}
        self._opener: str | None = None
        self._connected = False

    @classmethod
    async def opened(cls, session: aiohttp.ClientSession) -> Self:
        """Open a window and take in what stands there."""
        window = cls(session, await session.ws_connect("/ui", max_msg_size=0))
        await window.look()
        return window

    async def close(self) -> None:
        """Close the window."""
        await self._socket.close()

    async def look(self) -> None:
        """Take in everything that has happened until now."""
        mark = f"look-{next(self._marks)}"
        async with self._reading:
            async with self._session.post("/api/auth.test", json={"mark": mark}) as answer:
                await answer.read()
            while _mark(await self._next()) != mark:
                pass

    async def until_connected(self) -> None:
        """Wait until the bot has a socket open."""
        async with self._reading:
            while not self._connected:
                await self._next()

    def trigger(self, user: str) -> str:
        """Return the latest thing that somebody did which opens a form."""
        return next(id_ for id_, who in reversed(self._triggers.items()) if who == user)

    async def submit(self, user: str, values: Mapping[str, Mapping[str, Json]]) -> dict[str, str]:
        """Send the form that is shown, and return what the bot refuses in it."""
        async with self._reading:
            await self._socket.send_json({"t": "view_submit", "user": user, "values": values})
            while _log(await self._next(), "to_bot", {"interactive"}) is None:
                pass
            while _log(await self._next(), "from_bot", _ANSWERS) is None:
                pass
            # The outcome follows at once upon the answer, ahead of anything the bot does later.
            while (frame := await self._next())["t"] not in {"view", "view_errors"}:
                pass
        return {block: str(why) for block, why in (frame.get("errors") or {}).items()}

    async def close_form(self, user: str) -> None:
        """Close the form that is shown."""
        asks = bool(self.forms[user].get("notify_on_close"))
        async with self._reading:
            await self._socket.send_json({"t": "view_close", "user": user})
            while (await self._next())["t"] != "view":
                pass
            while asks and _log(await self._next(), "from_bot", _ANSWERS) is None:
                pass

    async def _next(self) -> Json:
        frame = await self._socket.receive(timeout=SECONDS)
        if frame.type is not aiohttp.WSMsgType.TEXT:
            raise RuntimeError(f"The window was closed: {frame}")
        pushed: Json = frame.json()
        self._take_in(pushed)
        return pushed

    def _take_in(self, pushed: Json) -> None:
        match pushed:
            case {"t": "init", "state": state}:
                self.forms, self.homes, self.shown_to = {}, {}, None
                self._connected = any(app["connected"] for app in state["apps"])
            case {"t": "socket_status", "connected": connected}:
                self._connected = connected
            case {"t": "view", "stack": stack}:
                self._stacked(stack)
            case {"t": "home", "user": user, "view": view}:
                self.homes[user] = view
            case {"t": "log", "entry": entry}:
                self._logged(entry)

    def _stacked(self, stack: list[Json]) -> None:
        """Note whose form is in front: the workspace has one stack of them, and does not say."""
        if not stack:
            self.forms.pop(self.shown_to or "", None)
            self.shown_to = None
            return
        self.shown_to, self._opener = self._opener or self.shown_to, None
        if self.shown_to:
            self.forms[self.shown_to] = stack[-1]

    def _logged(self, entry: Json) -> None:
        kind, detail = entry["kind"], entry.get("detail")
        if kind in _LINES and _LOST.search(entry["summary"].partition(" [")[0]):
            raise NotDelivered(f"{kind}: {entry['summary']}")
        if entry["direction"] == "to_bot" and kind in _TO_BOT:
            payload = _payload(detail)
            user = payload.get("user_id") or payload.get("user", {}).get("id")
            self._triggers[payload.get("trigger_id", "")] = user
        elif kind == "web_api" and entry["summary"] in {"views.open", "views.push"}:
            self._opener = self._triggers.get((detail or {}).get("trigger_id", ""))


def _payload(detail: object) -> Json:
    """Return what was sent to the bot: as it is from a socket, in a body over HTTP."""
    if isinstance(detail, dict):
        return detail
    body = str(detail)
    if body.startswith("{"):
        return dict(json.loads(body))
    fields = {name: values[0] for name, values in parse_qs(body).items()}
    return dict(json.loads(fields["payload"])) if "payload" in fields else fields


def _log(frame: Json, direction: str, kinds: set[str]) -> Json | None:
    entry: Json = frame.get("entry") or {}
    found = entry.get("direction") == direction and entry.get("kind") in kinds
    return entry if found else None


def _mark(frame: Json) -> str | None:
    detail = (_log(frame, "from_bot", {"web_api"}) or {}).get("detail") or {}
    mark: str | None = detail.get("mark")
    return mark
