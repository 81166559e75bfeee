"""Answers from several cooperations as one message: a line of each, and a button for the whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.chat.message import MAX_BUTTON_BYTES, Button, Message, Span
from bot.chat.places import address_of
from bot.chat.texts import shorten
from bot.domain.ids import CooperationId

Line = tuple[Span, ...]
LABEL = 30
"""Characters of a typed line on a button."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The whole answer from one cooperation, the place it is known by, and what shows the whole."""

    place: str
    message: Message
    button: Button | None


def joined(parts: Sequence[Part]) -> Message:
    """Return a message with the first line of each part, its place first."""
    spans: list[Span] = []
    for part in parts:
        start = "\n" if spans else ""
        place = Span(text=f"{start}{part.place}: ", style=frozenset("b"))
        spans += [place, *first_line(part.message)]
    buttons = tuple(part.button for part in parts if part.button)
    return Message(spans=tuple(spans), buttons=buttons, language=parts[0].message.language)


def first_line(message: Message) -> Line:
    """Return the line that is the answer; one that only leads to the next has that with it."""
    lines = [line for line in _lines(message.spans) if _text(line).strip()]
    first, *rest = lines or [()]
    return (*first, Span(text=" "), *rest[0]) if rest and _text(first).endswith(":") else first


def said_in(line: str, cooperation: CooperationId, label: str) -> Button | None:
    """Return the button that says a line of one cooperation; None where it cannot be carried."""
    whole = f"{address_of(cooperation)} {line}"
    fits = bool(line) and "\n" not in line and len(whole.encode()) <= MAX_BUTTON_BYTES
    return Button(label=label, line=whole) if fits else None


def label_of(line: str) -> str:
    """Return a typed line as it stands on a button."""
    short = shorten(line.replace('"', ""), LABEL)
    return f"{short[:1].upper()}{short[1:]}"


def _lines(spans: Sequence[Span]) -> Iterator[Line]:
    line: list[Span] = []
    for span in spans:
        first, *rest = span.text.split("\n")
        line.append(replace(span, text=first))
        for text in rest:
            yield tuple(line)
            line = [replace(span, text=text)]
    yield tuple(line)


def _text(line: Line) -> str:
    return "".join(span.text for span in line)
