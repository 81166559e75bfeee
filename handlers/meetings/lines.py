"""How the lines of a list are read: which things, and what was decided about them."""

import re
from dataclasses import dataclass, replace
from functools import partial

from bot.chat.fold import fold
from bot.chat.lexicon import Lexicon
from bot.chat.moments import When
from bot.chat.request import Desk
from bot.domain.chain import Colour
from bot.domain.errors import UserError
from bot.domain.ids import MatterId
from bot.domain.listed import Point
from handlers.meetings.abouts import abouts
from handlers.meetings.days import leading_day
from handlers.meetings.phrases import (
    AROUND,
    is_open,
    leading,
    linked,
    meeting_next,
    opened,
)

_BULLET = re.compile(r"^(?:[-*\u2022\u2013\u00b7]\s*|\d{1,2}[.)]\s+)+")
_VERSION = re.compile(r"\bv(?:ersion)?\.?\s?(\d{1,4})\b", re.IGNORECASE)
_POINTS = {"done": Point.DONE, "approve": Point.APPROVE, "close": Point.CLOSE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """
    One point as understood, before it is known whether it can be done.

    `words` is what it says in words of its own: the reason for a colour, or a note. `kind` is
    which group meets next, and `place` where, if that is said.
    """

    typed: str
    point: Point
    words: str = ""
    about: MatterId | None = None
    colour: Colour | None = None
    when: When | None = None
    version: int | None = None
    kind: str | None = None
    place: str | None = None


def lines_of(text: str) -> list[str]:
    """Return the decisions: a line each, or parted by semicolons where all is in one line."""
    parts = text.split("\n") if "\n" in text else text.split(";")
    return [bare for part in parts if (bare := _BULLET.sub("", part.strip()).strip())]


def is_heading(line: str, number: int, desk: Desk) -> bool:
    """Tell whether a line only says what the list is: `Beslut styrgruppen 6 april:`."""
    words = line.split()
    named = desk.lexicon.choice("headings", words[0].strip(AROUND))
    if line.endswith(":"):
        return bool(named) or (number == 1 and meeting_next(line, desk.lexicon) is None)
    tails = (" ".join(words[start:]).strip(AROUND) for start in range(1, len(words)))
    return bool(named) and any(desk.read_when(one) for one in tails)


def understood(line: str, desk: Desk) -> tuple[Said, ...]:
    """Return what a line says, a point for each thing; raise UserError `not_a_date`."""
    met = meeting_next(line, desk.lexicon)
    if met is not None:
        return (_next_meeting(line, *met, desk),)
    parts = _apart(line, desk.lexicon)
    if parts:
        return (*understood(parts[0], desk), *understood(parts[1], desk))
    for text in (line, opened(line, desk.lexicon)):
        found = _about_something(line, _verb_last(text, desk.lexicon), desk)
        if found:
            return found
    return (Said(typed=line, point=Point.NOTE, words=line),)


def _apart(line: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Part `A1 klar och A2 gul, försenad` in two, each of which decides about a thing."""
    words = line.split()
    for place in range(2, len(words)):
        joins = lexicon.choice("conjunctions", words[place - 1])
        if joins or words[place - 1].endswith(","):
            left = " ".join(words[: place - 1 if joins else place]).rstrip(",")
            right = " ".join(words[place:])
            if all(_is_whole(part, lexicon) for part in (left, right)):
                return left, right
    return None


def _is_whole(part: str, lexicon: Lexicon) -> bool:
    about, rest = abouts(part, lexicon, partial(_decides, lexicon=lexicon))
    return bool(about) and _decides(rest, lexicon=lexicon)


def _about_something(line: str, text: str, desk: Desk) -> tuple[Said, ...]:
    """Return what is decided about the things that a text begins with; nothing where none."""
    about, rest = abouts(text, desk.lexicon, partial(_decides, lexicon=desk.lexicon))
    if not about:
        return ()
    said = _decided(Said(typed=line, point=Point.NOTE, words=rest), desk)
    if len(about) == 1:
        return (replace(said, about=about[0]),)
    if said.point is Point.NOTE:
        return (Said(typed=line, point=Point.NOTE, words=line),)
    return tuple(replace(said, about=one, typed=f"{one} {rest}") for one in about)


def _decided(said: Said, desk: Desk) -> Said:
    """Return what is decided by the words after an id: a yes, a verdict, a colour, or a note."""
    lexicon = desk.lexicon
    rest = linked(said.words, lexicon)
    first, _, more = rest.partition(" ")
    word, more = first.strip(AROUND), more.strip(AROUND)
    version = _VERSION.search(rest)
    if version and _is_yes(rest, version[0], lexicon):
        return replace(said, point=Point.APPROVE, words="", version=int(version[1]))
    verdict = lexicon.choice("verdicts", word) if word else None
    if verdict and is_open(more, lexicon):
        return said
    if verdict and leading(rest, "new_days", lexicon) is None:
        stated = int(version[1]) if version and verdict == "approve" else None
        return replace(said, point=_POINTS[verdict], words=more, version=stated)
    colour = lexicon.choice("colours", word) if word else None
    reason, when = _parts(more if colour else rest, desk)
    if colour or when:
        held = Colour(colour) if colour else None
        return replace(said, point=Point.COURSE, words=reason, colour=held, when=when)
    if word == rest.strip(AROUND) or first.endswith(","):
        _require_meant(word, lexicon)
    return said


def _decides(rest: str, *, lexicon: Lexicon) -> bool:
    """Tell whether words after an id decide something."""
    words = linked(rest, lexicon).split()
    word = words[0].strip(AROUND) if words else ""
    known = word and (lexicon.choice("verdicts", word) or lexicon.choice("colours", word))
    return bool(known) or leading(" ".join(words), "new_days", lexicon) is not None


def _verb_last(text: str, lexicon: Lexicon) -> str:
    """Return `godkänna L2` as `L2 godkänna`."""
    verb, _, more = text.partition(" ")
    if not lexicon.choice("verdicts", verb.strip(AROUND)):
        return text
    about, rest = abouts(more, lexicon, lambda left: not left)
    return f"{', '.join(about)} {verb} {rest}".strip() if about else text


def _require_meant(word: str, lexicon: Lexicon) -> None:
    """Raise UserError `mean_this` for a word alone that is nearly one of those that decide."""
    nearest = lexicon.nearest_choice(("colours", "verdicts"), word)
    # `väntar` is near `antas`, but nobody mistypes the first letter.
    if nearest and fold(nearest)[:1] == fold(word)[:1]:
        raise UserError("mean_this", word=word[:40], nearest=nearest)


def _is_yes(rest: str, version: str, lexicon: Lexicon) -> bool:
    """Tell whether a line that names a version says nothing but yes to it."""
    words = rest.replace(version, " ").replace(",", " ").split()
    return all(lexicon.choice("verdicts", word.strip(".")) == "approve" for word in words)


def _parts(text: str, desk: Desk) -> tuple[str, When | None]:
    """Part a reason from a new last day: `försenad belysning, ny tid 30 sep`."""
    reasons: list[str] = []
    when: When | None = None
    for part in filter(None, map(str.strip, text.split(","))):
        day = leading(part, "new_days", desk.lexicon)
        found = leading_day(day, desk) if day else None
        if found:
            when = found[0]
            reasons += [found[1]] if found[1] else []
        elif day is not None and any(char.isdigit() for char in day):
            raise UserError("not_a_date", word=day[:40])
        else:
            reasons.append(part)
    return ", ".join(reasons), when


def _next_meeting(line: str, kind: str, rest: str, desk: Desk) -> Said:
    """Return when the group meets next, and where, if that is said."""
    said = linked(rest, desk.lexicon)
    found = leading_day(said, desk) if said else None
    if found is None:
        raise UserError("not_a_date", word=rest[:40] or "?")
    when, words = found
    first, _, more = words.partition(" ")
    named = more if desk.lexicon.choice("places", first) else words
    # A place begins with a capital; `om alla kan` is only kept in words.
    place = named if named[:1].isupper() else None
    said_so = Said(typed=line, point=Point.MEETING, words=words, kind=kind)
    return replace(said_so, when=when, place=place)
