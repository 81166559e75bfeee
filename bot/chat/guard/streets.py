"""Street addresses: with the number of a house, and with that of a flat."""

import re
from collections.abc import Iterator

from bot.chat.guard.lists import GuardWords
from bot.chat.guard.tokens import tokens_of

_NUMBERED = re.compile(
    r"(?<![^\W_])([^\W\d_]{2,40}+)(?:[ ,]|(\.) ?){0,3}(?:(?:nr|no)\.? ?|nummer )?"
    # Three figures and two more are a postcode, and "Storgatan 30-zon" is a speed.
    r"([0-9]{3}(?! [0-9]{2}(?![0-9]))|[0-9]{1,2})(?!-[^\W\d_]{2})"
    r"(?: ?[A-Ha-h](?![^\W_]))?(?![0-9]|[.:/](?!1[0-8][0-9]{2})[0-9])"
)
_NUMBER_FIRST = re.compile(
    r"(?<![^\W_])(?:nr|nummer|no)\.? ?[0-9]{1,3} ?[A-Ha-h]? [^\W\d_]{1,3} ([^\W\d_]{4,40})",
    re.IGNORECASE,
)
_NUMBER_BELOW = re.compile(r"(?<![^\W_])([^\W\d_]{4,40}+) ?\n ?[0-9]{1,3} ?[A-Ha-h]? ?(?:\n|$)")
_NUMBER_ALONE = re.compile(r"\n ?[0-9]{1,3} ?[A-Ha-h]? ?(?:\n|$)")
_FLAT_FIRST = re.compile(
    r"(?<![^\W_])([^\W\d_]{2,16}+)\.? ?(?:nr\.? ?)?[0-9]{1,4}(?: ?[,:]? ?| [^\W\d_]{1,3} )"
    r"([^\W\d_]{4,40})"
)
_NEXT = re.compile(r"[\s,]{0,3}([^\W\d_]+|%)")
_FLAT = re.compile(
    r"(?:(?<![^\W_])([^\W\d_]+)\.?[ -]?(?:nr\.? ?)?[0-9]{1,4}"
    r"|(?<![0-9])[0-9]{1,2} ?([^\W\d_]+))(?![^\W_])"
)
_FLAT_ALONE = re.compile(r"[ ,:/(-]{1,3}1[0-8][0-9]{2}(?![0-9])")
_LAST = re.compile(r"(?<![^\W_])([^\W\d_])[^\W\d_]+ $")
_NEAR = 24
"""Characters after a house's number in which the flat's is part of the same address."""


def addresses(text: str, words: GuardWords) -> Iterator[tuple[int, bool]]:
    """Yield where a street with a house's number begins, and whether a flat's follows it."""
    for found in _NUMBERED.finditer(text):
        if _is_street(text, found, words):
            near = text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
            flat = _FLAT_ALONE.match(text, found.end()) or _has_flat(near, words)
            yield found.start(), bool(flat)
    for found in _FLAT_FIRST.finditer(text):
        if found[1].casefold() in words.flats and _names_a_street(found[2].casefold(), words):
            yield found.start(), True
    shapes = (_NUMBER_BELOW, _NUMBER_FIRST) if _NUMBER_ALONE.search(text) else (_NUMBER_FIRST,)
    for shape in shapes:
        yield from ((one.start(), False) for one in _on_streets(shape, text, words))


def _on_streets(shape: re.Pattern[str], text: str, words: GuardWords) -> Iterator[re.Match[str]]:
    return (one for one in shape.finditer(text) if _names_a_street(one[1].casefold(), words))


def _is_street(text: str, found: re.Match[str], words: GuardWords) -> bool:
    name = found[1]
    folded = name.casefold()
    if found[2]:
        return len(name) > len("reg") and folded[-1] in "gv" and folded not in words.not_short
    if folded in words.no_streets:
        # "Birger Jarls gata 5": the street's own name stands before it.
        return _named_before(text[: found.start()]) and folded in words.street_ends
    named = name[0].isupper() and folded.endswith(words.named_ends)
    if not (named or _names_a_street(folded, words)):
        return False
    after = _NEXT.match(text, found.end())
    return not (after and after[1].casefold() in words.counts)


def _names_a_street(folded: str, words: GuardWords) -> bool:
    return folded.endswith(words.street_ends) and folded not in words.no_streets


def _named_before(before: str) -> bool:
    found = _LAST.search(before[-_NEAR:])
    return found is not None and found[1].isupper()


def _has_flat(near: str, words: GuardWords) -> bool:
    numbered = ((found[1] or found[2]).casefold() for found in _FLAT.finditer(near))
    return not words.flats.isdisjoint(numbered) or any(
        token.folded in words.floors for token in tokens_of(near)
    )
