"""Slack's own way of writing: what it escapes, and how it names people, channels and links."""

import html
import re
from collections.abc import Callable, Mapping

_MARKED = re.compile(r"<([^<>]*)>")
_PERSON = re.compile(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>")


def escaped(text: str) -> str:
    """Return *text* so that Slack shows it as it stands, and makes no mention or link of it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def people_in(text: str) -> tuple[str, ...]:
    """Return the user ids that a text names."""
    return tuple(_PERSON.findall(text))


def plain(text: str) -> str:
    """Return what somebody wrote, with people as `@U123` and all else as she saw it."""
    return html.unescape(_MARKED.sub(lambda found: _shown(found[1]), text))


def without(text: str, user: str) -> str:
    """Return a text without the mentions of one user: the bot, at whom it was aimed."""
    return re.sub(rf"<@{re.escape(user)}(?:\|[^<>]*)?>", " ", text).strip()


def _shown(marked: str) -> str:
    target, _, label = marked.partition("|")
    show = _SIGNS.get(target[:1])
    return show(target, label) if show else label or target.removeprefix("mailto:")


_SIGNS: Mapping[str, Callable[[str, str], str]] = {
    "@": lambda target, _label: target,
    "#": lambda target, label: f"#{label or target[1:]}",
    "!": lambda target, label: label or f"@{target[1:].partition('^')[0]}",
}
