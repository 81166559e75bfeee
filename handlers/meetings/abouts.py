"""Which things a line of a list is about: `A2`, `åtgärd 2`, `5.4`, `L2, L4`, `löfte 2 och 4`."""

import re
from collections.abc import Callable

from bot.chat.lexicon import Lexicon
from bot.domain.chain import Letter
from bot.domain.content import letter_of
from bot.domain.ids import MatterId

_ID = re.compile(r"^([A-Za-z])\s?(\d{1,4})\b(.*)$", re.DOTALL)
_TASK = re.compile(r"^(\d{1,2})[.,](\d{1,2})\b(.*)$", re.DOTALL)
_WORD = re.compile(r"^([^\W\d_]+)[\s:]+(.*)$", re.DOTALL)
_BARE = re.compile(r"^(\d{1,4})\b(?![.,:/]\d)(.*)$", re.DOTALL)
_SIGN = re.compile(r"^\s*[,/+&]\s*(.*)$", re.DOTALL)
_LETTERS = frozenset("POGALM")
_AFTER = " \t:,.\u2013-"
"""What may part an id from what is decided about it."""


def abouts(
    line: str, lexicon: Lexicon, decides: Callable[[str], bool]
) -> tuple[tuple[MatterId, ...], str]:
    """
    Return the things that a line begins with the ids of, and the rest.

    A bare number is an id only in a row that is decided about: `löfte 2 och 4 godkänns`.
    """
    first, rest = _one(line, lexicon)
    if first is None:
        return (), line
    found, sure = [first], ([first], rest)
    while (after := _and(rest, lexicon)) is not None:
        about, left = _one(after, lexicon)
        letter, bare = letter_of(first), _BARE.match(after)
        if about is None and letter and bare:
            found, rest = [*found, MatterId(f"{letter.value}{int(bare[1])}")], bare[2]
        elif about:
            found, rest = [*found, about], left
            sure = (found, rest)
        else:
            break
    kept, rest = (found, rest) if decides(rest.strip(_AFTER)) else sure
    return tuple(kept), rest.strip().lstrip(_AFTER)


def _and(text: str, lexicon: Lexicon) -> str | None:
    """Return what follows a comma or an `och`; None where nothing is joined."""
    sign = _SIGN.match(text)
    if sign:
        return _and(sign[1], lexicon) or sign[1]
    word, _, rest = text.strip().partition(" ")
    return rest.strip() if word and lexicon.choice("conjunctions", word) else None


def _one(line: str, lexicon: Lexicon) -> tuple[MatterId | None, str]:
    """Return what a text begins with the id of, and the rest."""
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
    # Nothing is decided about a meeting in its own words, and `mötet 3 mars` is a day.
    if letter and letter != Letter.MEETING:
        return f"{letter}{found[2]}"
    return found[2] if lexicon.choice("nouns", found[1]) == "task" else line
