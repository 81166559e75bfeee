"""A file that belongs to a message reaches the channel, or her own chat where she is answered."""

from pathlib import Path

import pytest

from bot.chat.message import File, Message, Span
from bot.platforms.slack.names import room
from bot.platforms.slack.reply import Place, Reply
from tests.e2e.slack_stage import ANNA, CHANNEL, FOUNDED, stage

pytestmark = pytest.mark.slow

PLAN = File(name="plan.csv", content="åtgärd;ansvarig\n".encode())
TOLD = Message(spans=(Span(text="Här är planen."),), files=(PLAN,))


async def test_a_file_for_all_stands_in_the_channel(tmp_path: Path) -> None:
    async with stage("events", tmp_path, *FOUNDED) as here:
        await here.bot.service.slack.send(room(CHANNEL), TOLD, only=None)
        assert (await here.driver.read("anna", "samverkan"))[-2:] == [
            "Här är planen.",
            "\n[plan.csv]",
        ]
        assert here.bot.proxy.violations == []


async def test_a_file_for_one_stands_in_her_own_chat(tmp_path: Path) -> None:
    async with stage("events", tmp_path, *FOUNDED) as here:
        [workspace] = here.bot.service.workspaces
        asked = Reply(
            workspace=workspace,
            user=ANNA,
            room=room(CHANNEL),
            place=Place.CHANNEL,
            channel=CHANNEL,
        )
        only = f"slack:{workspace.team}:{ANNA}"
        await here.bot.service.slack.send(room(CHANNEL), TOLD, only=only, handle=asked)
        assert (await here.driver.read("anna", "samverkan"))[-1] == "Här är planen."
        assert (
            await here.driver.read("bo", "samverkan")
            == (await here.driver.read("anna", "samverkan"))[:-1]
        )
        assert (await here.driver.read("anna", None))[-1] == "\n[plan.csv]"


async def test_everything_a_party_may_see_is_handed_over_to_who_asks_alone(tmp_path: Path) -> None:
    async with stage("events", tmp_path, *FOUNDED) as here:
        before = await here.driver.read("bo", "samverkan")
        await here.play("anna: /samverkan exportera")
        shown = "\n".join(await here.driver.read("anna", None))
        assert shown.count(f"samverkan-{here.cooperation.id}") == len(("txt", "json"))
        assert await here.driver.read("bo", "samverkan") == before
        assert here.bot.proxy.violations == []
