"""Registration plates and the numbers of police reports, by their shape."""

import re
from collections.abc import Iterator

from bot.chat.guard.lists import GuardWords

# What each begins with stands first, and what may not come before it after that: so it is quick.
_REPORT = re.compile(
    r"[0-9kK](?<![^\W_].)(?:(?<=[0-9])[0-9]{3}[ -]{0,3}[kK]|(?<=[kK]))[ .:_-]{0,2}"
    r"[0-9](?: ?[0-9]){2,6}\s?[-/] ?(?:20)?[0-9]{2}(?![0-9])"
)
_REPORT_TOLD = re.compile(
    r"[0-9kK](?<![^\W_].)(?:(?<=[0-9])[0-9]{3}[ -]?[kK][0-9]{4,8}|(?<=[kK])[0-9]{5,7} [0-9]{2}"
    r"|(?<=[kK])[ -]?[nN](?:umme)?[rR]\.?:? ?(?:[0-9]{4}-)?[0-9]{3,7}-[0-9]{2})(?![0-9])"
)
_LETTER = "[A-HJ-PR-UW-Z]"
_PLATE = re.compile(
    rf"(?<![^\W_])({_LETTER}{{3}})([ .\n_-]?)[0-9]{{2}}[0-9A-HJ-NPR-UW-Z](?![^\W_])(?!-[0-9])",
    re.IGNORECASE,
)
_SPACED = re.compile(
    rf"(?<![^\W_]){_LETTER}([ .-]{{1,2}}){_LETTER}[ .-]{{1,2}}{_LETTER}[ .-]{{1,3}}"
    r"[0-9][ .-]{1,2}[0-9][ .-]{1,2}[0-9A-Z](?![^\W_])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
_NEXT = re.compile(r" ?([^\W\d_]+|%)")
_VOWELS = frozenset("aeiouy")
_NEAR = 40
"""Characters beside three letters and three digits in which a word can tell what they are."""


def report_numbers(text: str) -> Iterator[int]:
    """Yield where the number of a police report begins: `5000-K123456-24`, `K 1234-25`."""
    for shape in (_REPORT, _REPORT_TOLD):
        yield from (found.start() for found in shape.finditer(text))


def plates(text: str, words: GuardWords) -> Iterator[int]:
    """Yield where a registration plate begins: `ABC 123`, `ABC12D`, glued, spaced or not."""
    for found in _PLATE.finditer(text):
        if _is_plate(text, found, words):
            yield found.start()
    for found in _SPACED.finditer(text):
        if found[0].isupper() or _is_of_a_vehicle(text, found, words):
            yield found.start()


def _is_plate(text: str, found: re.Match[str], words: GuardWords) -> bool:
    letters, mark = found[1], found[2]
    if _is_of_a_vehicle(text, found, words):
        return True
    if mark == "\n":
        return False
    if letters.casefold() in (words.abbreviations if mark else words.glued):
        return False
    if mark == " " and _is_measured(text, found, words):
        return False
    if letters.isupper() and found[0].isupper():
        return True
    # What nobody can say is no word: "cbs 000" is a plate, "med 300" is not.
    return letters.islower() and not (mark and _VOWELS.intersection(letters))


def _is_measured(text: str, found: re.Match[str], words: GuardWords) -> bool:
    after = _NEXT.match(text, found.end())
    return after is not None and after[1].casefold() in words.units


def _is_of_a_vehicle(text: str, found: re.Match[str], words: GuardWords) -> bool:
    """Tell whether a word beside them says what three letters and three digits are."""
    near = text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
    return any(word.casefold() in words.vehicles for word in _WORD.findall(near))
