"""What Slack delivers twice, and what people press twice, is done once."""

from pathlib import Path

import pytest

from bot.platforms.slack.listening import Listening
from bot.platforms.slack.service import SlackEar
from tests.e2e.deliverer import Manner
from tests.e2e.slack_program import BOT
from tests.e2e.slack_stage import (
    ANNA,
    BO,
    CHANNEL,
    FOUNDED,
    WRITTEN,
    YES,
    Stage,
    delivering,
    stage,
    way_back,
    yeses,
)
from tests.platforms.slack import events, payloads

pytestmark = pytest.mark.slow

NEW = 'problem ny "Skadegörelse vid Resecentrum"'
"""Makes another problem each time it is done."""


async def test_a_redelivered_mention_is_done_once_also_after_a_restart(tmp_path: Path) -> None:
    mention = events.mentioned(f"<@{BOT}> {NEW}", user=ANNA, channel=CHANNEL)
    async with stage("events", tmp_path, *FOUNDED) as here, delivering(here) as slack:
        answers = await slack.send_twice(mention)
        await here.bot.idle()
        assert [answer.status for answer in answers] == [200, 200]
        assert await here.told("problem 1") == 1

        await here.restart()
        before = here.kept()
        again = await slack.send(mention, Manner(retry=2))
        await here.bot.idle()
        assert again.status == 200
        assert here.kept() == before
        assert [await here.told(item) for item in ("problem 1", "problem 2")] == [1, 0]
        assert len(await here.answers("anna")) == 1


async def test_a_redelivered_question_is_answered_once(tmp_path: Path) -> None:
    async with stage("events", tmp_path, *FOUNDED) as here, delivering(here) as slack:
        asked = events.mentioned(f"<@{BOT}> status", user=ANNA, channel=CHANNEL)
        url = way_back(here)
        typed = payloads.command("status", user=BO, channel=CHANNEL, response_url=url)
        for payload in (asked, typed):
            await slack.send_twice(payload)
        await here.bot.idle()
        assert [len(await here.answers(who)) for who in ("anna", "bo")] == [1, 1]


async def test_a_redelivered_command_and_press_are_done_once(tmp_path: Path) -> None:
    async with stage("events", tmp_path, *FOUNDED, WRITTEN) as here, delivering(here) as slack:
        url = way_back(here)
        typed = payloads.command(NEW, user=ANNA, channel=CHANNEL, response_url=url)
        typed |= {"trigger_id": "1.1.typed"}
        message = next(one for one in await here.public() if YES in one["text"])
        pressed = payloads.pressed(
            "press2", "godkänn 1.5 v1", user=BO, channel=CHANNEL, message=message
        ) | {"response_url": url, "trigger_id": "1.1.pressed"}
        for payload in (typed, pressed):
            await slack.send_twice(payload)
            await here.bot.idle()
        await here.restart()
        before = here.kept()
        for payload in (typed, pressed):
            await slack.send(payload, Manner(retry=2))
            await here.bot.idle()
        assert here.kept() == before
        assert yeses(here) == ["polis"]
        assert await here.told("har sagt ja till version 1") == 1
        assert [await here.told(item) for item in ("problem 1", "problem 2")] == [1, 0]
        assert [len(await here.answers(who)) for who in ("anna", "bo")] == [1, 0]


async def test_a_form_that_comes_twice_is_taken_once(tmp_path: Path) -> None:
    async with stage("events", tmp_path, *FOUNDED, WRITTEN, f"bo: [{YES}]") as here:
        await here.play("anna: /samverkan nej 1.5 v1")
        view = await here.bot.slack.form(ANNA)
        assert view is not None
        sent = payloads.submitted(
            view, {"skäl": {"value": payloads.written("Vi hinner bara tre möten.")}}, user=ANNA
        )
        async with delivering(here) as slack:
            answers = await slack.send_twice(sent)
            await here.bot.idle()
            assert [(answer.status, answer.json) for answer in answers] == [(200, {})] * 2
            await here.restart()
            before = here.kept()
            again = await slack.send(sent, Manner(retry=2))
            await here.bot.idle()
        assert (again.status, again.json) == (200, {})
        assert here.kept() == before
        assert await here.told("har sagt nej") == 1
        assert await here.answers("anna") == []


@pytest.mark.parametrize("same_ear", [True, False])
async def test_what_two_sockets_hear_is_done_once(same_ear: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """The other socket is one more of the same bot, or of one that has nothing in its memory."""
    async with stage("socket", tmp_path, *FOUNDED, WRITTEN) as here:
        listening, service = here.bot.ear.listening, here.bot.service
        if same_ear:
            other = SlackEar(listening, list(service.workspaces))
        else:
            other = service.listens(here.bot.app.inbox)
        await other.open()
        try:
            await acts(here, [listening, other.listening])
        finally:
            await other.close()
        await here.play("+5m")  # what one person does within minutes comes as one line
        assert yeses(here) == ["polis"]
        assert await here.told("har sagt ja till version 1") == 1
        assert [await here.told(task) for task in ("1.1", "1.6")] == [1, 1]
        [answered] = await here.answers("anna")
        assert "1.6" in answered
        assert await here.answers("bo") == []


async def acts(here: Stage, ears: list[Listening]) -> None:
    """Mention the bot, press a button and type a command, and see that all comes twice."""
    before = len(here.bot.proxy.made("ack"))
    await here.driver.say("anna", "samverkan", "@samverkan klar 1.1")
    await here.driver.press("bo", "samverkan", YES)
    await here.driver.say("anna", "samverkan", "/samverkan klar 1.6")
    # What is said in a channel comes as a mention, and as a message besides.
    await here.bot.proxy.until("ack", before + 2 * 4)
    for ear in ears:
        await ear.finished()
