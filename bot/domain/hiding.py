"""Takes blocked words out of whatever holds them: a view, a log entry, the facts of a message."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from bot.domain.agreement import Agreement
from bot.domain.block import Block
from bot.domain.free_text import NAMING, holds_words, is_words, is_written, words_fields
from bot.domain.ids import AGREEMENT

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MARK = "\u2588\u2588\u2588"
"""What stands in the place of blocked words until somebody's own language has a word for it."""
LONG = 20
"""Characters from which words are known again wherever they stand, and not only in their thing."""
_ENDS = " \t\n.,;:!?"
_Value = TypeVar("_Value")


class Hiding:
    """
    Knows the blocked words: the long ones anywhere, the short ones only in the thing they are of.

    A short text (a place, a name) stands in many other texts by chance; so it is hidden where it
    is all there is of a text, in what belongs to its thing.
    """

    def __init__(self, blocks: Iterable[Block], mark: str = MARK) -> None:
        self._mark = mark
        self._of: dict[str, set[str]] = {}
        long: set[str] = set()
        for block in blocks:
            self._of.setdefault(block.id, set()).update(map(_known_as, block.texts))
            long.update(text for text in block.texts if len(text) >= LONG)
        self._long = _anywhere(long)

    def __bool__(self) -> bool:
        """Tell whether there is anything to hide."""
        return bool(self._of)

    def of(self, value: _Value, *ids: str) -> _Value:
        """Return *value* without the blocked words; *ids* are the things it belongs to."""
        if not self._of:
            return value
        return cast("_Value", self._hidden(value, frozenset(ids)))

    def text(self, text: str, ids: Iterable[str] = ()) -> str:
        """Return a text without the blocked words."""
        if any(_known_as(text) in self._of.get(one, ()) for one in ids):
            return self._mark
        found = self._long.sub(self._mark, text) if self._long else text
        # What was taken out of a view already is called by the reader's own word for it.
        return found.replace(MARK, self._mark) if MARK in found else found

    def _hidden(self, value: object, ids: frozenset[str]) -> object:
        if isinstance(value, str):
            return value if isinstance(value, Enum) else self.text(value, ids)
        if isinstance(value, Mapping):
            return self._in_mapping(value, ids)
        if isinstance(value, tuple | list):
            return self._in_row(value, ids)
        if is_dataclass(value) and not isinstance(value, type):
            return self._in_thing(value, ids)
        return value

    def _in_row(self, row: tuple[Any, ...] | list[Any], ids: frozenset[str]) -> object:
        found = [self._hidden(one, ids) for one in row]
        if all(new is old for new, old in zip(found, row, strict=True)):
            return row
        return found if isinstance(row, list) else tuple(found)

    def _in_mapping(self, value: Mapping[Any, Any], ids: frozenset[str]) -> object:
        """Hide what stands under each key; a key that is an id says whose it is."""
        ids |= {str(value[name]) for name in NAMING if isinstance(value.get(name), str)}
        found = {
            key: self._hidden(one, ids | {key} if key in self._of else ids)
            if isinstance(key, Enum) or is_words(str(key))
            else one
            for key, one in value.items()
        }
        return value if all(found[key] is value[key] for key in value) else found

    def _in_thing(self, value: "DataclassInstance", ids: frozenset[str]) -> object:
        ids |= {one for one in ids_of(value) if one in self._of}
        changed: dict[str, object] = {}
        for name in words_fields(type(value)):
            before = getattr(value, name)
            after = self._hidden(before, ids)
            if after is not before:
                changed[name] = after
        return replace(value, **changed) if changed else value


def ids_of(value: object) -> tuple[str, ...]:
    """Return the ids that an object says it is, or is about."""
    number = getattr(value, "number", None)
    own = (f"I{number}",) if hasattr(value, "seen") and number is not None else ()
    named = [one for name in NAMING if isinstance(one := getattr(value, name, None), str)]
    whole = (AGREEMENT,) if isinstance(value, Agreement) else ()
    about = getattr(value, "about", ())
    return (*own, *whole, *named, *(about if isinstance(about, tuple) else ()))


@lru_cache(maxsize=256)
def hiding(blocks: tuple[Block, ...], mark: str = MARK) -> Hiding:
    """Return what hides these blocks, made once for each set of them."""
    return Hiding(blocks, mark)


def words_in(value: object) -> Iterator[str]:
    """Yield what people have written in an object, or in what a log entry keeps of it."""
    if isinstance(value, str):
        found: Iterable[object] = ()
        if not isinstance(value, Enum):
            yield value
    elif isinstance(value, Mapping):
        found = (one for key, one in value.items() if _has_words(key, one))
    elif isinstance(value, tuple | list):
        found = value
    elif is_dataclass(value) and is_written(value):
        found = (getattr(value, name) for name in sorted(words_fields(type(value))))
    else:
        found = ()
    for one in found:
        yield from words_in(one)


def _has_words(key: object, value: object) -> bool:
    """Tell whether an entry of plain data holds words, or things with fields of their own."""
    rows = value if isinstance(value, tuple | list) else (value,)
    named = isinstance(key, Enum) or holds_words(str(key))
    return named or any(not isinstance(one, str) for one in rows)


def ids_in(facts: object) -> Iterator[str]:
    """Yield the ids that plain data names, each once or more."""
    if isinstance(facts, Mapping):
        yield from (one for name in NAMING if isinstance(one := facts.get(name), str))
        for one in facts.values():
            yield from ids_in(one)
    elif isinstance(facts, tuple | list):
        for one in facts:
            yield from ids_in(one)


def _known_as(text: str) -> str:
    return " ".join(text.casefold().split()).strip(_ENDS)


def _anywhere(texts: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds texts in others, however lines are broken and sentences begun and ended."""
    found = sorted({text.strip(_ENDS) for text in texts}, key=len, reverse=True)
    parts = (r"\s+".join(map(re.escape, text.split())) for text in found if text)
    whole = "|".join(parts)
    return re.compile(whole, re.IGNORECASE) if whole else None
