"""The file of the year's dates read and checked: what is wrong is said by entry and field."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date, timedelta
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from reminders.year import GROUPS, YearDate

MOST_WEEKS = 26
"""How far ahead of its day a date can be told."""
DAYS_IN_ANY_MONTH = 28
COMMON_YEAR = 2027
"""A year without 29 February."""


class YearFileError(Exception):
    """A file of dates that cannot be used; says where (`grants/opens month`) and what."""


def parse_year(text: str) -> tuple[YearDate, ...]:
    """Return the dates that a TOML text describes; raise YearFileError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise YearFileError(str(error)) from error
    problems = [*_shape_problems(data)]
    if problems:
        raise YearFileError("\n".join(problems))
    dates = _adapter().validate_python(data["date"])
    problems = [*_problems(dates, data["sources"])]
    if problems:
        raise YearFileError("\n".join(problems))
    return dates


def _shape_problems(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield what makes the tables no dates: fields that are missing, unknown or of another kind."""
    entries = data.get("date")
    if not isinstance(entries, list) or not all(isinstance(one, Mapping) for one in entries):
        yield "date: must be [[date]]"
        return
    if not isinstance(data.get("sources"), Mapping):
        yield "sources: must be a table of texts"
    names = [_name(place, entry) for place, entry in enumerate(entries, start=1)]
    known = {one.name for one in fields(YearDate)}
    for name, entry in zip(names, entries, strict=True):
        yield from (f"{name} {key}: unknown field" for key in entry if key not in known)
    try:
        _adapter().validate_python(entries)
    except ValidationError as error:
        for fault in error.errors():
            place, *field = fault["loc"]
            yield f"{names[int(place)]} {'.'.join(map(str, field))}: {fault['msg'].lower()}"


def _name(place: int, entry: Mapping[str, Any]) -> str:
    return f"{entry.get('group', 'date')}/{entry.get('id', place)}"


def _problems(dates: Sequence[YearDate], sources: Collection[str]) -> Iterator[str]:
    seen: set[str] = set()
    for date_ in dates:
        name = f"{date_.group}/{date_.id}"
        if name in seen:
            yield f"{name} id: stands twice"
        seen.add(name)
        yield from (f"{name} {problem}" for problem in (*_faults(date_), *_day_faults(date_)))
        missing = [key for key in date_.source if key not in sources]
        yield from (f"{name} source: {key} is not in [sources]" for key in missing)


def _faults(date_: YearDate) -> Iterator[str]:
    if date_.group not in GROUPS:
        yield f"group: must be one of {', '.join(GROUPS)}"
    if not re.fullmatch("[a-z][a-z0-9_]*", date_.id):
        yield "id: must be small letters, digits and _"
    if min(date_.weeks, date_.days) < 0 or date_.lead > timedelta(weeks=MOST_WEEKS):
        yield f"weeks: with days, must be 0 to {MOST_WEEKS}"
    for field, text in (("name", date_.name), ("text", date_.text)):
        for language in fields(text):
            if not getattr(text, language.name).strip():
                yield f"{field}.{language.name}: empty"


def _day_faults(date_: YearDate) -> Iterator[str]:
    month = date_.month
    if (month is None) == (date_.every is None):
        yield "month: must stand, or every, but not both"
    elif month is None:
        if not 1 <= date_.day <= DAYS_IN_ANY_MONTH:
            yield f"day: must be 1 to {DAYS_IN_ANY_MONTH}, as not every month has more"
    elif not 1 <= month <= 12:  # noqa: PLR2004 - the months of a year
        yield "month: must be 1 to 12"
    elif not _is_day(month, date_.day):
        yield f"day: is not in month {month} every year"


def _is_day(month: int, day: int) -> bool:
    try:
        date(COMMON_YEAR, month, day)
    except ValueError:
        return False
    return True


@cache
def _adapter() -> TypeAdapter[tuple[YearDate, ...]]:
    return TypeAdapter(tuple[YearDate, ...])
