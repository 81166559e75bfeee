"""The form of an export: what the document holds, and the JSON Schema that says so."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

import orjson
from pydantic import TypeAdapter, ValidationError

from bot.domain.cooperation import Cooperation
from bot.domain.ids import PersonId
from bot.domain.log import LogEntry
from bot.domain.room import Language
from bot.store.errors import ImportRefusedError
from bot.store.records import SCHEMA, place_of

FORMAT: Final = "samverkan-export"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedPerson:
    """A person as she goes along: without what she has half filled in, which is hers alone."""

    id: PersonId
    name: str
    accounts: tuple[str, ...]
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A whole cooperation: its state, its log, the people named in it, and its process text."""

    format: Literal["samverkan-export"] = FORMAT
    schema: Literal[1] = SCHEMA
    cooperation: Cooperation
    log: tuple[LogEntry, ...]
    people: tuple[ExportedPerson, ...]
    process: Mapping[str, str]


def from_export(export: Export) -> dict[str, Any]:
    """Return an export as plain data."""
    plain: dict[str, Any] = _exports().dump_python(
        export, mode="json", exclude={"cooperation": {"fresh"}}
    )
    return plain


def to_export(record: object) -> Export:
    """Return the export that plain data describes; raise ImportRefusedError."""
    if not isinstance(record, Mapping) or record.get("format") != FORMAT:
        raise ImportRefusedError("format")
    if record.get("schema") != SCHEMA:
        raise ImportRefusedError("schema", str(record.get("schema"))[:20])
    try:
        # As JSON, because only there a strict reading takes dates and lists for what they are.
        return _exports().validate_json(orjson.dumps(record), strict=True, extra="forbid")
    except ValidationError as error:
        # The error's own words quote what people wrote.
        raise ImportRefusedError("shape", place_of(error)) from None
    except TypeError:
        raise ImportRefusedError("shape") from None


def export_schema() -> dict[str, Any]:
    """Return the JSON Schema of an export."""
    schema = _exports().json_schema(mode="serialization")
    del schema["$defs"]["Cooperation"]["properties"]["fresh"]
    for record in (schema, *schema["$defs"].values()):
        if "properties" in record:
            record["additionalProperties"] = False
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, **schema, "title": FORMAT}


@cache
def _exports() -> TypeAdapter[Export]:
    return TypeAdapter(Export)


if __name__ == "__main__":
    sys.stdout.write(f"{json.dumps(export_schema(), indent=2, ensure_ascii=False)}\n")
