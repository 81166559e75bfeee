"""The fields of what is kept, as the plain JSON data that the log holds."""

from dataclasses import asdict, fields
from datetime import date, time
from decimal import Decimal
from typing import Any

from bot.domain.answer import Answer
from bot.domain.chain import Item


def fields_of(item: Item | Answer) -> dict[str, Any]:
    """Return the fields as plain JSON data, without the empty ones and who wrote it."""
    kept = {key: one for key, one in asdict(item).items() if one not in (None, ()) and key != "by"}
    return {key: plain(one) for key, one in kept.items()}


def counts_only(before: Item, after: Item) -> bool:
    """Tell whether all that is new of a thing is what has been counted or read of it."""
    kept = (one.name for one in fields(before) if one.name not in {"outcomes", "readings"})
    return all(getattr(before, name) == getattr(after, name, None) for name in kept)


def plain(value: object) -> object:
    """Return a value as JSON has it."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return str(value) if isinstance(value, date | time | Decimal) else value
