"""Modals: a form with all its questions at once, or a message that belongs to no channel."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from bot.chat.message import FormView, Message
from bot.platforms.slack.blocks import Block, messages_of, plain_text, rich_text
from bot.platforms.slack.inputs import input_of, tick_box
from bot.platforms.slack.parting import lines_of
from bot.platforms.slack.reply import Place

MAX_TITLE = 24
MAX_VIEW_BLOCKS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """
    What a modal remembers in its private metadata, since Slack does not tell where it began.

    `line` is the command line of its form and `form` its id, empty for a message; `place` is where
    she is answered, and `url` where answers can still be sent, until `until` (epoch seconds).
    """

    room: str
    line: str = ""
    form: str = ""
    place: Place = Place.CHANNEL
    url: str | None = None
    until: int = 0

    def written(self) -> str:
        """Return it as private metadata."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def read(cls, metadata: str) -> Self:
        """Return what a modal remembers; raise ValueError where it is not of our writing."""
        match json.loads(metadata):
            case {
                "room": str(),
                "line": str(),
                "form": str(),
                "place": str(place),
                "url": str() | None,
                "until": int(),
            } as found if len(found) == len(fields(cls)):
                return cls(**{**found, "place": Place(place)})
        raise ValueError("metadata")


def is_asked_in_place(form: FormView) -> bool:
    """Tell whether a form is one question with a few answers, asked best by buttons."""
    return len(form.fields) == 1 and form.fields[0].closed


def form_view(
    message: Message, form: FormView, context: Context, words: Mapping[str, str]
) -> Block:
    """Return a form as a modal."""
    intro = [rich_text(lines_of(message.spans))] if message.plain.strip() else []
    tick = [tick_box(form.assure)] if form.assure else []
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain_text(form.title, MAX_TITLE),
        "submit": plain_text(words["send"], MAX_TITLE),
        "close": plain_text(words["cancel"], MAX_TITLE),
        "private_metadata": context.written(),
        "notify_on_close": True,
        "blocks": [*intro, *(input_of(field, words) for field in form.fields), *tick],
    }


def message_view(messages: Iterable[Message], context: Context, words: dict[str, str]) -> Block:
    """Return messages as a modal, for an answer that belongs to no channel."""
    return {
        "type": "modal",
        "callback_id": "message",
        "title": plain_text(words["title"], MAX_TITLE),
        "close": plain_text(words["close"], MAX_TITLE),
        "private_metadata": context.written(),
        "blocks": blocks_of(messages, words)[:MAX_VIEW_BLOCKS],
    }


def blocks_of(messages: Iterable[Message], words: dict[str, str]) -> list[Block]:
    """Return messages one below the other, with no action id twice."""
    blocks = [
        block for message in messages for part in messages_of(message, words) for block in part
    ]
    for number, block in enumerate(blocks):
        for element in block["elements"] if block["type"] == "actions" else ():
            element["action_id"] = f"{element['action_id']}-{number}"
    return blocks


def answers_in(view: Mapping[str, Any]) -> dict[str, str]:
    """Return what was filled in, by the word of each field; a person as `@U123`."""
    answers: dict[str, str] = {}
    for word, block in view["state"]["values"].items():
        for element in block.values():
            if (answer := _answer(element)) is not None:
                answers[word] = answer
    return answers


def last_field(view: Mapping[str, Any]) -> str:
    """Return the word of a form's last field."""
    fields = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    return str(fields[-1]) if fields else ""


def _answer(element: Mapping[str, Any]) -> str | None:
    match element["type"]:
        case "datepicker":
            found = element.get("selected_date")
        case "checkboxes":
            found = next((one["value"] for one in element.get("selected_options") or ()), None)
        case "static_select" | "radio_buttons":
            found = (element.get("selected_option") or {}).get("value")
        case "users_select":
            user = element.get("selected_user")
            found = f"@{user}" if user else None
        case _:
            found = element.get("value")
    return None if found is None else str(found)
