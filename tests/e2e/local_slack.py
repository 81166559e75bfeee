"""A Slack workspace on this machine, where tests act and see as people do."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any

import aiohttp

from tests.e2e.slack_program import BOT_TOKEN, SECONDS, running
from tests.e2e.slack_window import NotDelivered, Window

Json = dict[str, Any]

PATIENCE = 5
"""The seconds after which it gives up a bot in Socket Mode, without a word."""


@asynccontextmanager
async def local_slack(
    *, users: Mapping[str, str], channels: Mapping[str, str], request_url: str | None = None
) -> AsyncIterator["LocalSlack"]:
    """
    Run a workspace with *users* and *channels* (names by id), everybody in every channel.

    It reaches the bot over HTTP at *request_url*, and in Socket Mode where that is None.
    """
    async with running(users, channels, request_url) as base:
        limit = aiohttp.ClientTimeout(total=SECONDS)
        async with aiohttp.ClientSession(base, timeout=limit) as session:
            window = await Window.opened(session)
            try:
                yield LocalSlack(base, session, window)
            finally:
                await window.close()


class LocalSlack:
    """
    What people do and see in the workspace.

    An act returns when the bot has acknowledged it, which is often before the bot has answered.
    """

    def __init__(self, base: str, session: aiohttp.ClientSession, window: Window) -> None:
        self.base = base
        self._session = session
        self._window = window

    @property
    def api(self) -> str:
        """The address that the bot's client takes as its base."""
        return f"{self.base}/api/"

    async def bot_is_there(self) -> None:
        """Wait until the bot has connected in Socket Mode."""
        await self._window.until_connected()

    async def command(self, user: str, channel: str, line: str) -> None:
        """Type a slash command; the line stands as Slack has escaped it."""
        command, _, text = line.partition(" ")
        await self._do("command", channel=channel, user=user, command=command, text=text)

    async def message(self, user: str, channel: str, text: str, thread: str | None = None) -> str:
        """Write a message, as Slack has escaped it, and return its time stamp."""
        done = await self._do("message", channel=channel, user=user, text=text, thread_ts=thread)
        return str(done["message"]["ts"])

    async def edit(self, user: str, channel: str, ts: str, text: str) -> None:
        """Change one's own message."""
        await self._do("edit-message", channel=channel, ts=ts, user=user, text=text)

    async def delete_message(self, user: str, channel: str, ts: str) -> None:
        """Delete one's own message."""
        await self._do("delete-message", channel=channel, ts=ts, user=user)

    async def press(self, user: str, channel: str, ts: str, element: Json) -> None:
        """Press an element, as it stands in a message, with its block's id."""
        await self._do("interact", channel=channel, messageTs=ts, user=user, action=element)

    async def press_home(self, user: str, element: Json) -> None:
        """Press an element of one's home view; the bot gets no view with it, as it would."""
        await self.press(user, await self.dm(user), "home", element)

    async def open_home(self, user: str) -> None:
        """Go to the bot's home tab."""
        await self._do("open-home", user=user)

    async def submit(self, user: str, values: Mapping[str, Mapping[str, Json]]) -> dict[str, str]:
        """Submit one's open form; return what the bot refuses, by block."""
        await self._show(user)
        return await self._window.submit(user, values)

    async def close_form(self, user: str) -> None:
        """Close one's open form, and those beneath it."""
        await self._show(user)
        await self._window.close_form(user)

    async def form(self, user: str) -> Json | None:
        """Return the form that somebody has open."""
        await self._window.look()
        return self._window.forms.get(user)

    async def home(self, user: str) -> Json | None:
        """Return somebody's home view."""
        await self._window.look()
        return self._window.homes.get(user)

    async def dm(self, user: str) -> str:
        """Return the channel where somebody and the bot are alone."""
        opened = await self.call("conversations.open", users=user)
        return str(opened["channel"]["id"])

    async def messages(self, channel: str) -> list[Json]:
        """Return all that stands in a channel, what only one person sees too; the oldest first."""
        found = await self._get(f"messages/{channel}")
        return list(found["messages"])

    async def seen(self, user: str, channel: str) -> list[Json]:
        """Return what somebody sees in a channel."""
        all_ = await self.messages(channel)
        return [one for one in all_ if one.get("ephemeral_to") in {None, user}]

    async def ephemerals(self, user: str, channel: str) -> list[Json]:
        """Return what only this person sees in a channel."""
        return [one for one in await self.seen(user, channel) if one.get("ephemeral_to")]

    async def log(self) -> list[Json]:
        """Return the latest thousand exchanges with the bot."""
        found = await self._get("log")
        return list(found["log"])

    async def reset(self) -> None:
        """Forget all that has happened; channels keep their ids, direct ones get new ones."""
        await self._do("reset")

    async def call(self, method: str, **arguments: object) -> Json:
        """Call the Web API as the bot; raise RuntimeError where it refuses."""
        headers = {"Authorization": f"Bearer {BOT_TOKEN}"}
        async with self._session.post(f"/api/{method}", json=arguments, headers=headers) as answer:
            return _fine(method, await answer.json())

    async def _do(self, what: str, **body: object) -> Json:
        began = monotonic()
        async with self._session.post(f"/_control/{what}", json=body) as answer:
            done = _fine(what, await answer.json())
        if monotonic() - began >= PATIENCE:
            raise NotDelivered(f"{what}: not acknowledged")
        await self._window.look()
        return done

    async def _get(self, what: str) -> Json:
        async with self._session.get(f"/_control/{what}") as answer:
            return dict(await answer.json())

    async def _show(self, user: str) -> None:
        """
        Have one's form in front.

        Slack has a place for a form for each person, and this one for all of them: a form that
        somebody else's has taken the place of is opened again.
        """
        form = await self.form(user)
        if form is None:
            raise AssertionError(f"{user} has no form open")
        if self._window.shown_to != user:
            await self.call("views.open", trigger_id=self._window.trigger(user), view=form)
            await self._window.look()


def _fine(what: str, answer: Json) -> Json:
    if not answer.get("ok"):
        raise RuntimeError(f"{what}: {answer.get('error')}")
    return answer
