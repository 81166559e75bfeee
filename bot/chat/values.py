"""How each kind of value is read from what people type; refused with a reason otherwise."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.chat.cleaning import MAX_TEXT, MAX_WORDS, clean
from bot.chat.command import Field, Kind
from bot.chat.dates import DateWords, parse_moment
from bot.chat.fold import fold
from bot.chat.lexicon import Lexicon
from bot.chat.line import ID
from bot.chat.moments import coded, read_clock, read_day, read_repeat, read_when
from bot.domain.code import digest_of
from bot.domain.errors import UserError

_TASK = re.compile(r"(\d{1,2})[.,](\d{1,2})\.?")
_VERSION = re.compile(r"v(?:ersion)?\.?\s*(\d{1,4})")
_NUMBER = re.compile(r"\d{1,6}")
_ITEM = re.compile(r"([A-Za-zÅÄÖåäö]?)(\d{1,4})")
_COUNT = re.compile(r"[+-]?\d{1,6}(?:[.,]\d{1,2})?\s?%?")
_DECIMAL = re.compile(r"(-?\d{1,9}(?:[ ]\d{3})*(?:[.,]\d{1,4})?)\s*%?")
_ANY = re.compile(r".*", re.DOTALL)
SOON = 60  # days ahead within which a day without a year is the one to come, not last year's
_SHAPES = {
    Kind.TASK: ID,
    Kind.VERSION: _VERSION,
    Kind.NUMBER: _NUMBER,
    Kind.STEP: _NUMBER,
    Kind.PERSON: re.compile(r"@.*"),
    Kind.ITEM: re.compile(r"[^\W\d_]?\d{1,4}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading a value needs to know."""

    lexicon: Lexicon
    dates: DateWords
    today: date


def read(field: Field, typed: str, reading: Reading) -> str:
    """Return the value in its one form; raise UserError with the field's name and the reason."""
    return _READERS[field.kind](field, typed.strip(), reading)


def looks_like(field: Field, typed: str, reading: Reading) -> bool:
    """Tell whether a bare word can be this field, so that it is not taken for free text."""
    match field.kind:
        case Kind.MATTER:
            return reading.lexicon.choice("moves", typed) is not None or bool(ID.fullmatch(typed))
        case Kind.CHOICE:
            return reading.lexicon.choice(field.choices or "", typed) is not None
        case Kind.CLOCK:
            return read_clock(typed, reading.dates) is not None
        case _:
            return bool(_SHAPES.get(field.kind, _ANY).fullmatch(typed.casefold()))


def _task(_field: Field, typed: str, _reading: Reading) -> str:
    if (match := _TASK.fullmatch(typed)) is None:
        raise UserError("no_such_task", id=clean(typed, limit=MAX_WORDS))
    return f"{int(match[1])}.{int(match[2])}"


def _matter(field: Field, typed: str, reading: Reading) -> str:
    if _ITEM.fullmatch(typed):
        return _item(field, typed, reading)
    return reading.lexicon.choice("moves", typed) or _task(field, typed, reading)


def _item(_field: Field, typed: str, _reading: Reading) -> str:
    """Return an id such as `L1`; a bare number stays one, for the verb to put its letter to."""
    match = _ITEM.fullmatch(typed)
    if match is None:
        raise UserError("no_such_item", id=clean(typed, limit=MAX_WORDS))
    return f"{match[1].upper()}{int(match[2])}"


def _count(field: Field, typed: str, _reading: Reading) -> str:
    """Return a count as typed: `+2`, `38`, `38 %`; what it means is the thing's own matter."""
    if not _COUNT.fullmatch(typed):
        raise UserError("not_a_count", field=field.name, word=clean(typed, limit=MAX_WORDS))
    return typed.replace(" ", "")


def _decimal(field: Field, typed: str, _reading: Reading) -> str:
    match = _DECIMAL.fullmatch(typed)
    if match is None:
        raise UserError("not_a_number", field=field.name, word=clean(typed, limit=MAX_WORDS))
    return match[1].replace(",", ".").replace(" ", "")


def _version(field: Field, typed: str, reading: Reading) -> str:
    match = _VERSION.fullmatch(typed.casefold())
    return str(int(match[1])) if match else _number(field, typed, reading)


def _number(field: Field, typed: str, _reading: Reading) -> str:
    if not _NUMBER.fullmatch(typed):
        raise UserError("not_a_number", field=field.name, word=clean(typed, limit=MAX_WORDS))
    return str(int(typed))


def _day(field: Field, typed: str, reading: Reading) -> str:
    day = read_day(field.kind, typed, reading.today, reading.dates)
    if day is None:
        raise UserError("not_a_date", field=field.name, word=clean(typed, limit=MAX_WORDS))
    return day.isoformat()


def _past_day(field: Field, typed: str, reading: Reading) -> str:
    """Return the latest such day: `24 mars`; refuse (`day_to_come`) one that lies near ahead."""
    found = date.fromisoformat(_day(field, typed, reading))
    if found <= reading.today:
        return found.isoformat()
    # On the day itself `24 mars` is still that day, where `nästa tisdag` is a week away.
    yearly = (then := parse_moment(typed, found, reading.dates)) is not None and then.day == found
    earlier = parse_moment(typed, reading.today - timedelta(days=365), reading.dates)
    if yearly and earlier and earlier.day <= reading.today:
        if (found - reading.today).days <= SOON:
            raise UserError("day_to_come", field=field.name, date=found.isoformat())
        return earlier.day.isoformat()
    return found.isoformat()


def _moment(field: Field, typed: str, reading: Reading) -> str:
    when = read_when(typed, reading.today, reading.dates)
    if when is None:
        raise UserError("not_a_date", field=field.name, word=clean(typed, limit=MAX_WORDS))
    return str(when)


def _clock(field: Field, typed: str, reading: Reading) -> str:
    found = read_clock(typed, reading.dates)
    if found is None:
        raise UserError("not_a_time", field=field.name, word=clean(typed, limit=MAX_WORDS))
    return f"{found:%H:%M}"


def _repeat(field: Field, typed: str, reading: Reading) -> str:
    pace = read_repeat(typed, reading.dates, reading.lexicon)
    if pace is None:
        raise UserError("not_a_pace", field=field.name, word=clean(typed, limit=MAX_WORDS))
    return coded(pace)


def _person(_field: Field, typed: str, _reading: Reading) -> str:
    if not typed.startswith("@"):
        raise UserError("not_a_person", word=clean(typed, limit=MAX_WORDS))
    clean(typed, limit=MAX_WORDS)
    return typed  # as it stands, since that is how the platform names who is meant


def _choice(field: Field, typed: str, reading: Reading) -> str:
    group = field.choices or ""
    value = reading.lexicon.choice(group, typed)
    if value is None:
        word = clean(typed, limit=MAX_WORDS)
        raise UserError("not_a_choice", field=field.name, group=group, word=word)
    return value


def _words(field: Field, typed: str, _reading: Reading) -> str:
    value = clean(typed.replace("\n", " "), limit=field.limit or MAX_WORDS)
    if not fold(value):
        raise UserError("empty_field", field=field.name)
    return value


def _text(field: Field, typed: str, _reading: Reading) -> str:
    if not fold(value := clean(typed, limit=field.limit or MAX_TEXT)):
        raise UserError("empty_text")
    return value


_READERS: Mapping[Kind, Callable[[Field, str, Reading], str]] = {
    Kind.TASK: _task,
    Kind.MATTER: _matter,
    Kind.VERSION: _version,
    Kind.NUMBER: _number,
    Kind.STEP: _number,
    Kind.ITEM: _item,
    Kind.COUNT: _count,
    Kind.DAY_LEFT: _day,
    Kind.DECIMAL: _decimal,
    Kind.DATE: _day,
    Kind.PAST_DATE: _past_day,
    Kind.MOMENT: _moment,
    Kind.CLOCK: _clock,
    Kind.REPEAT: _repeat,
    Kind.PERSON: _person,
    Kind.CHOICE: _choice,
    Kind.CODE: lambda _field, typed, _reading: digest_of(typed),  # so that no code is kept
    Kind.WORDS: _words,
    Kind.TEXT: _text,
}
