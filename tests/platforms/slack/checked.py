"""Whether Slack would take what leaves for it, by Slack's rules and not by the bot's."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.platforms.slack import limits
from tests.platforms.slack.hearing import missing, shown
from tests.platforms.slack.kit import faults_of_blocks, parts
from tests.platforms.slack.views import faults_of_ack, faults_of_view

NEEDED = {
    "chat.postMessage": ({"channel"},),
    "chat.postEphemeral": ({"channel"}, {"user"}),
    "chat.update": ({"channel"}, {"ts"}),
    "response_url": (),
    "views.open": ({"trigger_id", "interactivity_pointer"},),
    "views.push": ({"trigger_id", "interactivity_pointer"},),
    "views.update": ({"view_id", "external_id"},),
    "views.publish": ({"user_id"},),
}
"""What each method needs, one of each set."""
JSON = {"attachments", "blocks", "metadata", "view"}
"""What arrives as text in a form, and is JSON."""
ESCAPED = re.compile(r"<(?:[@#][A-Z0-9]+|https?:|mailto:|!date\^)[^<>]*>|&(?:amp|lt|gt);")
"""All that `<` and `&` may begin in a text that Slack reads as markup."""


def violations(method: str, params: Mapping[str, Any]) -> list[str]:
    """Return what Slack would refuse, or do that nobody meant; nothing for a method not known."""
    given = parsed(params)
    needed = [*NEEDED.get(method, ())]
    found = [f"{' or '.join(sorted(one))}: missing" for one in needed if not _has(given, one)]
    if method.startswith(("chat.post", "chat.update")) or method == "response_url":
        found += _faults_of_message(given)
    elif method.startswith("views."):
        kind = "home" if method == "views.publish" else "modal"
        found += faults_of_view(given.get("view"), "view", kind=kind)
    elif method == "ack":
        found += faults_of_ack(given)
        if given and not {"response_action", "challenge"} & set(given):
            found += _faults_of_message(given)
    return found


def unheard(params: Mapping[str, Any]) -> list[str]:
    """Return what the blocks of a message say and its text does not."""
    given = parsed(params)
    return list(missing(given.get("blocks"), str(given.get("text") or "")))


def parsed(params: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters with the JSON in them read; what is none stays text."""
    return {name: _read(value) if name in JSON else value for name, value in params.items()}


def _read(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _has(given: Mapping[str, object], names: set[str]) -> bool:
    return any(given.get(name) for name in names)


def _faults_of_message(given: Mapping[str, object]) -> Iterator[str]:
    if given.get("delete_original"):
        return
    text, blocks = given.get("text"), given.get("blocks")
    if not isinstance(text, str) or not text.strip():
        yield "text: missing, and screen readers read nothing else"
    elif len(text) > limits.TEXT:
        yield f"text: {len(text)}, must be 1 to {limits.TEXT}"
    if given.get("response_type", "ephemeral") not in {"ephemeral", "in_channel"}:
        yield f"response_type: {given['response_type']!r}"
    yield from _unescaped("text", text)
    if blocks is not None:
        yield from _faults_of_shown(blocks)


def _faults_of_shown(blocks: object) -> Iterator[str]:
    yield from faults_of_blocks(blocks, "blocks", holder="message")
    said = sum(map(len, shown(blocks)))
    if said > limits.SAID_BY_BLOCKS:
        yield f"blocks: {said} characters, must be at most {limits.SAID_BY_BLOCKS}"
    for part in parts(blocks, "blocks"):
        if part.kind == "mrkdwn":
            yield from _unescaped(part.where, part.values.get("text"))


def _unescaped(where: str, text: object) -> Iterator[str]:
    """Yield whether somebody's words could call everybody, or become a link."""
    left = ESCAPED.sub("", text) if isinstance(text, str) else ""
    if "<" in left or "&" in left:
        yield f"{where}: & or < is not escaped"
