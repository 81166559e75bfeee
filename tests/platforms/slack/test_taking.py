"""What people do in Slack reaches the bot as what it is, once, and is answered where they are."""

import asyncio
from typing import Any

import pytest

from bot.chat.message import Button
from bot.platforms.slack.blocks import messages_of
from bot.platforms.slack.workspaces import Workspace
from tests.e2e.faults import Fault
from tests.e2e.proxy import FaultyProxy
from tests.platforms.slack.events import direct, edited, home_opened, mentioned, said, said_by_bot
from tests.platforms.slack.loopback import Loopback
from tests.platforms.slack.made import WORDS, message
from tests.platforms.slack.payloads import (
    ALICE,
    BOB,
    BOT_USER,
    DIRECT,
    GENERAL,
    TEAM,
    command,
    pressed,
)
from tests.platforms.slack.town import START, SlackTown

HOOK, POST, EPHEMERAL = "response_url", "chat.postMessage", "chat.postEphemeral"
TICKED = "klar 1.1"


@pytest.fixture
async def town(proxy: FaultyProxy, loopback: Loopback, here: Workspace, url: str) -> SlackTown:
    """Return a town where Anna has started a cooperation."""
    loopback.people = {
        ALICE: {"team_id": TEAM, "real_name": "Anna"},
        BOB: {"team_id": TEAM, "real_name": "Bo"},
    }
    built = SlackTown(proxy, url, here)
    await built.say(START)
    assert built.now.members[0].person
    return built


def done(town: SlackTown) -> int:
    """Return how many marks are set on the first task."""
    return sum(entry.act.value == "ticked" for entry in town.history())


async def test_a_command_changes_for_all_and_tells_the_channel(town: SlackTown) -> None:
    await town.say(TICKED)
    assert done(town) == 1
    assert [call.params["channel"] for call in town.heard if call.method == POST] == [GENERAL]


async def test_a_question_is_answered_to_her_alone(town: SlackTown) -> None:
    await town.say("hur ligger vi till?")
    assert "Steg 1" in town.texts(HOOK)[0]
    assert town.texts(POST) == []


async def test_a_command_that_is_delivered_again_is_taken_once_even_after_a_restart(
    town: SlackTown,
) -> None:
    again = command(TICKED, trigger_id="9.9.x") | {"response_url": town.url}
    for _ in range(2):
        await town.deliver(again)
    town.ear = town.built()
    await town.deliver(again)
    assert (done(town), town.texts(POST), town.texts(HOOK)) == (1, [], [])


@pytest.mark.parametrize("line", [f"<@{BOT_USER}> {TICKED}", f"{TICKED} <@{BOT_USER}|samverkan>"])
async def test_a_mention_is_taken_once_and_answered_in_its_thread(
    town: SlackTown, line: str
) -> None:
    event = mentioned(line, thread_ts="1.1")
    for _ in range(2):
        await town.deliver(event)
    assert done(town) == 1
    await town.deliver(mentioned(f"<@{BOT_USER}> status", thread_ts="1.1"))
    [call] = [call for call in town.heard if call.method == EPHEMERAL]
    assert (call.params["channel"], call.params["thread_ts"]) == (GENERAL, "1.1")


async def test_a_line_in_her_private_chat_is_answered_there(town: SlackTown) -> None:
    await town.deliver(direct("hur ligger vi till?"))
    [call] = [call for call in town.heard if call.method == POST]
    assert call.params["channel"] == DIRECT
    await town.deliver(direct(f"<@{BOT_USER}> status"))
    assert len(town.texts(POST)) == 1


async def test_the_words_beside_a_file_are_read_and_the_file_is_not(town: SlackTown) -> None:
    await town.deliver(direct("hur ligger vi till?", subtype="file_share"))
    assert len(town.texts(POST)) == 1


@pytest.mark.parametrize(
    "event",
    [
        said(TICKED),
        said_by_bot(TICKED),
        edited(TICKED),
        direct(TICKED, bot_id="B02OTHER"),
        direct(TICKED, user=""),
        direct(TICKED, edited={"user": ALICE, "ts": "1.2"}),
        mentioned(f"<@{BOT_USER}> {TICKED}", edited={"user": ALICE, "ts": "1.2"}),
        mentioned(f"<@{BOT_USER}> {TICKED}", bot_id="B02OTHER"),
    ],
)
async def test_what_is_not_said_to_the_bot_now_by_somebody_is_left_alone(
    town: SlackTown, event: dict[str, Any]
) -> None:
    await town.deliver(event)
    assert (town.heard, done(town)) == ([], 0)


async def test_people_named_in_a_line_are_those_people(town: SlackTown) -> None:
    await town.say(f"bjud-in polis <@{BOB}|bo> roll=kontaktperson")
    assert "Bo" in town.texts(POST)[0]
    found = town.people.by_account(f"slack:{TEAM}:{BOB}")
    assert found is not None
    assert found.name == "Bo"


async def test_a_double_click_is_one_press_and_a_later_one_explains_itself(
    town: SlackTown,
) -> None:
    shown = {"blocks": [], "ts": "1.2"}
    press = pressed("press1", TICKED, message=shown) | {"response_url": town.url}
    town.stands_still = True
    before = len(town.proxy.made(HOOK))
    await asyncio.gather(*(town.deliver(press | {"trigger_id": town.trigger()}) for _ in range(2)))
    assert done(town) == 1
    assert len(town.proxy.made(HOOK)) == before
    town.stands_still = False
    await town.deliver(press | {"trigger_id": town.trigger()})
    assert done(town) == 1
    assert len(town.texts(HOOK)) == 1


async def test_a_used_button_gives_way_to_who_pressed_it(town: SlackTown) -> None:
    line = 'ändra 1.5 "Så gör vi."'
    [blocks] = messages_of(message("Skriv.", buttons=(Button(label="Skriv", line=line),)), WORDS)
    press = pressed("press1", line, message={"blocks": blocks, "ts": "1.2"})
    await town.deliver(press | {"response_url": town.url, "trigger_id": town.trigger()})
    assert town.texts("chat.update") == ["Skriv.\nAnna har tryckt på Klar. Se svaret"]


async def test_where_the_bot_may_not_write_she_is_told_so_and_it_is_kept(
    town: SlackTown,
) -> None:
    town.proxy.fail(POST, Fault.error("not_in_channel"))
    await town.say(TICKED)
    assert done(town) == 1
    assert "/invite @Samverkan" in town.texts(HOOK)[-1]


async def test_a_command_in_a_chat_between_two_people_is_answered_there_by_the_address(
    town: SlackTown,
) -> None:
    await town.say("status", channel="D0OTHERS")
    assert [call.method for call in town.heard if call.method in {HOOK, POST}] == [HOOK]
    await town.say("status", channel=DIRECT)
    assert [call.method for call in town.heard if call.method in {HOOK, POST}] == [POST]


async def test_whose_private_chat_it_is_cannot_be_known_while_slack_does_not_say(
    town: SlackTown,
) -> None:
    town.proxy.fail("conversations.open", Fault.html())
    await town.say("status", channel=DIRECT)
    assert len(town.texts(HOOK)) == 1


async def test_the_home_tab_shows_her_cooperations(town: SlackTown) -> None:
    await town.deliver(home_opened())
    [call] = [call for call in town.heard if call.method == "views.publish"]
    assert call.params["user_id"] == ALICE
    assert "Lindsala" in str(call.params["view"])
    await town.deliver(home_opened(tab="messages"))
    assert town.heard == []
