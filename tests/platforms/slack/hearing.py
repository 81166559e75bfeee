"""
Whether somebody who hears a message is told what those who see it are shown.

Screen readers and telephones' notifications give a message's `text` and skip its blocks, says
https://docs.slack.dev/reference/methods/chat.postMessage.
"""

import re
from collections.abc import Iterator, Mapping

LINK = re.compile(r"<(?![@#])([^<>|]+)(?:\|([^<>]*))?>")
MENTION = re.compile(r"<([@#][A-Z0-9]+)(?:\|[^<>]*)?>")
MARKUP = re.compile(r"[*_~`]")
SAYING = {"alt_text", "description", "label", "text", "title"}
"""The names that words stand under, in blocks and elements."""
HIDDEN = {"confirm", "placeholder"}
"""What shows only once something is pressed, or until something is written."""


def heard(text: str) -> str:
    """Return what is read out of a text: without markup, links by their names, space made one."""
    named = LINK.sub(lambda match: match[2] or match[1], MENTION.sub(r"@\1", text))
    for escaped, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        named = named.replace(escaped, sign)
    return " ".join(MARKUP.sub("", named).split())


def missing(blocks: object, text: str) -> Iterator[str]:
    """Yield every line of the blocks that is not in the text."""
    told = heard(text)
    for said in shown(blocks):
        for line in said.splitlines():
            words = " ".join(line.split())
            if words and not _told(words, told):
                yield words


def shown(node: object) -> Iterator[str]:
    """Yield what blocks show, each text by itself; a line of rich text is one text."""
    if isinstance(node, list):
        for one in node:
            yield from shown(one)
    elif isinstance(node, Mapping):
        yield from _shown(node)


def _shown(node: Mapping[str, object]) -> Iterator[str]:
    match node.get("type"):
        case "rich_text_section" | "rich_text_preformatted" | "rich_text_quote":
            yield MARKUP.sub("", "".join(_inline(node.get("elements"))))
        case "plain_text":
            yield MARKUP.sub("", str(node.get("text", "")))
        case "mrkdwn" | "markdown":
            yield from map(heard, str(node.get("text", "")).splitlines())
        case _:
            for name, value in node.items():
                if name in SAYING and isinstance(value, str):
                    yield MARKUP.sub("", value)
                elif name not in HIDDEN:
                    yield from shown(value)


def _inline(elements: object) -> Iterator[str]:
    for one in elements if isinstance(elements, list) else []:
        match one:
            case {"type": "user", "user_id": str(who)}:
                yield f"@@{who}"
            case {"type": "channel", "channel_id": str(where)}:
                yield f"@#{where}"
            case {"type": "emoji", "name": str(name)}:
                yield f":{name.replace('_', '')}:"
            case {"text": str(words)} | {"fallback": str(words)} | {"url": str(words)}:
                yield words


def _told(words: str, told: str) -> bool:
    """Tell whether words stand in a text as words, not as a part of others."""
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return re.search(before + re.escape(words) + after, told) is not None
