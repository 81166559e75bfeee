"""Why Slack did not take something is said in a few ways, each with words of its own."""

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError, SlackClientError, SlackRequestError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler

from bot.domain.room import Language
from bot.platforms.slack.failures import code_of, reaching, reason_of
from bot.platforms.slack.workspaces import Workspace
from bot.ports import UnreachableError
from tests.chat.reading import lexicon
from tests.e2e.faults import Fault
from tests.e2e.proxy import FaultyProxy
from tests.platforms.slack.loopback import methods

REASONS = {
    "not_in_channel": "not_in_room",
    "channel_not_found": "not_in_room",
    "user_not_in_channel": "not_in_room",
    "is_archived": "room_archived",
    "user_disabled": "person_gone",
    "user_not_found": "person_gone",
    "users_not_found": "person_gone",
    "cannot_dm_bot": "no_private_chat",
    "messages_tab_disabled": "no_private_chat",
    "user_not_visible": "no_private_chat",
    "invalid_user_combination": "no_private_chat",
    "account_inactive": "token_refused",
    "invalid_auth": "token_refused",
    "not_authed": "token_refused",
    "token_expired": "token_refused",
    "token_revoked": "token_refused",
    "org_login_required": "token_refused",
    "missing_scope": "scope_missing",
    "not_allowed_token_type": "scope_missing",
    "ratelimited": "too_often",
    "rate_limited": "too_often",
    "restricted_action": "not_allowed",
    "team_access_not_granted": "not_allowed",
    "ekm_access_denied": "not_allowed",
    "fatal_error": "no_answer",
    "internal_error": "no_answer",
    "request_timeout": "no_answer",
    "service_unavailable": "no_answer",
    "msg_too_long": "refused",
    "message_not_found": "refused",
    "": "no_answer",
}


def refusal(response: object) -> SlackApiError:
    """Return the error of an answer."""
    return SlackApiError("hemligt", response)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("code", REASONS)
def test_each_of_slacks_codes_has_its_reason_and_the_reason_its_words(code: str) -> None:
    error = refusal({"ok": False, "error": code})
    assert (code_of(error), reason_of(error)) == (code, REASONS[code])
    for language in Language:
        assert lexicon().words[language].label("unreachable", REASONS[code])


@pytest.mark.parametrize("response", [{}, {"error": None}, {"error": 5}, "<html>", None, b"", []])
def test_what_is_no_answer_of_slacks_has_no_code(response: object) -> None:
    error = refusal(response)
    assert (code_of(error), reason_of(error)) == ("", "no_answer")


@pytest.mark.parametrize(
    "error",
    [
        refusal({"error": "is_archived"}),
        SlackRequestError("hemligt"),
        SlackClientError("hemligt"),
        aiohttp.ServerDisconnectedError("hemligt"),
        TimeoutError("hemligt"),
        ValueError("hemligt"),
    ],
)
def test_what_goes_wrong_on_the_way_is_one_error_without_anybodys_words(error: Exception) -> None:
    with pytest.raises(UnreachableError) as caught, reaching():
        raise error
    archived = isinstance(error, SlackApiError)
    assert str(caught.value) == ("room_archived" if archived else "no_answer")
    assert (caught.value.__cause__, caught.value.__suppress_context__) == (None, True)


def test_a_bug_of_our_own_stays_what_it_is() -> None:
    with pytest.raises(KeyError), reaching():
        raise KeyError("x")


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault.html(), "no_answer"),
        (Fault.html(200), "no_answer"),
        (Fault(name="cut", body='{"ok": tru'), "no_answer"),
        (Fault(name="list", body="[]"), "no_answer"),
        (Fault(name="plain", status=503, body="upstream error", kind="text/plain"), "no_answer"),
        (Fault.server_error(), "no_answer"),
        (Fault.dropped(), "no_answer"),
        (Fault.error("is_archived"), "room_archived"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
async def test_whatever_slack_answers_with_it_is_asked_once_and_the_reason_known(
    here: Workspace, proxy: FaultyProxy, fault: Fault, reason: str
) -> None:
    proxy.fail("auth.test", fault)
    with pytest.raises(UnreachableError, match=reason), reaching():
        await here.client.auth_test()
    assert methods(proxy) == ["auth.test"]


@pytest.mark.slow
async def test_only_what_slack_asks_to_have_later_is_sent_again(
    here: Workspace, proxy: FaultyProxy
) -> None:
    proxy.fail("auth.test", Fault.rate_limited(0), times=2)
    assert (await here.client.auth_test())["ok"]
    assert methods(proxy) == ["auth.test"] * 3
    [handler] = here.client.retry_handlers
    assert isinstance(handler, AsyncRateLimitErrorRetryHandler)


@pytest.mark.slow
async def test_a_rate_limit_that_does_not_end_is_given_up(
    here: Workspace, proxy: FaultyProxy
) -> None:
    proxy.fail("auth.test", Fault.rate_limited(0), times=9)
    with pytest.raises(UnreachableError, match="too_often"), reaching():
        await here.client.auth_test()
    assert methods(proxy) == ["auth.test"] * 4
