"""Each workspace has its own secrets, and each channel and person is reached through one."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler

from bot.platforms.slack.workspaces import Credentials, Workspaces, enter, webhook
from tests.e2e.faults import Fault
from tests.e2e.proxy import FaultyProxy
from tests.platforms.slack.loopback import Loopback, methods
from tests.platforms.slack.made import SECRET, workspace
from tests.platforms.slack.payloads import BOT, BOT_USER, TEAM

FIRST, SECOND = workspace(), workspace(team="T02POLIS")
BOTH = {one.team: one for one in (FIRST, SECOND)}


async def test_a_workspace_is_entered_by_its_token(proxy: FaultyProxy, loopback: Loopback) -> None:
    given = Credentials(bot_token="xoxb-1", signing_secret=SECRET, api_url=proxy.base_url)  # noqa: S106 - no true one
    found = await enter(given)
    assert (found.team, found.name, found.bot, found.bot_id) == (TEAM, "Mellansjö", BOT_USER, BOT)
    assert (found.credentials, found.client.token) == (given, "xoxb-1")
    assert loopback.paths() == ["/api/auth.test"]


async def test_a_workspace_with_a_wrong_token_is_not(proxy: FaultyProxy) -> None:
    proxy.fail("auth.test", Fault.error("invalid_auth"))
    with pytest.raises(SlackApiError):
        await enter(Credentials(bot_token="xoxb-1", api_url=proxy.base_url))  # noqa: S106 - as above


def test_no_secret_is_in_what_is_printed() -> None:
    whole = Credentials(bot_token="xoxb-1", signing_secret=SECRET, app_token="xapp-1", api_url="u")  # noqa: S106 - as above
    for secret in ("xoxb-1", SECRET, "xapp-1"):
        assert secret not in repr(whole)
        assert secret not in repr(FIRST)


def test_somebody_is_reached_through_her_own_workspace() -> None:
    workspaces = Workspaces(BOTH)
    assert list(workspaces) == [FIRST, SECOND]
    assert workspaces.of("T02POLIS") is SECOND
    assert (workspaces.has("T02POLIS"), workspaces.has("T03GUEST")) == (True, False)


def test_somebody_of_another_is_reached_through_the_one_where_she_was_met() -> None:
    workspaces = Workspaces(BOTH)
    assert workspaces.of("T03GUEST") is FIRST
    assert workspaces.of(None) is FIRST
    workspaces.met("T03GUEST", SECOND)
    workspaces.met(TEAM, SECOND)
    assert workspaces.of("T03GUEST") is SECOND
    assert workspaces.of(TEAM) is FIRST


def test_a_channel_is_known_once_it_was_heard_and_until_it_is_forgotten() -> None:
    workspaces = Workspaces(BOTH)
    assert workspaces.known("C1") is None
    workspaces.noted("C1", SECOND)
    assert (workspaces.known("C1"), workspaces.known("C2")) == (SECOND, None)
    workspaces.forget("C1")
    workspaces.forget("C1")
    assert workspaces.known("C1") is None


def test_where_there_is_only_one_every_channel_is_reached_through_it() -> None:
    assert Workspaces({TEAM: FIRST}).known("C9") is FIRST


async def test_an_answer_to_a_response_url_is_sent_once_though_nobody_says_it_came(
    proxy: FaultyProxy, loopback: Loopback, url: str
) -> None:
    proxy.fail("response_url", Fault.dropped(taken=True))
    with pytest.raises(Exception, match=r".*") as caught:
        await webhook(url, FIRST).send_dict({"text": "En gång"})
    assert "disconnected" in str(caught.value).lower()
    assert methods(proxy) == ["response_url"]
    assert len(loopback.got) == 1


def test_only_what_slack_asks_to_have_later_is_sent_again() -> None:
    for sender in (FIRST.client, webhook("https://hooks.slack.com/x", FIRST)):
        [handler] = sender.retry_handlers
        assert isinstance(handler, AsyncRateLimitErrorRetryHandler)
        assert handler.max_retry_count == 3
