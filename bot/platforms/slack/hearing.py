"""What a message's blocks say, for those who do not see them: screen readers, notifications."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from bot.platforms.slack.blocks import Block
from bot.platforms.slack.texts import escaped


def heard(blocks: Iterable[Block]) -> str:
    """Return all that blocks of ours say, buttons too, escaped for a message's `text`."""
    return escaped(said(blocks))


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
    return "".join(one.get("text", "") for one in section["elements"])


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
