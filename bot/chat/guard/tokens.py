"""The words of a text, and phrases found among them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[0-9]+(?:[.,:][0-9]+)*|%")


class Token(NamedTuple):
    """A word or a number: as written, as compared, and where it stands."""

    text: str
    folded: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """Return the words and numbers of a text, in order."""
    found = ((one[0], one.span()) for one in _WORD.finditer(text))
    return [Token(word, word.casefold(), start, end) for word, (start, end) in found]


class Phrases:
    """Words and phrases to be found; one ending in * stands for every ending."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._whole: dict[str, list[tuple[str, ...]]] = {}
        stems: list[str] = []
        for phrase in phrases:
            first, *rest = (token.folded for token in tokens_of(phrase))
            if phrase.endswith("*"):
                stems.append(first)
            else:
                self._whole.setdefault(first, []).append(tuple(rest))
        self._stems = tuple(stems)

    def at(self, tokens: Sequence[Token], index: int) -> int:
        """Return how many words of a phrase stand at a place; 0 where none does."""
        first = tokens[index].folded
        longest = 0
        after = tokens[index + 1].folded if index + 1 < len(tokens) else ""
        for rest in self._whole.get(first, ()):
            if rest and rest[0] != after:
                continue
            found = tuple(token.folded for token in tokens[index + 1 : index + 1 + len(rest)])
            if found == rest:
                longest = max(longest, 1 + len(rest))
        return longest or int(bool(self._stems) and first.startswith(self._stems))

    def within(self, tokens: Sequence[Token]) -> Iterator[int]:
        """Yield the index of each word at which a phrase begins."""
        # Most words begin none; looking that up at once is what makes a long text quick to read.
        whole, stems = self._whole, self._stems
        for index, (_, word, _, _) in enumerate(tokens):
            may = word in whole or (stems and word.startswith(stems))
            if may and self.at(tokens, index):
                yield index
