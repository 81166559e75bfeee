"""A party's whole view as files: one to read, one for other programs."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import orjson
from pydantic import TypeAdapter

from bot.chat.making import Page
from bot.chat.message import File
from bot.domain.cooperation import Cooperation
from bot.domain.log import LogEntry

FORMAT: Final = "samverkan-view"
"""What tells a view from the whole cooperation, which alone can be taken in again."""
NOT_CONTENT: Final = {"fresh", "deliveries", "ledger", "revision"}
"""What of a cooperation is the bot's own book-keeping and nobody's record."""

SAID_BY_ITS_LINE: Final = {"id", "what"}
"""What of a log entry the line above it has said already."""
KEPT_AS: Final = {"day": "date"}
"""What is kept under another name than the field it came by."""


def readable(page: Page) -> File:
    """
    Return everything the party may see as one text, made to be read and kept.

    What people wrote is indented behind a mark, so that no text can pass for a line of the bot's.
    """
    entries: tuple[LogEntry, ...] = page.facts["entries"]
    said = [(entry, tuple(_said(entry.content, page))) for entry in entries]
    text = page.written("export/whole", said=said)
    return File(name=f"{page.facts['name']}.txt", content=f"{text}\n".encode())


def _said(content: object, page: Page, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield what a log entry holds, each value with the word for it, whatever its shape."""
    match content:
        case Mapping():
            for key, value in content.items():
                if key in SAID_BY_ITS_LINE:
                    continue
                yield from _said(value, page, _word(str(key), page))
        case list() | tuple():
            for value in content:
                yield from _said(value, page, name)
        case None | "":
            return
        case _:
            yield name, _person(str(content), page)


def _word(name: str, page: Page) -> str:
    """Return a field as it is called; what has no word of its own stands under what it is in."""
    fields = page.wording.words.groups["fields"]
    return fields.get(KEPT_AS.get(name, name), name).replace("-", " ")


def _person(value: str, page: Page) -> str:
    """Return a person's name in the place of her id."""
    names: Mapping[str, str] = page.facts["people"]
    return names.get(value, value)


def data(page: Page) -> File:
    """Return the same as JSON: `cooperation` and `log` as in docs/export.schema.json."""
    view = page.wording.view
    assert view is not None  # noqa: S101 - the command has a cooperation
    entries: tuple[LogEntry, ...] = page.facts["entries"]
    record = {
        "format": FORMAT,
        "party": page.facts["party"],
        "made": page.facts["made"],
        "people": page.facts["people"],
        "cooperation": _views().dump_python(view, mode="json", exclude=NOT_CONTENT),
        "log": _logs().dump_python(entries, mode="json"),
    }
    content = orjson.dumps(record, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    return File(name=f"{page.facts['name']}.json", content=content)


@cache
def _views() -> TypeAdapter[Cooperation]:
    return TypeAdapter(Cooperation)


@cache
def _logs() -> TypeAdapter[tuple[LogEntry, ...]]:
    return TypeAdapter(tuple[LogEntry, ...])
