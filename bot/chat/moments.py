"""When a meeting is: a day with its times, a time of day alone, and how a series goes on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Self

from bot.chat.command import Kind
from bot.chat.date_words import pieces
from bot.chat.dates import DateWords, parse_moment
from bot.chat.lexicon import Lexicon
from bot.domain.meeting import Repeat, Unit

GROWING: Mapping[Kind, int] = {
    Kind.DATE: 2,
    Kind.PAST_DATE: 2,
    Kind.DAY_LEFT: 2,
    Kind.MOMENT: 6,
    Kind.CLOCK: 1,
    Kind.REPEAT: 4,
}
"""How many more unquoted words may belong to a value of these kinds: `från=1 mars 2027`."""
PACES: Mapping[str, tuple[int, Unit]] = {
    "week": (1, Unit.WEEK),
    "other_week": (2, Unit.WEEK),
    "month": (1, Unit.MONTH),
    "other_month": (2, Unit.MONTH),
    "quarter": (3, Unit.MONTH),
    "term": (4, Unit.MONTH),
    "half_year": (6, Unit.MONTH),
    "year": (12, Unit.MONTH),
}
"""What the words under [choices.paces] stand for."""

_CODED = re.compile(r"(?:week|month)/(?:[1-9]|1[0-2])/(?:-1|[0-5])/[1-7]", re.ASCII)
_SPAN = re.compile(r"(.*\d)\s*[-\u2013]\s*(\d{1,2}(?:[.:]\d{2})?)")
_ANY_DAY = "2027-03-16"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A day, and from when to when on the wall clock as far as that was said."""

    day: date
    begins: time | None = None
    ends: time | None = None

    def __str__(self) -> str:
        """Return its one form: `2027-03-16`, `2027-03-16T10:00` or `2027-03-16T10:00/11:30`."""
        begins = f"T{self.begins:%H:%M}" if self.begins else ""
        return f"{self.day}{begins}{f'/{self.ends:%H:%M}' if self.ends else ''}"

    @classmethod
    def of(cls, value: str) -> Self:
        """Return what its one form says."""
        moment, _, ends = value.partition("/")
        day, _, begins = moment.partition("T")
        return cls(
            day=date.fromisoformat(day),
            begins=time.fromisoformat(begins) if begins else None,
            ends=time.fromisoformat(ends) if ends else None,
        )


def read_when(typed: str, today: date, words: DateWords) -> When | None:
    """Return what `16 mars kl 10` or `16 mars kl 10–11.30` means; None for what is no day."""
    found = parse_moment(typed, today, words)
    if found:
        return When(day=found.day, begins=found.time)
    span = _SPAN.fullmatch(typed.strip())
    ends = read_clock(span[2], words) if span else None
    begins = _beginning(span[1], today, words) if span else None
    return replace(begins, ends=ends) if begins and ends else None


def _beginning(typed: str, today: date, words: DateWords) -> When | None:
    """Return a day with its time; before an end, a number alone is a time: `15 juni 13`."""
    found = parse_moment(typed, today, words)
    if found and found.time:
        return When(day=found.day, begins=found.time)
    earlier, _, hour = typed.rpartition(" ")
    day, begins = parse_moment(earlier, today, words), read_clock(hour, words)
    bare = day and begins and day.time is None
    return When(day=day.day, begins=begins) if day and bare else None


def read_clock(typed: str, words: DateWords) -> time | None:
    """Return a time of day alone, with or without its `kl`."""
    clock = next(iter(words.clock))
    for line in (f"{_ANY_DAY} {typed}", f"{_ANY_DAY} {clock} {typed}"):
        found = parse_moment(line, date.fromisoformat(_ANY_DAY), words)
        if found and found.time and found.day.isoformat() == _ANY_DAY:
            return found.time
    return None


def read_day(kind: Kind, typed: str, today: date, words: DateWords) -> date | None:
    """Return a day; one that something is left until may be `till fredag`, or `två dagar` ahead."""
    found = parse_moment(typed, today, words)
    if found is None and kind is Kind.DAY_LEFT:
        first, _, rest = typed.partition(" ")
        said = rest if first.casefold() in words.through else typed
        ahead = f"{next(iter(words.after))} {said}"
        found = parse_moment(said, today, words) or parse_moment(ahead, today, words)
    return found.day if found else None


def read_repeat(typed: str, words: DateWords, lexicon: Lexicon) -> Repeat | None:
    """
    Return how a series goes on: `kvartal`, or `första tisdagen varannan månad`.

    Without a weekday it is that of the first meeting, for `Repeat.like` to put in.
    """
    pace = decoded(typed) if _CODED.fullmatch(typed) else _pace(typed, lexicon)
    if pace:
        return pace
    found = [one for one in pieces(typed) if one not in words.fillers]
    match found:
        case [place, weekday, *rest] if place in words.order and weekday in words.weekdays:
            rest = rest[1:] if rest and rest[0] in words.within else rest
            pace = _pace(" ".join(rest), lexicon)
            if pace and pace.unit is Unit.MONTH:
                return Repeat(
                    every=pace.every,
                    unit=pace.unit,
                    nth=words.order[place],
                    weekday=words.weekdays[weekday],
                )
    return None


def coded(repeat: Repeat) -> str:
    """Return a pace in its one form: `month/3/1/2`."""
    return f"{repeat.unit.value}/{repeat.every}/{repeat.nth}/{repeat.weekday}"


def decoded(code: str) -> Repeat:
    """Return the pace that its one form says."""
    unit, *numbers = code.split("/")
    every, nth, weekday = map(int, numbers)
    return Repeat(every=every, unit=Unit(unit), nth=nth, weekday=weekday)


def is_whole(kind: Kind, typed: str, today: date, words: DateWords, lexicon: Lexicon) -> bool:
    """Tell whether a text is a whole value of a kind that may be several words long."""
    match kind:
        case Kind.MOMENT:
            return read_when(typed, today, words) is not None
        case Kind.CLOCK:
            return read_clock(typed, words) is not None
        case Kind.REPEAT:
            return read_repeat(typed, words, lexicon) is not None
        case Kind.DAY_LEFT:
            return read_day(kind, typed, today, words) is not None
        case _:
            moment = parse_moment(typed, today, words)
            return moment is not None and moment.time is None


def _pace(typed: str, lexicon: Lexicon) -> Repeat | None:
    word = lexicon.choice("paces", typed)
    if word is None:
        return None
    every, unit = PACES[word]
    return Repeat(every=every, unit=unit)
