"""How the lines of a list are read: an id first if any, then what was decided about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.chat.fold import fold
from bot.chat.lexicon import Lexicon
from bot.chat.moments import When
from bot.chat.request import Desk
from bot.domain.chain import Colour
from bot.domain.errors import UserError
from bot.domain.ids import MatterId
from bot.domain.listed import Point

_BULLET = re.compile(r"^(?:[-*\u2022\u2013]\s+|\d{1,2}[.)]\s+)")
_ID = re.compile(r"^([A-Za-z])\s?(\d{1,4})\b[\s:,.\u2013-]*(.*)$")
_TASK = re.compile(r"^(\d{1,2})[.,](\d{1,2})\b[\s:,.\u2013-]*(.*)$")
_WORD = re.compile(r"^([^\W\d_]+)[\s:]+(.*)$")
_VERSION = re.compile(r"\bv(?:ersion)?\.?\s?(\d{1,4})\b", re.IGNORECASE)
_LETTERS = frozenset("POGALM")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """
    One line as understood, before it is known whether it can be done.

    `words` is what the line says in words of its own: the reason for a colour, or a note.
    """

    typed: str
    point: Point
    words: str = ""
    about: MatterId | None = None
    colour: Colour | None = None
    when: When | None = None
    version: int | None = None


def lines_of(text: str) -> list[str]:
    """Return the decisions: a line each, or parted by semicolons where all is in one line."""
    parts = text.split("\n") if "\n" in text else text.split(";")
    return [bare for part in parts if (bare := _BULLET.sub("", part.strip()).strip())]


def understood(line: str, desk: Desk) -> Said:
    """Return what a line says; raise UserError `not_a_date` for a day that cannot be read."""
    met = _leading(line, "next_meetings", desk.lexicon)
    if met is not None:
        return Said(typed=line, point=Point.MEETING, when=_day(met, desk))
    about, rest = _about(line, desk.lexicon)
    if about is None:
        return Said(typed=line, point=Point.NOTE, words=line)
    return _about_something(Said(typed=line, point=Point.NOTE, about=about, words=rest), desk)


def _about_something(said: Said, desk: Desk) -> Said:
    """Return what a line that begins with an id decides: a yes, a verdict, a colour, or a note."""
    rest, lexicon = said.words, desk.lexicon
    first, _, more = rest.partition(" ")
    word, more = first.strip(",.:;"), more.strip(" ,")
    version = _VERSION.search(rest)
    if version and _is_yes(rest, version[0], lexicon):
        return replace(said, point=Point.APPROVE, words="", version=int(version[1]))
    verdict = lexicon.choice("verdicts", word) if word else None
    if verdict and _leading(rest, "new_days", lexicon) is None:
        return replace(said, point=_POINTS[verdict], words=more)
    colour = lexicon.choice("colours", word) if word else None
    reason, when = _parts(more if colour else rest, desk)
    if colour:
        return replace(said, point=Point.COURSE, words=reason, colour=Colour(colour), when=when)
    if when:
        return replace(said, point=Point.COURSE, words="", when=when)
    if word == rest.strip(",.:;") or first.endswith(","):
        _require_meant(word, lexicon)
    return said


def _require_meant(word: str, lexicon: Lexicon) -> None:
    """Raise UserError `mean_this` for a word alone that is nearly one of those that decide."""
    nearest = lexicon.nearest_choice(("colours", "verdicts"), word)
    if nearest:
        raise UserError("mean_this", word=word[:40], nearest=nearest)


def _about(line: str, lexicon: Lexicon) -> tuple[MatterId | None, str]:
    """Return what a line begins with the id of, and the rest: `A2`, `åtgärd 2`, `5.4`."""
    for known in (line, _noun_as_letter(line, lexicon)):
        item = _ID.match(known)
        if item and item[1].upper() in _LETTERS:
            return MatterId(f"{item[1].upper()}{int(item[2])}"), item[3]
        task = _TASK.match(known)
        if task:
            return MatterId(f"{int(task[1])}.{int(task[2])}"), task[3]
    word, _, rest = line.partition(" ")
    move = lexicon.choice("agreements", word.strip(":,"))
    return (MatterId(move), rest) if move else (None, line)


def _noun_as_letter(line: str, lexicon: Lexicon) -> str:
    """Return a line with its first noun as an id has it: `åtgärd 2 gul` is `A2 gul`."""
    found = _WORD.match(line)
    if found is None:
        return line
    letter = lexicon.choice("item_nouns", found[1])
    if letter:
        return f"{letter}{found[2]}"
    return found[2] if lexicon.choice("nouns", found[1]) == "task" else line


def _is_yes(rest: str, version: str, lexicon: Lexicon) -> bool:
    """Tell whether a line that names a version says nothing but yes to it."""
    words = rest.replace(version, " ").replace(",", " ").split()
    return all(lexicon.choice("verdicts", word.strip(".")) == "approve" for word in words)


def _parts(text: str, desk: Desk) -> tuple[str, When | None]:
    """Part a reason from a new last day: `försenad belysning, ny tid 30 sep`."""
    reasons: list[str] = []
    when: When | None = None
    for part in _split(text):
        day = _leading(part, "new_days", desk.lexicon)
        if day is not None and (found := desk.read_when(day)):
            when = found
        elif day is not None and any(char.isdigit() for char in day):
            raise UserError("not_a_date", word=day[:40])
        else:
            reasons.append(part)
    return ", ".join(reasons), when


def _split(text: str) -> Iterator[str]:
    return (bare for part in text.split(",") if (bare := part.strip()))


def _leading(text: str, group: str, lexicon: Lexicon) -> str | None:
    """Return what follows words of a group that the text begins with; None for other texts."""
    words = text.split()
    for size in range(min(3, len(words)), 0, -1):
        if lexicon.choice(group, " ".join(words[:size]).strip(",.:")):
            return " ".join(words[size:]).strip(" ,:.")
    return None


def _day(text: str, desk: Desk) -> When:
    when = desk.read_when(text)
    if when is None:
        raise UserError("not_a_date", word=text[:40] if fold(text) else "?")
    return when


_POINTS = {"done": Point.DONE, "approve": Point.APPROVE, "close": Point.CLOSE}
