"""Personal numbers told in words: the day of birth and the last four, with words between."""

import re
from collections.abc import Iterator, Mapping

from bot.chat.guard.lists import GuardWords

_BORN = re.compile(r"(?<![0-9])((?:[0-9]{2})?[0-9]{2}([-./ ]?)[0-9]{2}\2[0-9]{2})(?![0-9])")
_SERIAL = re.compile(r"(?<![0-9])([0-9]{4})(?![0-9])")
_NAMED = re.compile(r"(?<![0-9])([0-9]{1,2})\.? ([^\W\d_]{3,9})\.? ([0-9]{4})(?![0-9])")
_JOINED = re.compile(
    r"([0-9](?<![0-9]{2})[0-9]{5}(?:[0-9]{2})?)[^\w\n]{0,3}[^\W\d_]{1,12}[^\w\n]{0,3}([0-9]{4})(?![0-9])"
)
_FAR = 120
"""Characters between a day of birth and what is said to be the last figures of its number."""
_NEAR = 24
"""Characters before the four figures in which it may be said what they are."""


def spoken_of(text: str, words: GuardWords, months: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Yield where a number may be told of in words, and its figures, unchecked."""
    for found in _JOINED.finditer(text):
        yield found.start(), found[1] + found[2]
    folded = text.casefold()
    if not any(word in folded for word in words.serial):
        return
    years = {found.start(3) for found in _NAMED.finditer(text)}
    fours = (found for found in _SERIAL.finditer(text) if found.start() not in years)
    for four in fours:
        if _is_told(text, four, words):
            for at, day in _days(text, max(0, four.start() - _FAR), four.end() + _FAR, months):
                yield min(at, four.start()), day + four[1]


def _is_told(text: str, four: re.Match[str], words: GuardWords) -> bool:
    """Tell whether it is said beside four figures that they are the last of a number."""
    near = text[max(0, four.start() - _NEAR) : four.end() + _NEAR].casefold()
    told = any(word in near for word in words.serial)
    # What may be a year is one, unless figures or a number are spoken of: "sista dagen 2024".
    return told and (four[1][:2] not in {"19", "20"} or any(one in near for one in words.digits))


def _days(text: str, start: int, end: int, months: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Yield the days between two places, as figures: `19811228`, `28 december 1981`."""
    for found in _BORN.finditer(text, start, end):
        yield found.start(), re.sub(r"[^0-9]", "", found[1])
    for found in _NAMED.finditer(text, start, end):
        if month := months.get(found[2].casefold()[:3]):
            yield found.start(), f"{found[3]}{month:02}{int(found[1]):02}"
