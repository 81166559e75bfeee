"""The words of every language at once: what is typed leads to a command, and back to its line."""

import difflib
from collections.abc import Iterable, Mapping

from bot.chat.fold import fold
from bot.chat.words import Words
from bot.domain.room import Language

NEAR = 0.72
"""How alike a mistyped word must be to be offered (difflib's ratio)."""


class Lexicon:
    """Every language at once: people may type a word of any, and read their own."""

    def __init__(self, words: Mapping[Language, Words]) -> None:
        self.words = words
        self._verbs = _verbs(words.values())
        self._phrases = _phrases(words.values())
        self._fillers = _fillers(words.values())
        self._fields = _fields(words.values())
        self._choices = _choices(words.values())

    def verb(self, word: str) -> str | None:
        """Return the command that a typed word means."""
        return self._verbs.get(fold(word))

    def phrase(self, line: str) -> str | None:
        """Return the command that a plain question such as `hur ligger vi till?` means."""
        return self._phrases.get(fold(line))

    def fills(self, command: str, word: str) -> bool:
        """Tell whether a word says nothing after a verb: `mig` after `påminn`."""
        return fold(word) in self._fillers.get(command, ())

    def meant(self, line: str) -> str:
        """Return the whole line for a word that stands for one (`rapport`), else it as it is."""
        short = self.choice("shortcuts", line) if fold(line) else None
        return self.line(*SHORTCUTS[short]) if short else line

    def nearest_verb(self, word: str, known: Iterable[str]) -> str | None:
        """Return the command with the verb most like a mistyped one."""
        allowed = set(known)
        candidates = [typed for typed, name in self._verbs.items() if name in allowed]
        found = difflib.get_close_matches(fold(word), candidates, n=1, cutoff=NEAR)
        return self._verbs[found[0]] if found else None

    def field(self, word: str) -> str | None:
        """Return the field that a typed key means."""
        return self._fields.get(fold(word))

    def number(self, word: str) -> int | None:
        """Return the number that a word means: `fyra`."""
        for words in self.words.values():
            for number, name in words.groups["numbers"].items():
                if fold(name) == fold(word):
                    return int(number) if number.isdecimal() else 1
        return None

    def choice(self, group: str, word: str) -> str | None:
        """Return the value that a typed word means in a group of choices."""
        return self._choices[group].get(fold(word))

    def nearest_choice(self, groups: Iterable[str], word: str) -> str | None:
        """Return the word most like a mistyped one, of several groups of choices."""
        known = {
            fold(way): way
            for words in self.words.values()
            for group in groups
            for ways in words.choices[group].values()
            for way in ways
        }
        found = difflib.get_close_matches(fold(word), known, n=1, cutoff=NEAR)
        return known[found[0]] if found else None

    def line(self, command: str, values: Mapping[str, str | int]) -> str:
        """
        Return the command line that says *command* with *values*, in Swedish words.

        Ids, versions and steps stand bare, everything else as key=value; in an answer to a form
        all do, since it is the field that is answered.
        """
        words = self.words[Language.SV]
        parts = [words.verbs[command].word]
        for name, value in values.items():
            bare = BARE.get(name) if command != ANSWER else None
            parts.append(_written(words.label("fields", name), value, bare))
        return " ".join(parts)

    def said_as(self, name: str) -> str:
        """Return what stands before a line that is said as somebody else: `som bo:`."""
        return f"{self.words[Language.SV].choices['playing']['as'][0]} {name}:"


BARE = {
    "do": "{}",
    "id": "{}",
    "version": "v{}",
    "step": "{}",
    "number": "{}",
    "about": "{}",
    "party": "{}",
}
"""The values that stand bare in a line, and how."""

SHORTCUTS: Mapping[str, tuple[str, Mapping[str, str | int]]] = {
    "report": ("follow_up", {"do": "rapport"}),
    "no_letter": ("reminders", {"weekday": "never"}),
    "letter_day": ("reminders", {"do": "day"}),
    "quiet_hours": ("reminders", {"do": "quiet"}),
    "why_letter": ("why", {"group": "letter"}),
}
"""What a word alone stands for, by its choice: a command and its values."""

ANSWER = "answer"
"""The command that answers the open form; its buttons name the field they answer."""


def _written(word: str, value: str | int, bare: str | None) -> str:
    if bare:
        return bare.format(value)
    text = str(value)
    return f'{word}="{text}"' if " " in text else f"{word}={text}"


def _verbs(languages: Iterable[Words]) -> dict[str, str]:
    return {
        fold(typed): name
        for words in languages
        for name, verb in words.verbs.items()
        for typed in (name, verb.word, *verb.also)
    }


def _phrases(languages: Iterable[Words]) -> dict[str, str]:
    return {
        fold(phrase): name
        for words in languages
        for name, verb in words.verbs.items()
        for phrase in verb.phrases
    }


def _fillers(languages: Iterable[Words]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for words in languages:
        for name, verb in words.verbs.items():
            found.setdefault(name, set()).update(map(fold, verb.fillers))
    return found


def _fields(languages: Iterable[Words]) -> dict[str, str]:
    return {
        fold(word): name for words in languages for name, word in words.groups["fields"].items()
    }


def _choices(languages: Iterable[Words]) -> dict[str, dict[str, str]]:
    """Return, for each group, the value that each word means; of two the first one named."""
    found: dict[str, dict[str, str]] = {}
    for words in languages:
        for group, values in words.choices.items():
            known = found.setdefault(group, {})
            for value, ways in values.items():
                for way in (value, *ways):
                    known.setdefault(fold(way), value)
    return found
