"""The words of one language as data: verbs, choices and labels, as words.toml has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """
    The words of one command in one language.

    `example` is without the root. `fillers` are words that say nothing after the verb.
    """

    word: str
    help: str
    example: str
    also: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """
    The words of one language, as words.toml has them.

    `groups` are the tables of plain labels (`fields`, `buttons`, `roles` ...), `choices` what a
    field can be answered with: the group, then the value, then its words, the first of which is
    shown.
    """

    verbs: Mapping[str, Verb]
    choices: Mapping[str, Mapping[str, tuple[str, ...]]]
    groups: Mapping[str, Mapping[str, str]]

    def label(self, group: str, name: str) -> str:
        """Return a label; a KeyError here is a word that is missing in templates/."""
        return self.groups[group][name]


def words_of(data: Mapping[str, Any]) -> Words:
    """Return the words of one language from its words.toml."""
    verbs = {
        name: Verb(
            word=verb["word"],
            help=verb["help"],
            example=verb["example"],
            also=tuple(verb.get("also", ())),
            phrases=tuple(verb.get("phrases", ())),
            fillers=tuple(verb.get("fillers", ())),
        )
        for name, verb in data["verbs"].items()
    }
    choices = {
        group: {value: tuple(ways) for value, ways in values.items()}
        for group, values in data["choices"].items()
    }
    groups = {key: table for key, table in data.items() if key not in {"verbs", "choices"}}
    return Words(verbs=verbs, choices=choices, groups=groups)
