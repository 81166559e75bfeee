"""A party's whole view as files: one to read, one for other programs."""

from collections.abc import Iterable
from functools import cache
from typing import Final

import orjson
from pydantic import TypeAdapter

from bot.chat.making import Page
from bot.chat.message import File
from bot.domain.cooperation import Cooperation
from bot.domain.ids import PersonId
from bot.domain.log import LogEntry

FORMAT: Final = "samverkan-view"
"""What tells a view from the whole cooperation, which alone can be taken in again."""
NOT_CONTENT: Final = {"fresh", "deliveries", "ledger", "revision"}
"""What of a cooperation is the bot's own book-keeping and nobody's record."""


def readable(page: Page) -> File:
    """Return everything the party may see as one text, made to be read and kept."""
    text = page.written("export/whole")
    return File(name=f"{page.facts['name']}.txt", content=f"{text}\n".encode())


def data(page: Page) -> File:
    """Return the same as JSON: `cooperation` and `log` as in docs/export.schema.json."""
    view = page.wording.view
    assert view is not None  # noqa: S101 - the command has a cooperation
    entries: tuple[LogEntry, ...] = page.facts["entries"]
    record = {
        "format": FORMAT,
        "party": page.facts["party"],
        "made": page.facts["made"],
        "people": {one: page.wording.person(one) for one in _named(view, entries)},
        "cooperation": _views().dump_python(view, mode="json", exclude=NOT_CONTENT),
        "log": _logs().dump_python(entries, mode="json"),
    }
    content = orjson.dumps(record, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    return File(name=f"{page.facts['name']}.json", content=content)


def _named(view: Cooperation, entries: Iterable[LogEntry]) -> list[PersonId]:
    """Return the people whom the view names, so that ids can be read as names."""
    members = {member.person for member in view.members}
    return sorted(members | {entry.by.person for entry in entries})


@cache
def _views() -> TypeAdapter[Cooperation]:
    return TypeAdapter(Cooperation)


@cache
def _logs() -> TypeAdapter[tuple[LogEntry, ...]]:
    return TypeAdapter(tuple[LogEntry, ...])
