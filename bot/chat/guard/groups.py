"""Groups so small that somebody is recognised: fewer than ten, one alone, one household."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from bot.chat.guard.lists import GuardWords
from bot.chat.guard.tokens import Token

_GLUED = re.compile(r"[\w,.:-]$")
_MOST_BETWEEN = 2
_FAR = 12
"""Words within which people must stand after the number that counts them."""


def few(text: str, tokens: Sequence[Token], words: GuardWords) -> Iterator[int]:
    """Yield where fewer than ten people, one person or one household are described."""
    aged = _ages(tokens, words)
    # Few texts have any people, and no more is looked at.
    described = sorted({*words.people.within(tokens), *aged})
    for index in words.few.within(tokens):
        if _is_soon(described, index) and _counts(
            text, tokens, index, words.few.at(tokens, index), words
        ):
            yield tokens[index].start
    for index in words.by_themselves.within(tokens):
        if not _is_general(tokens, index + words.by_themselves.at(tokens, index), words):
            yield tokens[index].start
    yield from (tokens[index].start for index in _alone(tokens, words, aged))


def _ages(tokens: Sequence[Token], words: GuardWords) -> list[int]:
    """Return where ages stand: `15-årig`, `år gammal`."""
    ends = words.aged_ends
    glued = (at for at, (_, word, _, _) in enumerate(tokens) if word.endswith(ends))
    return sorted({*words.aged.within(tokens), *glued})


def _is_soon(described: Sequence[int], index: int) -> bool:
    at = bisect_right(described, index)
    return at < len(described) and described[at] - index <= _FAR


def _counts(text: str, tokens: Sequence[Token], index: int, step: int, words: GuardWords) -> bool:
    token = tokens[index]
    begun = _range_begins(text, tokens, index)
    before = text[max(0, tokens[begun].start - 1) : tokens[begun].start]
    if token.text.isdigit() and _GLUED.search(before):
        return False
    if _is_counted(tokens, begun, words):
        return False
    at = _people_at(tokens, index + step, words)
    if at is None:
        return False
    after = at + max(1, words.people.at(tokens, at))
    return after >= len(tokens) or not words.shared.at(tokens, after)


def _range_begins(text: str, tokens: Sequence[Token], index: int) -> int:
    """Return where a range of small numbers begins: at the 5 of `5-6 killar`."""
    if not index or not tokens[index].text.isdigit():
        return index
    before = tokens[index - 1]
    small = len(before.text) == 1 and before.text.isdigit()
    return index - (small and text[before.end : tokens[index].start] == "-")


def _people_at(tokens: Sequence[Token], index: int, words: GuardWords) -> int | None:
    """Return where the people stand that a number counts; None where it counts other things."""
    for _ in range(_MOST_BETWEEN + 1):
        if index >= len(tokens):
            return None
        if words.people.at(tokens, index):
            return index
        if _is_aged(tokens, index, words):
            return index + int(tokens[index].text.isdigit())
        step = words.between.at(tokens, index) or words.few.at(tokens, index)
        if not step:
            return None
        index += step
    return None


def _is_aged(tokens: Sequence[Token], index: int, words: GuardWords) -> bool:
    """Tell whether an age stands here: `15-årig`, `14-åringar`."""
    if tokens[index].folded.endswith(words.aged_ends):
        return True
    aged = index + 1 < len(tokens) and words.aged.at(tokens, index + 1)
    return bool(aged) and tokens[index].text.isdigit()


def _alone(tokens: Sequence[Token], words: GuardWords, aged: Sequence[int]) -> Iterator[int]:
    """Yield where one person or one household is told of: `en familj`, `en ung kille`."""
    for index in words.alone.within(tokens):
        after = index + words.alone.at(tokens, index)
        if not _is_general(tokens, after, words) and _is_one(tokens, index, words):
            yield index
    for index in aged:
        counted = index > 0 and tokens[index - 1].text.isdigit()
        whole = counted or tokens[index].folded.endswith(words.aged_ends)
        if whole and _is_one(tokens, index - counted, words):
            yield index


def _is_general(tokens: Sequence[Token], after: int, words: GuardWords) -> bool:
    """Tell whether what follows makes a rule or a measure of it: `en familj kan få stöd`."""
    return after < len(tokens) and words.general.at(tokens, after) > 0


def _is_one(tokens: Sequence[Token], index: int, words: GuardWords) -> bool:
    """Tell whether `en` stands before a word, with at most one more between, and counts nobody."""
    at = index - 1
    if at > 0 and words.between.at(tokens, at):
        at -= 1
    return at >= 0 and tokens[at].folded in words.ones and not _is_counted(tokens, at, words)


def _is_counted(tokens: Sequence[Token], index: int, words: GuardWords) -> bool:
    return index > 0 and words.counted.at(tokens, index - 1) > 0
