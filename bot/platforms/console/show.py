"""How a message looks in a terminal: wrapped, with its buttons in brackets below."""

import textwrap
from collections.abc import Iterable, Iterator

from bot.chat.message import LEADER, Button, Message, Span

WIDTH = 76
INDENT = "  "


def lines_of(prefix: str, message: Message) -> Iterator[str]:
    """Yield the lines of a message, with the question that its form asks now."""
    text = "".join(_spoken(span) for span in message.spans)
    body = [line for line in (text, message.form.prompt if message.form else "") if line]
    paragraphs = "\n".join(body).split("\n")
    for number, paragraph in enumerate(paragraphs):
        first = f"{prefix} " if number == 0 else INDENT
        yield from wrapped(paragraph, first)
    for row in _rows(buttons_of(message)):
        yield INDENT + row


def buttons_of(message: Message) -> tuple[Button, ...]:
    """Return what can be pressed: the choices of the question asked, then the message's own."""
    choices = message.form.fields[0].choices if message.form else ()
    return (*choices, *message.buttons)


def _spoken(span: Span) -> str:
    """Return a run as plain text; what is to be typed stands in quotes."""
    text = span.text.replace(LEADER, ".")
    return f'"{text}"' if "code" in span.style else text


def wrapped(paragraph: str, first: str) -> list[str]:
    """Return a paragraph as lines of the screen's width, the first begun with *first*."""
    return textwrap.wrap(
        paragraph,
        WIDTH,
        initial_indent=first,
        subsequent_indent=INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]


def _rows(buttons: Iterable[Button]) -> Iterator[str]:
    """Yield the buttons in rows that are never broken inside a button."""
    row = ""
    for button in buttons:
        shown = f"[{button.label}]"
        if row and len(INDENT) + len(row) + 1 + len(shown) > WIDTH:
            yield row
            row = shown
        else:
            row = f"{row} {shown}".strip()
    if row:
        yield row
