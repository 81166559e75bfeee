"""Figures that stand together: what a row of them says, wherever blanks and marks part it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

# Twice a line may end between two figures: a number that is parted by an empty line is one still.
_GAP = r"(?:[^\w\n]|_){0,5}(?:\n(?:[^\w\n]|_){0,3}){0,2}"
_RUN = re.compile(rf"[0-9](?:{_GAP}[0-9]){{9,}}")
_GROUP = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class Run:
    """
    Ten figures or more, with nothing but blanks, marks and ends of lines between them.

    A group is what has nothing at all between.
    """

    text: str
    start: int
    end: int

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [one.span() for one in _GROUP.finditer(self.text, self.start, self.end)]

    @cached_property
    def digits(self) -> str:
        """The figures alone."""
        return "".join(self.text[start:end] for start, end in self._spans)

    @cached_property
    def _where(self) -> list[tuple[int, int]]:
        """Return for each figure where in the text it stands, and the number of its group."""
        return [
            (at, group)
            for group, (start, end) in enumerate(self._spans)
            for at in range(start, end)
        ]

    def place(self, digit: int) -> int:
        """Return where in the text a figure stands."""
        return self._where[digit][0]

    def is_whole(self, first: int, last: int) -> bool:
        """Tell whether figures are groups of their own, and no part of longer ones."""
        begins, ends = self._where[first], self._where[last]
        return self._spans[begins[1]][0] == begins[0] and self._spans[ends[1]][1] == ends[0] + 1

    def written(self, first: int, last: int) -> str:
        """Return figures as they are written, with what stands between them."""
        return self.text[self.place(first) : self.place(last) + 1]

    def is_glued(self, first: int) -> bool:
        """Tell whether but a mark stands between a figure and the group before it: `11:10`."""
        at = self.place(first)
        return first > 0 and at - self.place(first - 1) == 2 and not self.text[at - 1].isspace()  # noqa: PLR2004

    def beside(self, first: int, last: int, most: int) -> int:
        """Return how many other groups stand beside these on the same line, at most so many."""
        left, right = self._where[first][1], self._where[last][1]
        return min(most, self._reach(left, -1, most) + self._reach(right, 1, most))

    def _reach(self, group: int, step: int, most: int) -> int:
        """Return how many groups follow one on its line, to one side."""
        found = 0
        while found < most and self._is_one_line(group + found * step, group + (found + 1) * step):
            found += 1
        return found

    def _is_one_line(self, group: int, other: int) -> bool:
        """Tell whether there is another group, and no line ends between the two."""
        if not 0 <= other < len(self._spans):
            return False
        left, right = sorted((group, other))
        return "\n" not in self.text[self._spans[left][1] : self._spans[right][0]]


def runs(text: str) -> Iterator[Run]:
    """Yield the rows of figures that are long enough for a number of somebody."""
    yield from (Run(text, found.start(), found.end()) for found in _RUN.finditer(text))
