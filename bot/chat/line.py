"""A typed line taken apart: bare words, quoted words and key=value, each with its place."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import takewhile

_QUOTES = str.maketrans(dict.fromkeys("”“„»«″", '"'))
_TOKEN = re.compile(r'(?:(?P<key>[^\s="]+)=)?(?:"(?P<quoted>[^"]*)"(?=\s|$)|(?P<bare>[^\s]+))')
_SPACED = re.compile(
    r'(?P<key>[^\s="]+)(?:[ \t]+=[ \t]*|=[ \t]+)'
    r'(?:"(?P<quoted>[^"]*)"(?=\s|$)|(?P<bare>(?![^\s="]+[ \t]*=)[^\s]+)|(?=\s|$))'
)
ID = re.compile(r"\d{1,2}[.,]\d{1,2}\.?|[^\W\d_]\d{1,4}")
"""How a task or a thing is named in a line: `3.4`, `L2`."""
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


def tokens(line: str, known: Callable[[str], object] = lambda _word: None) -> tuple[Token, ...]:
    """
    Return the words of a line; every kind of double quote holds words together.

    Blanks round a `=` do not matter after a word that is a *known* key, other than the first one
    of the line: `vem = gatuchef`. A quote that is never closed is an ordinary character, so that
    no text is lost.
    """
    plain = line.translate(_QUOTES)
    found: list[Token] = []
    place = 0
    while place < len(plain):
        if plain[place].isspace():
            place += 1
            continue
        match = _SPACED.match(plain, place) if found else None
        if match is None or not known(match["key"]):
            match = _EMPTY.match(plain, place) or _TOKEN.match(plain, place)
        assert match is not None  # noqa: S101 - a place that is not blank always begins a bare word
        token = _token(line, match)
        found.append(token)
        place = token.end
    return tuple(found)


def _token(line: str, match: re.Match[str]) -> Token:
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


def verb_first(line: str, is_verb: Callable[[str], object]) -> str:
    """Return `A3 klar` as `klar A3`; a line that does not begin with an id stays as it is."""
    words = line.split(maxsplit=2)
    if len(words) < 2 or not ID.fullmatch(words[0]) or not is_verb(words[1]):  # noqa: PLR2004
        return line
    return " ".join((words[1], words[0], *words[2:]))


def together(line: str, first: Token, last: Token) -> Token:
    """Return everything from one unquoted token to another as one."""
    text, whole = (line[start : last.end] for start in (first.end - len(first.text), first.start))
    return replace(first, text=text, whole=whole, end=last.end)


def grown(
    line: str, first: Token, rest: tuple[Token, ...], fits: Callable[[str], bool], most: int = 2
) -> tuple[Token, tuple[Token, ...]]:
    """Return a bare value with the words after it, at most so many, that belong to it; the rest."""
    if first.quoted or not first.text:
        return first, rest
    loose = takewhile(lambda one: one.key is None and not one.quoted, rest[:most])
    wholes = [first, *(together(line, first, one) for one in loose)]
    taken = max((size for size, one in enumerate(wholes) if fits(one.text)), default=0)
    return wholes[taken], rest[taken:]


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
