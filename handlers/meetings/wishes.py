"""What a new meeting is said to be in bare words: `6/4 13-14.30 styrgruppen varje kvartal`."""

from collections.abc import Callable
from dataclasses import replace

from bot.chat.moments import coded
from bot.chat.request import Desk, Request
from handlers.meetings.naming import words_said

KIND_WORDS = range(2, 0, -1)
"""How many words name a kind: `annat möte`, `styrgruppen`."""
PACE_WORDS = range(6, 1, -1)
"""How many words say how often; one alone may be part of a day: `tisdag vecka 15`."""


def in_bare_words(request: Request, desk: Desk) -> Request:
    """Return the request with the kind and the pace that stand among its free words as fields."""
    words, given = words_said(request).split(), dict(request.values)
    if request.text("side") is None:
        words, kind = _parted(words, KIND_WORDS, lambda one: _kind(one, desk))
        given |= {"side": kind} if kind else {}
    if request.text("repeat") is None and words and desk.read_when(" ".join(words)) is None:
        words, pace = _parted(words, PACE_WORDS, lambda one: _pace(one, desk))
        given |= {"repeat": pace} if pace else {}
    if len(given) == len(request.values):
        return request
    given = {name: value for name, value in given.items() if name not in {"id", "text"}}
    return replace(request, values=given | ({"text": " ".join(words)} if words else {}))


def _kind(words: str, desk: Desk) -> str | None:
    return desk.lexicon.choice("meeting_kinds", words)


def _pace(words: str, desk: Desk) -> str | None:
    repeat = desk.read_repeat(words)
    return coded(repeat) if repeat else None


def _parted(
    words: list[str], sizes: range, known: Callable[[str], str | None]
) -> tuple[list[str], str | None]:
    """Return words without those that are known as something, and what they are known as."""
    for size in sizes:
        for start in range(len(words) - size + 1):
            found = known(" ".join(words[start : start + size]).strip(",.:"))
            if found:
                return [*words[:start], *words[start + size :]], found
    return words, None
