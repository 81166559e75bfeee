"""The guard's word lists, as `templates/guard/words.toml` has them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from bot.chat.guard.tokens import Phrases


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardWords:
    """What each list is for stands beside it, in the file."""

    personal: Phrases
    topical: Phrases
    everyday: Phrases
    idioms: Phrases
    of_things: Phrases
    pointing: Phrases
    few: Phrases
    ones: frozenset[str]
    people: Phrases
    between: Phrases
    alone: Phrases
    counted: Phrases
    shared: Phrases
    aged: Phrases
    by_themselves: Phrases
    general: Phrases
    street_ends: tuple[str, ...]
    no_streets: frozenset[str]
    not_short: frozenset[str]
    counts: frozenset[str]
    flats: frozenset[str]
    floors: frozenset[str]
    named_ends: tuple[str, ...]
    aged_ends: tuple[str, ...]
    units: frozenset[str]
    more_names: frozenset[str]
    definite_ends: tuple[str, ...]
    after_names: frozenset[str]
    abbreviations: frozenset[str]
    vehicles: frozenset[str]
    glued: frozenset[str]
    serial: tuple[str, ...]
    digits: tuple[str, ...]
    also_words: frozenset[str]
    not_people: frozenset[str]
    titles: frozenset[str]
    before_places: frozenset[str]
    danger: Phrases
    no_danger: Phrases
    assured: tuple[str, ...]
    assured_by: tuple[str, ...]

    @classmethod
    def parse(cls, raw: Mapping[str, Any]) -> Self:
        """Return the lists of all sections, by name; raise KeyError for one that is not there."""
        lists = {name: words for section in raw.values() for name, words in section.items()}
        return cls(**{one.name: _MADE[one.type](lists[one.name]) for one in fields(cls)})


_MADE: Mapping[Any, Callable[[list[str]], Any]] = {
    Phrases: Phrases,
    frozenset[str]: _folded,
    tuple[str, ...]: tuple,
}
