"""What is said to all goes into the channel, whole and in order, through the right workspace."""

import pytest

from bot.chat.message import File
from bot.platforms.slack.blocks import Block, messages_of
from bot.platforms.slack.parting import MAX_BYTES
from bot.platforms.slack.sender import Slack
from bot.platforms.slack.workspaces import Workspace, Workspaces
from bot.ports import RoomId, UnreachableError
from tests.e2e.faults import Fault
from tests.e2e.proxy import FaultyProxy
from tests.platforms.slack.loopback import Loopback, hurried, methods, slack_of
from tests.platforms.slack.made import (
    CHANNEL,
    HOSTILE,
    PRIVATE,
    SENDER,
    SLACK,
    WORDS,
    buttons,
    message,
    workspace,
)
from tests.platforms.slack.payloads import ALICE, DIRECT, GENERAL, TEAM

POST, INFO, DIRECTLY = "chat.postMessage", "conversations.info", "conversations.open"


def said(text: str) -> list[Block]:
    """Return blocks that say something."""
    [blocks] = messages_of(message(text), WORDS)
    return blocks


async def test_news_go_into_the_channel_and_nothing_in_them_is_markup(
    slack: Slack, proxy: FaultyProxy
) -> None:
    ts = await slack.send(CHANNEL, message(HOSTILE, buttons=buttons(1)), only=None)
    [sent] = proxy.made(POST)
    assert (ts, sent["channel"], methods(proxy)) == ("1.2", GENERAL, [POST])
    assert {name: str(sent[name]).lower() for name in ("mrkdwn", "unfurl_links")} == {
        "mrkdwn": "false",
        "unfurl_links": "false",
    }
    assert "<!channel>" not in sent["text"]


async def test_long_news_come_in_order_with_the_buttons_last(
    slack: Slack, proxy: FaultyProxy
) -> None:
    words = " ".join(map(str, range(2000)))
    assert len(words) > 2 * MAX_BYTES
    await slack.send(CHANNEL, message(words, buttons=buttons(1)), only=None)
    sent = [one["text"] for one in proxy.made(POST)]
    assert " ".join(sent).split() == [*words.split(), "[Visa", "1]"]
    assert len(sent) == 3


async def test_a_file_among_news_goes_into_the_channel(
    slack: Slack, proxy: FaultyProxy, loopback: Loopback
) -> None:
    files = (File(name="a.csv", content=b"a;b\n"), File(name="b.csv", content=b"c;d\n"))
    await slack.send(CHANNEL, message("Här.", files=files), only=None)
    assert methods(proxy)[0] == POST
    assert [sent["channel_id"] for sent in proxy.made("files.completeUploadExternal")] == [
        GENERAL,
        GENERAL,
    ]
    uploaded = [body for _method, path, body in loopback.got if path.startswith("/upload/")]
    assert uploaded == [b"a;b\n", b"c;d\n"]


async def test_news_for_one_go_into_her_private_chat_which_is_asked_for_once(
    slack: Slack, proxy: FaultyProxy
) -> None:
    await slack.send(PRIVATE, message("Till dig."), only=None)
    await slack.send(CHANNEL, message("Till dig."), only=SENDER)
    assert methods(proxy) == [DIRECTLY, POST, POST]
    assert proxy.made(DIRECTLY)[0]["users"] == ALICE
    assert {sent["channel"] for sent in proxy.made(POST)} == {DIRECT}


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault.error("not_in_channel"), "not_in_room"),
        (Fault.error("is_archived"), "room_archived"),
        (Fault.html(), "no_answer"),
        (Fault.dropped(taken=False), "no_answer"),
    ],
)
async def test_why_a_channel_cannot_be_reached_is_said_without_anybodys_words(
    slack: Slack, proxy: FaultyProxy, fault: Fault, reason: str
) -> None:
    proxy.fail(POST, fault)
    with pytest.raises(UnreachableError) as caught:
        await slack.send(CHANNEL, message("Hemligt"), only=None)
    assert caught.value.reason == reason
    assert "Hemligt" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert proxy.faults_left() == {}


async def test_what_broke_after_slack_took_it_is_posted_once(
    slack: Slack, proxy: FaultyProxy, loopback: Loopback
) -> None:
    proxy.fail(POST, Fault.dropped(taken=True))
    with pytest.raises(UnreachableError, match="no_answer"):
        await slack.send(CHANNEL, message("En gång"), only=None)
    assert loopback.paths() == [f"/api/{POST}"]


async def test_a_message_can_be_replaced_and_linked_to(
    slack: Slack, here: Workspace, proxy: FaultyProxy
) -> None:
    await slack.replace(here, GENERAL, "1.2", said("Nytt & bättre"))
    [sent] = proxy.made("chat.update")
    assert (sent["channel"], sent["ts"], sent["text"]) == (GENERAL, "1.2", "Nytt &amp; bättre")
    assert await slack.link(CHANNEL, "1.2") == f"https://test.slack.com/archives/{GENERAL}/p12"


async def test_what_is_gone_cannot_be_replaced_nor_linked_to(
    slack: Slack, here: Workspace, proxy: FaultyProxy
) -> None:
    gone = Fault.error("message_not_found")
    proxy.fail("chat.update", gone)
    proxy.fail("chat.getPermalink", gone)
    with pytest.raises(UnreachableError):
        await slack.replace(here, GENERAL, "1.2", said("Nytt"))
    with pytest.raises(UnreachableError):
        await slack.link(CHANNEL, "1.2")


async def test_a_channel_is_looked_for_in_each_workspace_once(
    proxy: FaultyProxy, here: Workspace
) -> None:
    other = workspace(proxy.base_url, "T02OTHER")
    slack = slack_of(other, here)
    proxy.fail(INFO, Fault.error("channel_not_found"))
    for _ in range(2):
        assert await slack.where(CHANNEL) == (here, GENERAL)
    assert methods(proxy) == [INFO, INFO]


async def test_a_channel_in_no_workspace_is_one_the_bot_is_not_in(
    proxy: FaultyProxy, here: Workspace
) -> None:
    slack = slack_of(workspace(proxy.base_url, "T02OTHER"), here)
    proxy.fail(INFO, Fault.error("channel_not_found"), times=2)
    with pytest.raises(UnreachableError, match="not_in_room"):
        await slack.send(CHANNEL, message("Hej"), only=None)


async def test_a_channel_that_can_only_be_looked_into_is_not_one_to_write_in(
    proxy: FaultyProxy, here: Workspace
) -> None:
    slack = slack_of(workspace(proxy.base_url, "T02OTHER"), here)
    proxy.fail(INFO, Fault(name="outside", body='{"ok":true,"channel":{"is_member":false}}'))
    assert await slack.where(CHANNEL) == (here, GENERAL)


async def test_a_channel_that_somebody_was_heard_in_is_known(
    proxy: FaultyProxy, here: Workspace
) -> None:
    other = workspace(proxy.base_url, "T02OTHER")
    workspaces = Workspaces({one.team: one for one in (here, other)})
    workspaces.noted(GENERAL, other)
    slack = Slack(workspaces, SLACK, hurried())
    assert await slack.where(CHANNEL) == (other, GENERAL)
    assert methods(proxy) == []


async def test_each_person_is_reached_through_her_own_workspace_else_the_first(
    proxy: FaultyProxy, here: Workspace
) -> None:
    other = workspace(proxy.base_url, "T02OTHER")
    slack = slack_of(here, other)
    assert (await slack.where(RoomId("@slack:T02OTHER:U1")))[0] is other
    assert (await slack.where(RoomId("@slack:T09GUEST:U1")))[0] is here
    assert (await slack.where(RoomId(f"@slack:{TEAM}:U1")))[0] is here
    assert [sent["users"] for sent in proxy.made(DIRECTLY)] == ["U1", "U1"]
