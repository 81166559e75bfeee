"""A text as the guard reads it: the same letter for all that look alike, nothing invisible."""

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

_LATIN = "AaBCcEeHIiJjKMNOoPpSsTXxYyZAaBEHIKMNOoPTXYZvu"
_ALIKE = "АаВСсЕеНІіЈјКМΝОоРрЅѕТХхУуΖΑαΒΕΗΙΚМΝΟοΡΤΧΥΖνυ"
_LATIN_BY_LOOK = dict(zip(_ALIKE, _LATIN, strict=True))
"""Cyrillic and Greek letters that cannot be told from Latin ones (Unicode TR 39)."""
_FILLERS = "\u115f\u1160\u3164\uffa0"
"""Letters that show nothing."""
_DIGITS = range(10)
_REPEATED = re.compile(r"([^\w\n]|_)\1+")
_MOST_LETTERS = 4
"""Letters that a sign may stand for; one that stands for a whole phrase is read as itself."""
_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"


class _Alike(dict[int, str | None]):
    """How each character is read, found out once."""

    def __missing__(self, code: int) -> str | None:
        self[code] = read = _read(chr(code))
        return read


def _read(char: str) -> str | None:
    """Return a character as it is read; None where it shows nothing."""
    parts = unicodedata.normalize("NFKC", char)
    read = map(_part, parts) if len(parts) <= _MOST_LETTERS else iter(char)
    return "".join(part for part in read if part) or None


def _part(char: str) -> str | None:
    if char in _BREAKS:
        return "\n"
    category = unicodedata.category(char)
    if category == "Zs" or char == "\t":
        return " "
    if char in _FILLERS or category in {"Cf", "Cc", "Mn", "Me", "Cs"}:
        return None
    if category == "Pd" or char in "\u2212\u2043\u02d7":
        return "-"
    digit = unicodedata.numeric(char, -1)
    return str(int(digit)) if digit in _DIGITS else _LATIN_BY_LOOK.get(char, char)


_ALIKE_TO = _Alike()


@dataclass(frozen=True)
class Plain:
    """
    A text with Latin letters, plain digits, hyphens and blanks; its lines are as they were.

    A blank or mark that is repeated stands but once.
    """

    text: str

    @classmethod
    def of(cls, raw: str) -> "Plain":
        """Return *raw* as it is read; composed first, so that å stays å without its ring apart."""
        lines = unicodedata.normalize("NFC", html.unescape(raw).replace("\r\n", "\n"))
        return cls(_REPEATED.sub(r"\1", lines.translate(_ALIKE_TO)))

    @cached_property
    def _starts(self) -> list[int]:
        return [at + 1 for at, char in enumerate(self.text) if char == "\n"]

    def line(self, at: int) -> int:
        """Return the line that a place is on, from 1."""
        return bisect_right(self._starts, at) + 1
