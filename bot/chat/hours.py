"""Hours of the day as people say them: `12-13`, `mellan 9 och 10`, `förmiddagarna`."""

import re
from collections.abc import Mapping
from datetime import time

from bot.chat.date_words import pieces
from bot.chat.dates import DateWords
from bot.chat.lexicon import Lexicon
from bot.chat.moments import read_clock
from bot.domain.reminding import Quiet

HOURS: Mapping[str, Quiet] = {
    "morning": Quiet(begins=time(8), ends=time(12)),
    "lunch": Quiet(begins=time(12), ends=time(13)),
    "afternoon": Quiet(begins=time(12), ends=time(16)),
    "all_day": Quiet(begins=time(0), ends=time(0)),
}
"""What the words under [choices.hours] stand for; midnight to midnight is the whole day."""

_DASH = re.compile(r"\s*[-\u2013]\s*")
_LAST_HOUR = re.compile(r"24(?:[.:]00)?")


def read_hours(typed: str, words: DateWords, lexicon: Lexicon) -> Quiet | None:
    """
    Return the hours of the day that `12-13`, `mellan 9 och 10` or `förmiddagarna` means.

    None for anything else. `0-24` and `hela dagen` go from midnight to midnight.
    """
    said = [one for one in typed.split() if " ".join(pieces(one)) not in words.fillers]
    named = lexicon.choice("hours", " ".join(said)) if said else None
    if named:
        return HOURS[named]
    plain = ["-" if " ".join(pieces(one)) in words.through else one for one in said]
    if plain and " ".join(pieces(plain[0])) in words.between:
        plain = plain[1:]
    match _DASH.split(" ".join(plain)):
        case [first, last]:
            begins, midnight = read_clock(first, words), _LAST_HOUR.fullmatch(last)
            ends = time(0) if midnight else read_clock(last, words)
            if begins and ends and (midnight or begins != ends):
                return Quiet(begins=begins, ends=ends)
    return None
