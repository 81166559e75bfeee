"""Understand the dates people type, so that nobody has to learn a format to say when."""

import re
from dataclasses import dataclass
from datetime import date, time

from bot.chat.date_words import MONTHS, DateWords, Tokens, calendar_day, shift

__all__ = ["DateWords", "Moment", "parse_moment"]

LONGEST = 60
WEEK = 7

_YEAR = re.compile(r"[0-9]{4}")
_WEEK_NUMBER = re.compile(r"[0-9]{1,2}")
_YEAR_FIRST = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|([0-9]{2})([0-9]{2}))")
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:\.([0-9]{1,2})\.|/([0-9]{1,2})[-/])([0-9]{4})")
_CLOCK = re.compile(r"([0-9]{1,2})(?:([:.])([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and, when it was said, the time of that day on the wall clock."""

    day: date
    time: time | None


def parse_moment(text: str, today: date, words: DateWords) -> Moment | None:
    """Return what the whole text means as a date, with or without a time, or None.

    Without a year it is the next such day, today counted, at most twelve months ahead. What can be
    read in two ways is None, except that "1/3" has its day first. Past days are for the caller.
    """
    if len(text) > LONGEST:
        return None
    tokens = words.tokens(text)
    day = _day(tokens, today, words)
    if day is not None:
        return Moment(day, None)
    for size in range(1, min(4, len(tokens))):
        for clock, rest in ((tokens[-size:], tokens[:-size]), (tokens[:size], tokens[size:])):
            at = _time(clock, words)
            day = None if at is None else _day(rest, today, words)
            if day is not None:
                return Moment(day, at)
    return None


def _time(tokens: Tokens, words: DateWords) -> time | None:
    named = tokens[0] in words.clock
    half = words.half_days.get(tokens[-1])
    written = tokens[int(named) : len(tokens) - int(half is not None)]
    match = _CLOCK.fullmatch(written[0]) if len(written) == 1 else None
    if match is None:
        return None
    hour, mark, minute = int(match[1]), match[2], int(match[3] or 0)
    # Without a word for the clock "10" may be anything and "10.03" may be a day in March.
    certain = mark == ":" or (mark == "." and minute not in MONTHS)
    return _wall_time(hour, minute, half) if named or half is not None or certain else None


def _wall_time(hour: int, minute: int, half: int | None) -> time | None:
    if half is not None and hour not in range(1, 13):
        return None
    full = hour if half is None else hour % 12 + half
    return time(full, minute) if full in range(24) and minute in range(60) else None


def _day(tokens: Tokens, today: date, words: DateWords) -> date | None:
    if not tokens:
        return None
    offset = words.offsets.get(" ".join(tokens))
    if offset is not None:
        return shift(today, offset)
    return (
        _with_weekday(tokens[0], tokens[1:], today, words)
        or _with_weekday(tokens[-1], tokens[:-1], today, words)
        or _calendar(tokens, today, words)
        or _after_a_span(tokens, today, words)
        or _next_month(tokens, today, words)
        or _monday(tokens, today, words)
    )


def _with_weekday(name: str, rest: Tokens, today: date, words: DateWords) -> date | None:
    weekday = words.weekdays.get(name)
    if weekday is None:
        return None
    away = (weekday - today.isoweekday()) % WEEK
    # "Tisdag", "på tisdag" and "kommande tisdag" are the first one strictly after today.
    if not rest or (len(rest) == 1 and rest[0] in words.coming):
        return shift(today, away or WEEK)
    monday = _monday_for(rest, today, words)
    if monday is not None:
        return shift(monday, weekday - 1)
    span = _span(rest, words)
    if span is not None:
        # "Onsdag om en vecka", said on a Wednesday, is a week from today: today counts here.
        days, months = span
        return None if months or days % WEEK else shift(today, away + days)
    day = _calendar(rest, today, words)
    return day if day is not None and day.isoweekday() == weekday else None


def _monday_for(rest: Tokens, today: date, words: DateWords) -> date | None:
    # "Nästa tisdag" is the first one strictly after today, but never one of this ISO week: if it
    # is still to come this week next week's is meant. So it is always the Tuesday of next week.
    if len(rest) == 1 and rest[0] in words.next:
        return _next_monday(today)
    return _monday(rest[1:] if rest[0] in words.within else rest, today, words)


def _next_monday(today: date) -> date | None:
    return shift(today, 8 - today.isoweekday())


def _monday(tokens: Tokens, today: date, words: DateWords) -> date | None:
    """Return the Monday of "nästa vecka", "vecka 15" or "v. 15 2028"."""
    year, body = _year_apart(tokens)
    match body:
        case [name, unit] if name in words.next and words.unit_days.get(unit) == WEEK:
            return _next_monday(today) if year is None else None
        case [name, number] if name in words.week and _WEEK_NUMBER.fullmatch(number):
            return _iso_monday(int(number), year, today)
    return None


def _iso_monday(week: int, year: int | None, today: date) -> date | None:
    this = today.isocalendar()
    # The week we are in counts, although its Monday may lie behind.
    near = this.year + int(week < this.week)
    try:
        return shift(date.fromisocalendar(near if year is None else year, week, 1), 0)
    except ValueError:
        return None


def _span(tokens: Tokens, words: DateWords) -> tuple[int, int] | None:
    """Read how far "om ca 3 veckor" reaches, in days and in months."""
    if not tokens or tokens[0] not in words.after:
        return None
    length = tokens[1:]
    if length and length[0] in words.about:
        length = length[1:]
    match length:
        case [number, unit]:
            count = words.count(number)
        case [_, _, _]:
            count, unit = 1, " ".join(length)  # such as "half a year"
        case _:
            return None
    if count is None or not (unit in words.unit_days or unit in words.unit_months):
        return None
    return count * words.unit_days.get(unit, 0), count * words.unit_months.get(unit, 0)


def _after_a_span(tokens: Tokens, today: date, words: DateWords) -> date | None:
    span = _span(tokens, words)
    if span is None:
        return None
    days, months = span
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    # A month from the 31st is the last day of a month that is shorter.
    last = calendar_day(year, month + 1, -1)
    return None if last is None else shift(last.replace(day=min(today.day, last.day)), days)


def _next_month(tokens: Tokens, today: date, words: DateWords) -> date | None:
    match tokens:
        case [name, unit] if name in words.next and words.unit_months.get(unit) == 1:
            return calendar_day(today.year + today.month // 12, today.month % 12 + 1, 1)
    return None


def _calendar(tokens: Tokens, today: date, words: DateWords) -> date | None:
    year, body = _year_apart(tokens)
    yearly = words.yearly(body)
    if yearly is None:
        return _written(body[0]) if len(tokens) == 1 else None
    return yearly.next_from(today) if year is None else yearly.in_year(year)


def _year_apart(tokens: Tokens) -> tuple[int | None, Tokens]:
    if len(tokens) > 1 and _YEAR.fullmatch(tokens[-1]):
        return int(tokens[-1]), tokens[:-1]
    return None, tokens


def _written(token: str) -> date | None:
    if match := _YEAR_FIRST.fullmatch(token):
        year, month, day = (int(part) for part in match.groups() if part)
    elif match := _DAY_FIRST.fullmatch(token):
        day, month, year = (int(part) for part in match.groups() if part)
    else:
        return None
    return calendar_day(year, month, day)
