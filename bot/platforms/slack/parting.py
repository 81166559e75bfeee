"""Words in lines, and lines in parts that each fit into one message."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, chain

from bot.chat.message import LEADER, Span
from bot.platforms.slack.texts import escaped

Line = tuple[Span, ...]

MAX_BYTES = 3500
"""
Bytes of words in one message, escaped. An edited message's `text` may have 4,000 (Slack refuses
more with `msg_too_long`), and it carries the labels of the buttons too.
"""

_LEADERS = re.compile(rf" {LEADER}+ ?")


def lines_of(spans: Iterable[Span]) -> list[Line]:
    """Return the runs line by line. Leader dots, drawn for even letters, become a colon."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *others = _LEADERS.sub(": ", span.text).split("\n")
        lines[-1].append(replace(span, text=first))
        lines.extend([replace(span, text=other)] for other in others)
    return [tuple(span for span in line if span.text) for line in lines]


def text_of(line: Line) -> str:
    """Return a line without its styles."""
    return "".join(span.text for span in line)


def parts_of(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield lines in parts that each fit into one message; what is too long is cut at a blank."""
    part: list[Line] = []
    size = 0
    for line in chain.from_iterable(map(_short, lines)):
        length = _size(text_of(line)) + 1
        if part and size + length > MAX_BYTES:
            yield part
            part, size = [], 0
        part.append(line)
        size += length
    if any(text_of(line).strip() for line in part):
        yield part


def _size(text: str) -> int:
    return len(escaped(text).encode())


def _short(line: Line) -> Iterator[Line]:
    """Yield a line in pieces that fit, broken after a blank where there is one."""
    while _size(text_of(line)) >= MAX_BYTES:
        end = _last_blank(text_of(line))
        yield _between(line, 0, end)
        line = _between(line, end, len(text_of(line)))
    yield line


def _last_blank(text: str) -> int:
    """Return the place after the last blank of what fits, or how much fits where there is none."""
    sizes = accumulate(_size(letter) for letter in text)
    fits = sum(size < MAX_BYTES for size in sizes)
    return text.rfind(" ", 1, fits) + 1 or fits


def _between(line: Line, start: int, end: int) -> Line:
    """Return what stands between two places of a line, in its styles."""
    places = accumulate((len(span.text) for span in line), initial=0)
    kept = (
        replace(span, text=span.text[max(start - place, 0) : max(end - place, 0)])
        for span, place in zip(line, places, strict=False)
    )
    return tuple(span for span in kept if span.text)
