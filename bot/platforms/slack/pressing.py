"""A message after the press: without the button that has done its work, with who pressed it."""

import copy
from collections.abc import Iterable

from bot.chat.message import Message, Span
from bot.platforms.slack.blocks import MAX_BLOCKS, Block, rich_text
from bot.platforms.slack.parting import lines_of


def without_button(blocks: Iterable[Block], value: str) -> list[Block]:
    """Return blocks without the buttons of one command line; an empty row goes too."""
    kept: list[Block] = []
    for block in blocks:
        left = copy.deepcopy(block)
        if left["type"] == "actions":
            left["elements"] = [one for one in left["elements"] if one.get("value") != value]
            if not left["elements"]:
                continue
        kept.append(left)
    return kept


def noted(blocks: Iterable[Block], value: str, note: Message, link: Span | None) -> list[Block]:
    """Return the blocks of a message whose button was pressed, with a note in its place."""
    spans = [replaced(span) for span in note.spans]
    if link:
        spans += [Span(text=" "), link]
    return [*without_button(blocks, value)[: MAX_BLOCKS - 1], rich_text(lines_of(spans))]


def replaced(span: Span) -> Span:
    """Return a run as a note is written: slanted, so that it is not taken for the message."""
    return Span(text=span.text, style=span.style | {"i"}, link=span.link)
