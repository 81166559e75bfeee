"""A typed line taken apart: bare words, quoted words and key=value, each with its place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_QUOTES = str.maketrans(dict.fromkeys("”“„»«″", '"'))
_TOKEN = re.compile(r'(?:(?P<key>[^\s="]+)=)?(?:"(?P<quoted>[^"]*)"(?=\s|$)|(?P<bare>[^\s]+))')
_EMPTY = re.compile(r'(?P<key>[^\s="]+)=(?=\s|$)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word of a line. `key` is what stands before a `=`; `whole` the token as typed."""

    text: str
    whole: str
    start: int
    end: int
    quoted: bool
    key: str | None


def tokens(line: str) -> tuple[Token, ...]:
    """
    Return the words of a line; every kind of double quote holds words together.

    A quote that is never closed is an ordinary character, so that no text is lost.
    """
    plain = line.translate(_QUOTES)
    found: list[Token] = []
    place = 0
    while place < len(plain):
        if plain[place].isspace():
            place += 1
            continue
        token = _token(line, plain, place)
        found.append(token)
        place = token.end
    return tuple(found)


def _token(line: str, plain: str, place: int) -> Token:
    match = _EMPTY.match(plain, place) or _TOKEN.match(plain, place)
    assert match is not None  # noqa: S101 - a place that is not blank always begins a bare word
    parts = match.groupdict()
    group = next((name for name in ("quoted", "bare") if parts.get(name) is not None), None)
    start, end = match.span(group) if group else (match.end(), match.end())
    return Token(
        text=line[start:end],
        whole=line[match.start() : match.end()],
        start=match.start(),
        end=match.end(),
        quoted=group == "quoted",
        key=parts["key"],
    )


def text_of(line: str, rest: Iterable[Token]) -> str:
    """
    Return the free text that the remaining tokens are, as it was typed.

    What stood between them and was a field of its own is left out; line breaks stay.
    """
    left = tuple(rest)
    if len(left) == 1 and left[0].quoted and left[0].key is None:
        return left[0].text
    pieces: list[str] = []
    for before, token in zip((None, *left), left, strict=False):
        if before is not None:
            gap = line[before.end : token.start]
            pieces.append(gap if gap.isspace() else " ")
        pieces.append(token.whole)
    return "".join(pieces)
