"""Swedish personal identity and coordination numbers, in any writing."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache, partial
from itertools import accumulate

from personnummer import personnummer

from bot.chat.guard.figures import Run, runs
from bot.chat.guard.lists import GuardWords
from bot.chat.guard.phones import is_phone
from bot.chat.guard.spoken import spoken_of

_DAY_OF_BIRTH = r"[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01]|[67][0-9]|8[0-9]|9[01])"
_SHAPE = re.compile(rf"(?=((?:1[89]|20)?{_DAY_OF_BIRTH}[0-9]{{4}}))")
_SHORT = re.compile(rf"{_DAY_OF_BIRTH}[0-9]{{4}}")
_PADDED = re.compile(r"(?=((?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{6}))")
_LONG_RUN = re.compile(r"[0-9]{13,}")
_WITH_ALIKE = re.compile(r"[0-9OoIl](?<![^\W_].)[0-9OoIl]+(?![^\W\d_])")
_DIGIT_FOR = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1"})
_COORDINATION = 60
"""What is added to the day of a coordination number."""
_WHOLE = 12
"""Digits of a number with the century."""
LATELY = timedelta(days=5 * 366)
"""How old a day may be that is rather when something happens than when somebody was born."""
_ROW = 2
"""Other groups of figures beside one that make it part of a row, and nobody's number."""
_DAY_AND_SERIAL = re.compile(
    r"(?:[0-9]{2})?[0-9]{2}"
    r"(?:([-./]?)[0-9]{2}\1[0-9]{2}[^0-9]{0,12}| [0-9]{2} [0-9]{2}[-+])[0-9]{4}"
)
_TOGETHER = re.compile(r"[0-9]+[-+]?[0-9]{4}|[0-9]{4}(-[0-9]{2}){2}[-+]?[0-9]{4}")
_AS_A_NUMBER = re.compile(r"[0-9]{6}[-+][0-9]{4}|[0-9]{2}([-./ ])[0-9]{2}\1[0-9]{2}[-+./ ][0-9]{4}")
"""Written so it is nobody's phone number."""


Born = Callable[[str], date | None]
"""
Returns the day of birth of a true number. It remembers what it was asked in one text, and is gone
with it: what must never be stored does not stay in memory either.
"""


def personal_numbers(
    text: str, today: date, words: GuardWords, months: Mapping[str, int]
) -> Iterator[int]:
    """Yield where a number begins, in *text* as Plain has it."""
    born = cache(partial(_born, today=today))
    yield from _in_runs(text, today, born)
    alike = _WITH_ALIKE.sub(_as_digits, text)
    if alike != text:
        yield from _in_runs(alike, today, born)
    for at, digits in spoken_of(text, words, months):
        if born(digits):
            yield at
    for long in _LONG_RUN.finditer(text):
        if any(born(inside[1]) for inside in _PADDED.finditer(long[0])):
            yield long.start()


def _as_digits(found: re.Match[str]) -> str:
    """Return figures among which letters stand that look like some: `8I1228-9874`."""
    return found[0].translate(_DIGIT_FOR) if any(map(str.isdigit, found[0])) else found[0]


def _in_runs(text: str, today: date, born: Born) -> Iterator[int]:
    for run in runs(text):
        yield from _in_run(run, today, born)


def _in_run(run: Run, today: date, born: Born) -> Iterator[int]:
    for found in _SHAPE.finditer(run.digits):
        first = found.start()
        for digits in _readings(run.digits, found):
            if _is_one(run, first, digits, today, born):
                yield run.place(first)
                break


def _readings(digits: str, found: re.Match[str]) -> Iterator[str]:
    """Yield what may be the number here: with the century, and without where that fits too."""
    yield found[1]
    short = _SHORT.match(digits, found.start())
    if short and short[0] != found[1]:
        yield short[0]


def _is_one(run: Run, first: int, digits: str, today: date, born: Born) -> bool:
    last = first + len(digits) - 1
    if not run.is_whole(first, last):
        return False
    day = born(digits)
    if day is None:
        return False
    written = run.written(first, last)
    if not _is_grouped_as_one(written, len(digits)) or _is_in_a_row(run, first, last, written):
        return False
    if day > today - LATELY and (_is_time_or_day(digits[-4:]) or not _TOGETHER.fullmatch(written)):
        return False
    after = run.text[run.place(last) + 1 : run.place(last) + 7]
    if _begins_a_day(written, digits[-4:], after):
        return False
    coordination = int(digits[-6:-4]) > _COORDINATION
    return bool(_AS_A_NUMBER.fullmatch(written)) or not is_phone(written, coordination=coordination)


def _born(digits: str, today: date) -> date | None:
    """Return the day of birth of a true number, by the checksum; None for all else."""
    century = today.year // 100
    whole = (digits,) if len(digits) == _WHOLE else (f"{century}{digits}", f"{century - 1}{digits}")
    for one in whole:
        try:
            born: date = personnummer.parse(one).get_date()
        except personnummer.PersonnummerException:
            continue
        if born <= today:
            return born
    return None


def _is_in_a_row(run: Run, first: int, last: int, written: str) -> bool:
    """Tell whether these are figures among others, as in a table, and not set as a number is."""
    if _DAY_AND_SERIAL.fullmatch(written):
        return False
    return run.is_glued(first) or run.beside(first, last, _ROW) == _ROW


def _is_grouped_as_one(written: str, digits: int) -> bool:
    """
    Tell whether blanks and lines part it as somebody parts a number, and not a row of figures.

    The serial stands apart from the day, or all is in pairs or single digits, or the marks
    between are no blanks.
    """
    parts = re.split(r"[^0-9]+", written)
    ends = {*accumulate(map(len, parts))}
    whole = digits - 4 in ends
    if "\n" in written:
        lines = [count for one in written.split("\n") if (count := sum(map(str.isdigit, one)))]
        return lines == [digits - 4, 4] or all(len(part) == 1 for part in parts)
    figures = all(len(part) == 3 for part in parts[1:])  # noqa: PLR2004 - 1 250 000 000
    return whole or " " not in written or not figures


def _is_time_or_day(serial: str) -> bool:
    """Tell whether four figures after a day may be a time, the end of a range, or a year."""
    first, last = int(serial[:2]), int(serial[2:])
    clock = first <= 24 and last < 60  # noqa: PLR2004 - hours and minutes, days of months too
    return clock or first in {19, 20}


_ISO = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])")


def _begins_a_day(written: str, serial: str, after: str) -> bool:
    """Tell whether two whole days follow each other: `2014-03-16, 2014-06-15`."""
    next_ = re.match(r"-[0-9]{2}-[0-9]{2}", after)
    return bool(next_ and serial[:2] in {"19", "20"} and _ISO.match(written))
