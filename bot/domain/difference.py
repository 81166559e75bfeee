"""The difference between two versions of a text, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of words that stayed, or what stood there and what stands there now."""

    same: str = ""
    gone: str = ""
    new: str = ""


def difference(before: str, after: str) -> Iterator[Piece]:
    """Yield the pieces of two texts in order; line breaks do not count."""
    old, now = before.split(), after.split()
    for tag, i, j, k, m in SequenceMatcher(a=old, b=now, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(same=" ".join(old[i:j]))
        else:
            yield Piece(gone=" ".join(old[i:j]), new=" ".join(now[k:m]))
