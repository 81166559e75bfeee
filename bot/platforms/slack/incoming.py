"""What Slack delivers, as the bot takes it: who did what where, and the way back to her."""

import hashlib
import json
import re
import time
from collections.abc import Mapping
from typing import Any

from bot.chat.request import Account, Incoming, Source
from bot.platforms.slack.blocks import Block
from bot.platforms.slack.modals import Context, answers_in, last_field
from bot.platforms.slack.names import PLATFORM, channel_of, room
from bot.platforms.slack.reply import Place, Pressed, Reply
from bot.platforms.slack.workspaces import Workspace
from bot.ports import RoomId, private_chat

Body = Mapping[str, Any]
MAX_VALUE = 2000
_CHOSEN = re.compile(r"@[UW][A-Z0-9]+")


class UnknownPayloadError(Exception):
    """Something that no modal or button of ours sends; says nothing of what it was."""


def said(
    reply: Reply,
    sender: Account,
    source: Source,
    line: str,
    delivery: str,
    *,
    mentions: Mapping[str, Account] | None = None,
    values: Mapping[str, object] | None = None,
    label: str = "",
) -> Incoming:
    """Return what somebody did, to be answered by *reply*."""
    return Incoming(
        room=reply.room,
        sender=sender,
        source=source,
        line=line,
        delivery=f"{PLATFORM}-{delivery}",
        values=values,
        mentions=mentions or {},
        label=label,
        handle=reply,
    )


def reply_in(
    workspace: Workspace, sender: Account, user: str, channel: str, *, direct: bool
) -> Reply:
    """Return the way back to somebody in a channel, or in her private chat."""
    private = direct or channel.startswith("D")
    return Reply(
        workspace=workspace,
        user=user,
        room=private_chat(sender.id) if private else room(channel),
        place=Place.DIRECT if direct else Place.CHANNEL,
        channel=channel,
    )


def reply_to_press(workspace: Workspace, sender: Account, body: Body) -> Reply:
    """Return the way back to a press; raise UnknownPayloadError for one that is not of ours."""
    if body.get("view"):
        return _in_view(workspace, sender, body)
    container = body.get("container") or {}
    channel = str((body.get("channel") or {}).get("id") or container.get("channel_id") or "")
    if not channel:
        raise UnknownPayloadError
    user = str(body["user"]["id"])
    reply = reply_in(workspace, sender, user, channel, direct=channel.startswith("D"))
    message = body.get("message") or {}
    reply.url = body.get("response_url")
    reply.trigger = body.get("trigger_id")
    reply.thread = message.get("thread_ts") or container.get("thread_ts")
    reply.pressed = Pressed(
        channel=channel,
        ts=str(container.get("message_ts") or message.get("ts") or ""),
        blocks=tuple(message.get("blocks") or ()),
        value=pressed_line(body),
        label=pressed_label(body),
        unseen=bool(container.get("is_ephemeral")) or message.get("subtype") == "ephemeral",
    )
    return reply


def _in_view(workspace: Workspace, sender: Account, body: Body) -> Reply:
    """Return the way back to a press in the Home tab, or in a modal that shows a message."""
    view = body["view"]
    private = private_chat(sender.id)
    if view["type"] == "modal" and context_of(view, sender).room != private:
        raise UnknownPayloadError
    return Reply(
        workspace=workspace,
        user=str(body["user"]["id"]),
        room=private,
        place=Place.HOME,
        trigger=body.get("trigger_id"),
        view=view["id"] if view["type"] == "modal" else None,
    )


def reply_to_form(workspace: Workspace, sender: Account, body: Body) -> tuple[Reply, Context]:
    """Return the way back to a form that was sent or closed, and what its modal remembers."""
    view = body["view"]
    context = context_of(view, sender)
    private = context.room.startswith("@")
    return Reply(
        workspace=workspace,
        user=str(body["user"]["id"]),
        room=RoomId(context.room),
        place=context.place,
        channel=None if private else channel_of(context.room),
        url=context.url if context.until > time.time() else None,
        until=context.until,
        sent=answers_in(view) if body["type"] == "view_submission" else None,
        last=last_field(view),
    ), context


def context_of(view: Body, sender: Account) -> Context:
    """Return what a modal remembers; refuse what names another's chat or another platform."""
    try:
        context = Context.read(str(view.get("private_metadata") or ""))
    except ValueError:
        raise UnknownPayloadError from None
    if context.room != private_chat(sender.id) and not context.room.startswith(f"{PLATFORM}:"):
        raise UnknownPayloadError
    return context


def team_in(event: Body) -> str | None:
    """Return the team of whoever an event is of, where Slack says it."""
    found = event.get("user_team") or event.get("team")
    return str(found) if found else None


def pressed_line(body: Body) -> str:
    """Return the command line that a press says."""
    action: Block = (body.get("actions") or [{}])[0]
    value = action.get("value")
    ours = str(action.get("action_id", "")).startswith("press")
    if not ours or not isinstance(value, str) or len(value) > MAX_VALUE:
        raise UnknownPayloadError
    return value


def pressed_in(body: Body) -> str:
    """Return the id of the message or the view that was pressed in."""
    container, view = body.get("container") or {}, body.get("view") or {}
    return str(container.get("message_ts") or view.get("id") or "")


def people_chosen(values: Mapping[str, str]) -> list[str]:
    """Return the user ids among a form's answers."""
    return [value[1:] for value in values.values() if _CHOSEN.fullmatch(value)]


def pressed_label(body: Body) -> str:
    """Return what the pressed button reads."""
    return str((body["actions"][0].get("text") or {}).get("text", ""))


def delivery_of_form(view: Body) -> str:
    """Return an id that is the same when the same form is sent again, filled in the same way."""
    # The next form may stand in the same window and be filled in alike; its memory is another.
    known = [view.get("private_metadata"), answers_in(view)]
    filled = json.dumps(known, sort_keys=True, ensure_ascii=False)
    return f"{view['id']}-{hashlib.sha256(filled.encode()).hexdigest()[:16]}"
