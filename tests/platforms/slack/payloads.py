"""
What Slack sends to an app, as its reference shows it, so that tests speak as Slack does.

Shapes from https://docs.slack.dev/reference/interaction-payloads and .../reference/events, and from
the samples that bolt-python is itself tested with. A value that a test means is an argument.
"""

from collections.abc import Mapping, Sequence
from typing import Any

TEAM, APP, BOT, BOT_USER = "T01TEST", "A01APP", "B01BOT", "U0BOT"
ALICE, BOB = "U01ALICE", "U02BOB"
GENERAL, DIRECT = "C01GEN", "D01ALICE"
TOKEN = "verification-token"  # noqa: S105 - the deprecated one, which nothing trusts
TRIGGER = "1111111111.2222222222.3333333333abcdef"
RESPONSE = "https://hooks.slack.com/actions/T01TEST/1111111111/abcdef"
MOMENT = "1793786400.000100"


def command(
    text: str = "",
    *,
    user: str = ALICE,
    channel: str = GENERAL,
    name: str = "/samverkan",
    response_url: str = RESPONSE,
    trigger_id: str = TRIGGER,
) -> dict[str, str]:
    """Return the fields of a slash command."""
    return {
        "token": TOKEN,
        "team_id": TEAM,
        "team_domain": "test",
        "channel_id": channel,
        "channel_name": "directmessage" if channel.startswith("D") else "general",
        "user_id": user,
        "user_name": user.lower(),
        "command": name,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def pressed(
    action_id: str,
    value: str,
    *,
    user: str = ALICE,
    channel: str = GENERAL,
    message: Mapping[str, Any] | None = None,
    more: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return what a pressed button sends; `more` changes the action, for another element."""
    shown = {"type": "message", "user": BOT_USER, "bot_id": BOT, "ts": MOMENT, "text": "Klar?"}
    shown |= dict(message or {})
    hidden = bool(shown.get("is_ephemeral"))
    return _interaction("block_actions", user) | {
        "container": {
            "type": "message",
            "message_ts": shown["ts"],
            "channel_id": channel,
            "is_ephemeral": hidden,
        },
        "trigger_id": TRIGGER,
        "channel": {"id": channel, "name": "general"},
        # Slack leaves out the message where only one person saw it.
        **({} if hidden else {"message": shown}),
        "state": {"values": {}},
        "response_url": RESPONSE,
        "actions": [_action(action_id, value) | dict(more or {})],
    }


def pressed_in_view(
    action_id: str,
    value: str,
    *,
    view: Mapping[str, Any],
    user: str = ALICE,
    more: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return what a button in a modal or on the home tab sends: no channel, no response_url."""
    kept = kept_view(view)
    return _interaction("block_actions", user) | {
        "container": {"type": "view", "view_id": kept["id"]},
        "trigger_id": TRIGGER,
        "view": kept,
        "actions": [_action(action_id, value) | dict(more or {})],
    }


def submitted(
    view: Mapping[str, Any],
    values: Mapping[str, Mapping[str, Any]],
    *,
    user: str = ALICE,
) -> dict[str, Any]:
    """Return what a submitted modal sends; `values` are by block_id and then action_id."""
    kept = kept_view(view) | {"state": {"values": values}}
    return _interaction("view_submission", user) | {
        "trigger_id": TRIGGER,
        "view": kept,
        "response_urls": [],
    }


def closed(
    view: Mapping[str, Any], *, user: str = ALICE, is_cleared: bool = False
) -> dict[str, Any]:
    """Return what a modal sends that is closed, if it was opened with `notify_on_close`."""
    kept = kept_view(view) | {"state": {"values": {}}}
    return _interaction("view_closed", user) | {"view": kept, "is_cleared": is_cleared}


def written(text: str | None) -> dict[str, Any]:
    """Return the value of a text field; nothing where nothing was written."""
    return {"type": "plain_text_input", "value": text}


def chosen(value: str | None, label: str = "") -> dict[str, Any]:
    """Return the value of a menu."""
    option = {"text": {"type": "plain_text", "text": label or value, "emoji": True}, "value": value}
    return {"type": "static_select", "selected_option": None if value is None else option}


def ticked(value: str | None) -> dict[str, Any]:
    """Return the value of a tick box."""
    option = {"text": {"type": "plain_text", "text": value, "emoji": True}, "value": value}
    return {"type": "checkboxes", "selected_options": [] if value is None else [option]}


def dated(day: str | None) -> dict[str, Any]:
    """Return the value of a calendar."""
    return {"type": "datepicker", "selected_date": day}


def picked(user: str | None) -> dict[str, Any]:
    """Return the value of a menu of people."""
    return {"type": "users_select", "selected_user": user}


def kept_view(view: Mapping[str, Any]) -> dict[str, Any]:
    """Return a view that was opened as Slack has it: ids of its own, and every name filled in."""
    blocks: Sequence[Mapping[str, Any]] = view.get("blocks", [])
    return {
        "id": "V01VIEW",
        "team_id": TEAM,
        "private_metadata": "",
        "callback_id": "",
        "state": {"values": {}},
        "hash": "1793786401.3wRYuk3R",
        "clear_on_close": False,
        "notify_on_close": False,
        "close": None,
        "submit": None,
        "previous_view_id": None,
        "root_view_id": "V01VIEW",
        "app_id": APP,
        "external_id": "",
        "app_installed_team_id": TEAM,
        "bot_id": BOT,
        **view,
        "blocks": [{"block_id": f"x{number}"} | dict(one) for number, one in enumerate(blocks)],
    }


def _action(action_id: str, value: str) -> dict[str, Any]:
    return {
        "action_id": action_id,
        "block_id": "b1",
        "text": {"type": "plain_text", "text": "Klar", "emoji": True},
        "value": value,
        "type": "button",
        "action_ts": "1793786401.194939",
    }


def _interaction(kind: str, user: str) -> dict[str, Any]:
    return {
        "type": kind,
        "team": {"id": TEAM, "domain": "test"},
        "user": {"id": user, "username": user.lower(), "name": user.lower(), "team_id": TEAM},
        "api_app_id": APP,
        "token": TOKEN,
        "enterprise": None,
        "is_enterprise_install": False,
    }
