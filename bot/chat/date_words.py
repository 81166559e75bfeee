"""What the words of a date mean by themselves, so that a new word never needs a change of code."""

import calendar
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

LANGUAGES = ("sv", "en")
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)
MONTHS = range(1, 13)
_PIECE = re.compile(r"[0-9]+(?:[.:/-][0-9]+)*|:?[a-z]+|\S")
_SILENT = re.compile(r"(?<=[a-z])\.|['\u2019\u00b4`]|,(?= )")
_MINUS = "\u2212"
_DAY = re.compile(r"[0-9]{1,2}")
_DAY_AND_MONTH = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")
_COUNT = re.compile(r"[0-9]{1,3}")

Meanings = Mapping[str, int]
Table = Mapping[str, object]
Tokens = tuple[str, ...]


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return the day if it exists; a negative one counts from the end of the month."""
    if not (FIRST_DAY.year <= year <= LAST_DAY.year and month in MONTHS):
        return None
    length = calendar.monthrange(year, month)[1]
    number = day if day >= 0 else length + 1 + day
    return date(year, month, number) if 1 <= number <= length else None


def shift(day: date, days: int) -> date | None:
    """Move a day, but never out of the years that a date may lie in."""
    moved = day.toordinal() + days
    inside = FIRST_DAY.toordinal() <= moved <= LAST_DAY.toordinal()
    return date.fromordinal(moved) if inside else None


@dataclass(frozen=True, slots=True)
class YearlyDay:
    """A day of each year: a date, or the first such weekday (Monday is 1) from that date on."""

    month: int
    day: int
    weekday: int | None = None

    def in_year(self, year: int) -> date | None:
        """Return the day of that year, if it has one."""
        start = calendar_day(year, self.month, self.day)
        if start is None or self.weekday is None:
            return start
        return shift(start, (self.weekday - start.isoweekday()) % 7)

    def next_from(self, today: date) -> date | None:
        """Return the next one, today counted."""
        days = (self.in_year(year) for year in (today.year, today.year + 1))
        day = next((day for day in days if day is not None and day >= today), None)
        if day is None or self.weekday is not None:
            return day
        # Only 29 February can lie further off than twelve months: then the year must be said.
        limit = (today.year + 1, today.month, today.day)
        return day if (day.year, day.month, day.day) <= limit else None


def pieces(text: str) -> list[str]:
    """Cut a text into words, numbers and signs, without case, diacritics and invisible marks."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    plain = " ".join("".join(map(_plain, decomposed)).split())
    return _PIECE.findall(_SILENT.sub("", plain).rstrip(" .,"))


def _plain(char: str) -> str:
    if char.isspace():
        return " "
    category = unicodedata.category(char)
    if category == "Pd" or char == _MINUS:
        return "-"
    return "" if category in {"Mn", "Cf", "Cc"} else char


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """The number each word stands for, in all languages at once; 0 where the word says it all."""

    weekdays: Meanings
    months: Meanings
    offsets: Meanings
    numbers: Meanings
    order: Meanings
    unit_days: Meanings
    unit_months: Meanings
    half_days: Meanings
    fillers: Meanings
    endings: Meanings
    week: Meanings
    coming: Meanings
    next: Meanings
    after: Meanings
    about: Meanings
    within: Meanings
    through: Meanings
    between: Meanings
    clock: Meanings
    holidays: Mapping[str, YearlyDay]

    @classmethod
    def parse(cls, data: Table) -> "DateWords":
        """Merge the languages of the mapping; a word that means two things is an error."""
        spoken = [_table(data, language) for language in LANGUAGES]
        plain = [field.name for field in fields(cls) if field.name != "holidays"]
        meanings = {key: _merged(_pairs(table[key]) for table in spoken) for key in plain}
        return cls(holidays=_holidays(_table(data, "holidays"), spoken), **meanings)

    def tokens(self, text: str) -> Tokens:
        """Cut a text into what carries meaning."""
        found = pieces(text)
        return tuple(
            piece
            for before, piece in zip(["", *found], found, strict=False)
            if piece not in self.fillers and not (before.isdigit() and piece in self.endings)
        )

    def count(self, token: str) -> int | None:
        """Read a number in digits or letters."""
        return int(token) if _COUNT.fullmatch(token) else self.numbers.get(token)

    def yearly(self, tokens: Tokens) -> YearlyDay | None:
        """Read "1/3", "1 mars", "sista april", "första måndagen i maj" or a holiday."""
        holiday = self.holidays.get(" ".join(tokens))
        if holiday is not None:
            return holiday
        match [token for token in tokens if token not in self.within]:
            case [written] if found := _DAY_AND_MONTH.fullmatch(written):
                return YearlyDay(int(found[2]), int(found[1]))
            case [first, second]:
                return self._day_of_month(first, second) or self._day_of_month(second, first)
            case [place, what, month]:
                return self._nth_of_month(place, what, month)
        return None

    def _day_of_month(self, name: str, month: str) -> YearlyDay | None:
        day = int(name) if _DAY.fullmatch(name) else self.order.get(name)
        if day is None or month not in self.months:
            return None
        return YearlyDay(self.months[month], day)

    def _nth_of_month(self, place: str, what: str, month: str) -> YearlyDay | None:
        nth = self.order.get(place)
        if nth is None or month not in self.months:
            return None
        if self.unit_days.get(what) == 1:
            return YearlyDay(self.months[month], nth)
        if what not in self.weekdays:
            return None
        # The second such weekday is the first one from the 8th on; the last, from a week before
        # the end of the month.
        start = 7 * nth - 6 if nth > 0 else 7 * nth
        return YearlyDay(self.months[month], start, self.weekdays[what])


def _table(data: Table, key: str) -> Table:
    table = data[key]
    if not isinstance(table, Mapping):
        raise TypeError(f"{key} must be a table")
    return table


def _pairs(value: object) -> Iterator[tuple[object, object]]:
    """Read words with their number: from a table, or from a list by their place in it."""
    if isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, list):
        for place, row in enumerate(value, start=1):
            yield from ((word, place) for word in row) if isinstance(row, list) else [(row, 0)]
    else:
        raise TypeError(f"{value} must be a table or a list")


def _merged(sources: Iterable[Iterable[tuple[object, object]]]) -> Meanings:
    merged: dict[str, int] = {}
    for word, number in (pair for source in sources for pair in source):
        if not isinstance(number, int):
            raise TypeError(f"{word} must be a whole number")
        if merged.setdefault(" ".join(pieces(str(word))), number) != number:
            raise ValueError(f"{word} means two things")
    return merged


def _holidays(rules: Table, spoken: list[Table]) -> Mapping[str, YearlyDay]:
    names = list(rules)
    said = (pair for table in spoken for pair in _table(table, "holidays").items())
    places = _merged([(word, names.index(name)) for word, _ in _pairs(row)] for name, row in said)
    numbers = [_merged([_pairs(rules[name])]) for name in names]
    days = [YearlyDay(rule["month"], rule["day"], rule.get("weekday")) for rule in numbers]
    return {word: days[place] for word, place in places.items()}
