"""What is read from templates/ once: the words of every language, days, and the year's dates."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bot.chat.dates import DateWords
from bot.chat.guard.lists import GuardWords
from bot.chat.lexicon import Lexicon
from bot.chat.words import words_of
from bot.domain.room import Language
from reminders.year import YearDate
from reminders.year_file import parse_year

TEMPLATES = Path(__file__).parents[1] / "templates"


@cache
def read_lexicon() -> Lexicon:
    """Return the words of all languages, read once."""
    return Lexicon(
        {language: words_of(_toml(f"{language.value}/words.toml")) for language in Language}
    )


@cache
def read_dates() -> DateWords:
    """Return the words that days are written with, read once."""
    return DateWords.parse(_toml("dates.toml"))


@cache
def read_guard_words() -> GuardWords:
    """Return what the guard knows by heart, read once."""
    return GuardWords.parse(_toml("guard/words.toml"))


@cache
def read_months() -> Mapping[str, int]:
    """Return the months by the first three letters of their names, in every language, read once."""
    return {name[:3]: number for name, number in read_dates().months.items()}


@cache
def read_year() -> tuple[YearDate, ...]:
    """Return the dates of the year that somebody may choose to be told of, read once."""
    return parse_year((TEMPLATES / "year.toml").read_text(encoding="utf-8"))


def _toml(name: str) -> dict[str, object]:
    return tomllib.loads((TEMPLATES / name).read_text(encoding="utf-8"))
