"""How lines are read in the tests of the chat: by the true words, on a Wednesday in March."""

import tomllib
from datetime import date
from functools import cache

from bot.chat.dates import DateWords
from bot.chat.lexicon import Lexicon
from bot.chat.values import Reading
from bot.wordbooks import TEMPLATES, read_lexicon

TODAY = date(2027, 3, 10)


@cache
def lexicon() -> Lexicon:
    """Return the words of all languages."""
    return read_lexicon()


@cache
def reading() -> Reading:
    """Return how values are read."""
    dates = tomllib.loads((TEMPLATES / "dates.toml").read_text(encoding="utf-8"))
    return Reading(lexicon=lexicon(), dates=DateWords.parse(dates), today=TODAY)
