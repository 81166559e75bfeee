"""The phrases of a list's lines: what only links or opens, what hangs on something else."""

from bot.chat.lexicon import Lexicon

AROUND = " ,.:;()"
"""What may stand around a word without a meaning of its own."""


def is_open(more: str, lexicon: Lexicon) -> bool:
    """Tell whether a decision is taken back or hangs on something: `inte`, `om KS säger ja`."""
    words = [word.strip(AROUND) for word in more.split()]
    hangs = bool(words) and lexicon.choice("conditions", words[0]) is not None
    return hangs or any(lexicon.choice("negations", word) for word in words)


def linked(rest: str, lexicon: Lexicon) -> str:
    """Return words without those that only link them to the thing: `är`, `blir`."""
    return _without(rest, "links", lexicon)


def opened(line: str, lexicon: Lexicon) -> str:
    """Return a line without the words that say that it is a decision: `Beslutades att`."""
    return _without(line, "openers", lexicon)


def _without(text: str, group: str, lexicon: Lexicon) -> str:
    words = text.split()
    while len(words) > 1 and lexicon.choice(group, words[0].strip(AROUND)):
        words = words[1:]
    return " ".join(words)


def leading(text: str, group: str, lexicon: Lexicon) -> str | None:
    """Return what follows words of a group that the text begins with; None for other texts."""
    found = choice(text, group, lexicon)
    return found[1] if found else None


def choice(text: str, group: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return which value of a group a text begins with, and what follows it."""
    words = text.split()
    for size in range(min(3, len(words)), 0, -1):
        value = lexicon.choice(group, " ".join(words[:size]).strip(",.:"))
        if value:
            return value, " ".join(words[size:]).strip(" ,:.")
    return None


def meeting_next(line: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return which group a line says meets next, and the rest: `nästa möte 9 juni`."""
    return choice(line, "next_meetings", lexicon)
