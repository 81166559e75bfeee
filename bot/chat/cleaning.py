"""Text as it is kept: composed, and without what could hide a meaning."""

import unicodedata

from bot.chat.message import LEADER
from bot.domain.errors import UserError

MAX_TEXT = 3000
"""Characters in a text: what every platform can show in one piece (Slack's section)."""
MAX_ROWS = 40_000
"""Characters in rows that are pasted, so that too many of them can be counted and named."""
MAX_WORDS = 80
"""Characters in a name, a body, a paragraph or a number in a register."""

_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LEFT_BY_PASTING: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\u00ad\u200b\ufeff")),
    ord(LEADER): ".",  # ours alone, for columns
}


def clean(text: str, *, limit: int) -> str:
    """
    Return *text* as it is kept: composed, without the invisible marks that pasting leaves.

    Raise UserError for what could hide a meaning: control characters and marks that turn the
    direction of reading.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LEFT_BY_PASTING)
    whole = unicodedata.normalize("NFC", lines).strip()
    for number, line in enumerate(whole.split("\n"), start=1):
        if any(_hides(char) for char in line):
            raise UserError("strange_characters", line=number)
    if len(whole) > limit:
        raise UserError("too_long", length=len(whole), limit=limit)
    return whole


def shown_name(name: str) -> str:
    """Return a name as it can stand in a sentence: one line, short, with nothing that hides."""
    kept = (" " if unicodedata.category(char)[0] in "CZ" else char for char in name)
    return " ".join("".join(kept).split())[:MAX_WORDS].strip() or "?"


def _hides(char: str) -> bool:
    # Cs is half a character, which no file and no platform takes.
    return char in _TURNING or (unicodedata.category(char) in {"Cc", "Cs"} and char != "\t")
