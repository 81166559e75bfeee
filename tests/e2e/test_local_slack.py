"""The machinery of the end-to-end tests is tried against a toy bot, so that they can be trusted."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from tests.e2e import slack_program
from tests.e2e.local_slack import local_slack
from tests.e2e.slack_program import SECONDS
from tests.e2e.slack_window import NotDelivered
from tests.e2e.toy_bot import ROOM, USERS, toy

pytestmark = pytest.mark.slow

ANNA, BO = USERS
MODES = pytest.mark.parametrize("mode", ["socket", "events"])
Found = TypeVar("Found")


async def soon(look: Callable[[], Awaitable[Found | None]]) -> Found:
    """Return the first thing found; the bot answers in its own time, in tasks of its own."""
    async with asyncio.timeout(SECONDS):
        while True:
            found = await look()
            if found:
                return found
            await asyncio.sleep(0.01)


def organ(text: str) -> dict[str, dict[str, dict[str, str]]]:
    return {"organ": {"value": {"type": "plain_text_input", "value": text}}}


@MODES
async def test_only_she_who_asked_sees_the_answer_and_presses_it(mode: str) -> None:
    async with toy(mode) as (slack, bot):
        await slack.command(ANNA, ROOM, "/toy hej &amp; du")
        (message,) = await soon(lambda: slack.ephemerals(ANNA, ROOM))
        assert message["text"] == "hej &amp; du"
        assert await slack.seen(BO, ROOM) == []

        button = message["blocks"][0]["elements"][0]
        await slack.press(ANNA, ROOM, message["ts"], button)
        assert bot.heard[-1]["container"]["channel_id"] == ROOM

        async def changed() -> bool:
            return [one["text"] for one in await slack.ephemerals(ANNA, ROOM)] == ["again"]

        await soon(changed)
        await slack.press(ANNA, ROOM, message["ts"], {**button, "value": "gone"})

        async def gone() -> bool:
            return await slack.messages(ROOM) == []

        await soon(gone)


@MODES
async def test_a_form_is_refused_then_sent(mode: str) -> None:
    async with toy(mode) as (slack, _):
        await slack.command(ANNA, ROOM, "/toy form")
        form = await soon(lambda: slack.form(ANNA))
        assert form["private_metadata"] == ROOM
        assert await slack.form(BO) is None

        assert await slack.submit(ANNA, organ("fel")) == {"organ": "Inte så."}
        assert await slack.form(ANNA)
        assert await slack.submit(ANNA, organ("KS")) == {}
        assert await slack.form(ANNA) is None
        (message,) = await soon(lambda: slack.messages(ROOM))
        assert message["text"] == "['KS', None, None]"


@MODES
async def test_a_closed_form_is_told_of(mode: str) -> None:
    async with toy(mode) as (slack, _):
        await slack.command(ANNA, ROOM, "/toy form")
        await soon(lambda: slack.form(ANNA))
        await slack.close_form(ANNA)
        assert await slack.form(ANNA) is None
        (message,) = await soon(lambda: slack.messages(ROOM))
        assert message["text"] == "closed"


async def test_two_people_have_a_form_open_each() -> None:
    async with toy("socket") as (slack, _):
        for user in (ANNA, BO):
            await slack.command(user, ROOM, "/toy form")
            await soon(partial(slack.form, user))
        assert await slack.submit(ANNA, organ("KS")) == {}
        assert await slack.submit(BO, organ("LPO-chef")) == {}

        async def both() -> bool:
            texts = {message["text"] for message in await slack.messages(ROOM)}
            return texts == {"['KS', None, None]", "['LPO-chef', None, None]"}

        await soon(both)


@MODES
async def test_messages_are_written_changed_and_deleted(mode: str) -> None:
    async with toy(mode) as (slack, bot):
        chat = await slack.dm(ANNA)
        assert await slack.dm(ANNA) == chat
        ts = await slack.message(ANNA, chat, "hej")
        await slack.edit(ANNA, chat, ts, "hejdå")
        await slack.delete_message(ANNA, chat, ts)
        await slack.message(BO, ROOM, "<@U0BOT> hej")
        heard = [(body["event"]["type"], body["event"].get("subtype")) for body in bot.heard]
        assert heard[:3] == [
            ("message", None),
            ("message", "message_changed"),
            ("message", "message_deleted"),
        ]
        assert heard[3:] == [("message", None), ("app_mention", None)]
        assert bot.heard[0]["event"]["channel_type"] == "im"


@MODES
async def test_a_home_is_opened_and_pressed(mode: str) -> None:
    async with toy(mode) as (slack, bot):
        await slack.open_home(ANNA)
        home = await soon(lambda: slack.home(ANNA))
        assert await slack.home(BO) is None
        await slack.press_home(ANNA, home["blocks"][0]["elements"][0])
        assert bot.heard[-1]["actions"][0]["value"] == f"home of {ANNA}"


async def test_nothing_is_left_after_a_reset() -> None:
    async with toy("socket") as (slack, _):
        await slack.command(ANNA, ROOM, "/toy form")
        await soon(lambda: slack.form(ANNA))
        await slack.message(ANNA, ROOM, "hej")
        await slack.reset()
        assert await slack.form(ANNA) is None
        assert await slack.messages(ROOM) == []


@pytest.mark.parametrize("url", [None, "http://127.0.0.1:1/slack"])
async def test_what_does_not_reach_the_bot_is_not_passed_over(url: str | None) -> None:
    async with local_slack(users=USERS, channels={ROOM: "samverkan"}, request_url=url) as slack:
        with pytest.raises(NotDelivered):
            await slack.command(ANNA, ROOM, "/toy hej")


async def test_a_missing_program_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slack_program, "PROGRAM", Path("nowhere"))
    with pytest.raises(slack_program.Missing, match=r"local-slack-linux-x64.*make test"):
        async with local_slack(users=USERS, channels={}):
            pass
