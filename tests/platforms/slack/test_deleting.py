"""A message is deleted part by part; what Slack keeps is known from what may go another time."""

import pytest

from bot.platforms.slack.parting import MAX_BYTES
from bot.platforms.slack.sender import Slack
from bot.ports import UndeletableError, UnreachableError
from tests.e2e.faults import Fault
from tests.e2e.proxy import FaultyProxy
from tests.platforms.slack.made import CHANNEL, PRIVATE, message
from tests.platforms.slack.payloads import DIRECT, GENERAL

DELETE = "chat.delete"


def deleted(proxy: FaultyProxy) -> list[tuple[object, object]]:
    return [(sent["channel"], sent["ts"]) for sent in proxy.made(DELETE)]


async def test_what_was_sent_is_deleted_by_the_id_that_was_returned(
    slack: Slack, proxy: FaultyProxy
) -> None:
    await slack.delete(CHANNEL, await slack.send(CHANNEL, message("Hej"), only=None))
    assert deleted(proxy) == [(GENERAL, "1.2")]


async def test_each_part_of_a_long_message_is_deleted(slack: Slack, proxy: FaultyProxy) -> None:
    long = " ".join(map(str, range(2000)))
    assert len(long) > 2 * MAX_BYTES
    sent = await slack.send(CHANNEL, message(long), only=None)
    assert len(sent.split()) == 3
    await slack.delete(CHANNEL, sent)
    assert len(deleted(proxy)) == 3


async def test_a_message_in_a_private_chat_is_deleted_there(
    slack: Slack, proxy: FaultyProxy
) -> None:
    await slack.delete(PRIVATE, "1.2")
    assert deleted(proxy) == [(DIRECT, "1.2")]


async def test_what_is_gone_is_gone(slack: Slack, proxy: FaultyProxy) -> None:
    proxy.fail(DELETE, Fault.error("message_not_found"))
    await slack.delete(CHANNEL, "1.2")


@pytest.mark.parametrize("code", ["cant_delete_message", "is_archived", "not_in_channel"])
async def test_what_slack_keeps_is_not_asked_for_again(
    slack: Slack, proxy: FaultyProxy, code: str
) -> None:
    proxy.fail(DELETE, Fault.error(code))
    with pytest.raises(UndeletableError):
        await slack.delete(CHANNEL, "1.2")


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault.error("internal_error"), "no_answer"),
        (Fault.error("token_revoked"), "token_refused"),
        (Fault.html(), "no_answer"),
        (Fault.dropped(taken=False), "no_answer"),
    ],
)
async def test_what_may_go_another_time_says_why_it_did_not(
    slack: Slack, proxy: FaultyProxy, fault: Fault, reason: str
) -> None:
    proxy.fail(DELETE, fault)
    with pytest.raises(UnreachableError) as caught:
        await slack.delete(CHANNEL, "1.2")
    assert caught.value.reason == reason
