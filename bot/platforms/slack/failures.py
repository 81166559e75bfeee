"""Why Slack did not take something, in the few ways that matter to those who look after the bot."""

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.ports import UndeletableError, UnreachableError

_REASONS = {
    "not_in_room": ("not_in_channel", "channel_not_found", "user_not_in_channel"),
    "room_archived": ("is_archived",),
    "person_gone": ("user_disabled", "user_not_found", "users_not_found"),
    "no_private_chat": (
        "cannot_dm_bot",
        "invalid_user_combination",
        "messages_tab_disabled",
        "user_not_visible",
    ),
    "token_refused": (
        "account_inactive",
        "invalid_auth",
        "not_authed",
        "org_login_required",
        "token_expired",
        "token_revoked",
    ),
    "scope_missing": ("missing_scope", "not_allowed_token_type"),
    "too_often": ("ratelimited", "rate_limited"),
    "not_allowed": ("restricted_action", "team_access_not_granted", "ekm_access_denied"),
    "no_answer": ("", "fatal_error", "internal_error", "request_timeout", "service_unavailable"),
}
_REASON = {code: reason for reason, codes in _REASONS.items() for code in codes}

_GONE = frozenset({"message_not_found", "thread_not_found"})
"""What Slack says of a message that is not there any more, which is all that was wanted."""
_STAYS = frozenset(
    {
        "as_user_not_supported",
        "cant_delete_message",
        "channel_not_found",
        "compliance_exports_prevent_deletion",
        "edit_window_closed",
        "is_archived",
        "no_permission",
        "not_in_channel",
    }
)
"""What it says of one that it will not let us delete, however often we ask."""


def code_of(error: SlackApiError) -> str:
    """Return Slack's own code of an error; empty where it answered with something else."""
    # What stands in front of Slack answers with plain text, on which the library's own `get` fails.
    answer = getattr(error.response, "data", error.response)
    found = answer.get("error") if isinstance(answer, dict) else None
    return found if isinstance(found, str) else ""


def reason_of(error: SlackApiError) -> str:
    """Return why Slack refused, as a key of `[unreachable]` in words.toml."""
    return _REASON.get(code_of(error), "refused")


@contextmanager
def reaching() -> Iterator[None]:
    """Turn what goes wrong on the way to Slack into UnreachableError, without anybody's words."""
    try:
        yield
    except SlackApiError as error:
        raise UnreachableError(reason_of(error)) from None
    except (SlackClientError, aiohttp.ClientError, TimeoutError, ValueError, AttributeError):
        # The last two come of an answer that is not what Slack would say: a page, a bare word.
        raise UnreachableError("no_answer") from None


@contextmanager
def deleting() -> Iterator[None]:
    """Take what is gone for deleted, and raise UndeletableError for what stays."""
    try:
        yield
    except SlackApiError as error:
        code = code_of(error)
        if code in _STAYS:
            raise UndeletableError(code) from None
        if code not in _GONE:
            raise
