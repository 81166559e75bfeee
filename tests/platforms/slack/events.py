"""What Slack tells an app by its Events API, in the wrapping that every event comes in."""

from itertools import count
from typing import Any

from tests.platforms.slack.payloads import (
    ALICE,
    APP,
    BOT,
    BOT_USER,
    DIRECT,
    GENERAL,
    MOMENT,
    TEAM,
    TOKEN,
)

_numbers = count(1)


def event(inner: dict[str, Any], *, event_id: str = "") -> dict[str, Any]:
    """Return an event as it arrives; each has an id of its own, and keeps it when sent again."""
    return {
        "token": TOKEN,
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": inner,
        "type": "event_callback",
        "event_id": event_id or f"Ev{next(_numbers):09}",
        "event_time": int(float(MOMENT)),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": "4-test",
    }


def mentioned(
    text: str = f"<@{BOT_USER}> hej", *, user: str = ALICE, channel: str = GENERAL, **more: object
) -> dict[str, Any]:
    """Return that somebody wrote to the bot by its name."""
    return event(_said("app_mention", text, user, channel) | more)


def direct(
    text: str, *, user: str = ALICE, channel: str = DIRECT, **more: object
) -> dict[str, Any]:
    """Return that somebody wrote to the bot alone."""
    return event(_said("message", text, user, channel) | {"channel_type": "im"} | more)


def said(text: str, *, user: str = ALICE, channel: str = GENERAL, **more: object) -> dict[str, Any]:
    """Return that somebody wrote in a channel that the bot is in."""
    return event(_said("message", text, user, channel) | {"channel_type": "channel"} | more)


def said_by_bot(text: str, *, channel: str = DIRECT) -> dict[str, Any]:
    """Return the bot's own words, which Slack tells it of like anybody's."""
    more = {"bot_id": BOT, "app_id": APP}
    return direct(text, user=BOT_USER, channel=channel, **more)


def edited(text: str, *, user: str = ALICE, channel: str = DIRECT) -> dict[str, Any]:
    """Return that somebody changed what was written; user and text stand within `message`."""
    message = _said("message", text, user, channel) | {"edited": {"user": user, "ts": MOMENT}}
    return event(
        {
            "type": "message",
            "subtype": "message_changed",
            "message": message,
            "previous_message": _said("message", "hej", user, channel),
            "channel": channel,
            "hidden": True,
            "ts": MOMENT,
            "event_ts": MOMENT,
            "channel_type": "im",
        }
    )


def home_opened(*, user: str = ALICE, tab: str = "home", **more: object) -> dict[str, Any]:
    """Return that somebody opened the bot's own page."""
    inner = {"type": "app_home_opened", "user": user, "channel": DIRECT, "tab": tab}
    return event(inner | {"event_ts": MOMENT} | more)


def joined(*, user: str = BOT_USER, channel: str = GENERAL) -> dict[str, Any]:
    """Return that somebody came into a channel; the bot itself, unless another is named."""
    inner = {"type": "member_joined_channel", "user": user, "channel": channel, "team": TEAM}
    return event(inner | {"channel_type": "C", "inviter": ALICE, "event_ts": MOMENT})


def url_verification(challenge: str = "3eZbrw1aB10") -> dict[str, Any]:
    """Return what Slack asks once of an address that events are to be sent to."""
    return {"token": TOKEN, "challenge": challenge, "type": "url_verification"}


def _said(kind: str, text: str, user: str, channel: str) -> dict[str, Any]:
    return {
        "client_msg_id": "9cbd4c5b-7ddf-4ede-b479-ad21fca66d63",
        "type": kind,
        "text": text,
        "user": user,
        "ts": MOMENT,
        "team": TEAM,
        "channel": channel,
        "event_ts": MOMENT,
    }
