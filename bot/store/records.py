"""Between the domain's objects and the plain JSON data that is kept."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

import orjson
from pydantic import TypeAdapter, ValidationError

from bot.domain.cooperation import Cooperation
from bot.domain.digest import digest
from bot.domain.letter import Mail
from bot.domain.log import LogEntry
from bot.domain.person import Person
from bot.store.errors import LogOutOfStepError, ShapeError

SCHEMA: Final = 1
"""The version of everything that is kept; a change of the domain's fields raises it."""

_ID = re.compile(r"[a-z0-9-]{1,64}")


def is_id(id_: str) -> bool:
    """Tell whether an id may name a file."""
    return _ID.fullmatch(id_) is not None


def require_id(id_: str) -> None:
    """Raise KeyError for an id that must not name a file."""
    if not is_id(id_):
        raise KeyError(id_)


def from_cooperation(cooperation: Cooperation) -> dict[str, Any]:
    """Return a cooperation as plain data, without the log entries that go to its log."""
    plain: dict[str, Any] = _cooperations().dump_python(cooperation, mode="json", exclude={"fresh"})
    return plain


def to_cooperation(plain: object) -> Cooperation:
    """Return the cooperation that plain data describes; raise ShapeError."""
    try:
        return _cooperations().validate_python(plain, extra="forbid")
    except ValidationError as error:
        # The error's own words quote what people wrote.
        raise ShapeError(place_of(error)) from None


def from_person(person: Person) -> dict[str, Any]:
    """Return a person as plain data."""
    plain: dict[str, Any] = _people().dump_python(person, mode="json")
    return plain


def to_person(plain: object) -> Person:
    """Return the person that plain data describes; raise ShapeError."""
    try:
        return _people().validate_python(plain, extra="forbid")
    except ValidationError as error:
        raise ShapeError(place_of(error)) from None


def from_mail(mail: Mail) -> dict[str, Any]:
    """Return the ledger of somebody's letters as plain data."""
    plain: dict[str, Any] = _mails().dump_python(mail, mode="json")
    return plain


def to_mail(plain: object) -> Mail:
    """Return the ledger that plain data describes; raise ShapeError."""
    try:
        return _mails().validate_python(plain, extra="forbid")
    except ValidationError as error:
        raise ShapeError(place_of(error)) from None


def to_lines(entries: Iterable[LogEntry]) -> bytes:
    """
    Return log entries as lines of JSON.

    Raise LogOutOfStepError where what was written would not verify once read again.
    """
    return b"".join(_line(entry) for entry in entries)


def from_line(line: bytes) -> LogEntry:
    """Return the log entry in a line of JSON; raise ShapeError."""
    try:
        return _entries().validate_json(line, extra="forbid")
    except ValidationError as error:
        raise ShapeError(place_of(error)) from None


def place_of(error: ValidationError) -> str:
    """Return where a record went wrong first, such as `members.0.role`."""
    first = error.errors(include_input=False, include_context=False, include_url=False)[0]
    return ".".join(str(part) for part in first["loc"])


def _line(entry: LogEntry) -> bytes:
    plain: Mapping[str, Any] = _entries().dump_python(entry, mode="json")
    content = plain["content"]
    if content is not None and digest(content) != entry.content_hash:
        raise LogOutOfStepError(f"{entry.act} {entry.number}")
    return orjson.dumps(plain, option=orjson.OPT_APPEND_NEWLINE)


@cache
def _cooperations() -> TypeAdapter[Cooperation]:
    return TypeAdapter(Cooperation)


@cache
def _people() -> TypeAdapter[Person]:
    return TypeAdapter(Person)


@cache
def _mails() -> TypeAdapter[Mail]:
    return TypeAdapter(Mail)


@cache
def _entries() -> TypeAdapter[LogEntry]:
    return TypeAdapter(LogEntry)
