"""Every text that is kept, with where it stands: for whatever must look at all of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from enum import Enum

from bot.domain.free_text import is_words, words_fields

_BY_MACHINES = frozenset({"accounts", "deliveries", "rules"})
"""What platforms call somebody or something, and digests; figures there mean nothing."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_OUR_ID = re.compile(r"[A-Z][0-9]{1,4}|[0-9]\.[0-9]{1,2}")


def texts_in(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """
    Yield each text in an object and in all it holds, keys too, after where it stands.

    The place is made of names of fields, numbers of rows and ids of ours, never of anybody's words:
    `content.items.L1.text`.
    """
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        yield from _in_mapping(value, place)
    elif isinstance(value, tuple | list):
        for number, one in enumerate(value, start=1):
            yield from texts_in(one, _within(place, str(number)))
    elif is_dataclass(value):
        for name in sorted(words_fields(type(value)) - _BY_MACHINES):
            yield from texts_in(getattr(value, name), _within(place, name))


def _in_mapping(value: Mapping[object, object], place: str) -> Iterator[tuple[str, str]]:
    for key, one in value.items():
        named = str(key)
        if isinstance(key, Enum):
            yield from texts_in(one, _within(place, named))
            continue
        if not _DIGEST.fullmatch(named):
            yield place, named
        if is_words(named):
            yield from texts_in(one, _within(place, named) if _OUR_ID.fullmatch(named) else place)


def _within(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
