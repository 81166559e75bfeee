"""What a message's blocks say, for those who do not see them: screen readers, notifications."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from bot.platforms.slack.blocks import Block
from bot.platforms.slack.texts import escaped

_CALL = "\x00"
_CALLED = re.compile(f"{_CALL}(<@[A-Z0-9]+>){_CALL}")
"""A person called by her id, apart from what somebody writes that looks like it."""


def heard(blocks: Iterable[Block]) -> str:
    """Return all that blocks of ours say, buttons too, escaped for a message's `text`."""
    return "".join(
        part if number % 2 else escaped(part)
        for number, part in enumerate(_CALLED.split(said(blocks)))
    )


def said(blocks: Iterable[Block]) -> str:
    """Return all that blocks of ours say, as it is read."""
    return "\n".join(part for block in blocks if (part := _SAYS[block["type"]](block)))


def _rich(block: Block) -> str:
    return "\n".join(line for element in block["elements"] for line in _lines(element))


def _lines(element: Block) -> Iterator[str]:
    if element["type"] == "rich_text_list":
        yield from (f"- {_words(item)}" for item in element["elements"])
    else:
        yield _words(element)


def _words(section: Block) -> str:
    return "".join(
        f"{_CALL}<@{one['user_id']}>{_CALL}" if one["type"] == "user" else one.get("text", "")
        for one in section["elements"]
    )


def _buttons(block: Block) -> str:
    return " ".join(f"[{button['text']['text']}]" for button in block["elements"])


def _context(block: Block) -> str:
    return " ".join(element["text"] for element in block["elements"])


_SAYS: Mapping[str, Callable[[Any], str]] = {
    "rich_text": _rich,
    "actions": _buttons,
    "context": _context,
    "divider": lambda _block: "",
}
