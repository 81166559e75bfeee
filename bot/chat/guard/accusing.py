"""Words that accuse somebody or tell that she is in care, alone and beside a name."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence

from bot.chat.guard.lists import GuardWords
from bot.chat.guard.names import names, names_by_shape
from bot.chat.guard.tokens import Phrases, Token

_QUOTES = {"=", '"', "\u201d", "\u201c", "\u201e", "\u00bb"}
_BESIDE = 6
"""Words between a name and one that accuses only where somebody is pointed out."""


def accusations(
    text: str, tokens: Sequence[Token], words: GuardWords, known: Callable[[], Collection[str]]
) -> Iterator[tuple[int, bool]]:
    """Yield where an accusing word stands, and whether a name is beside it."""
    lists = (words.personal, words.topical, words.everyday)
    end = 0
    for found in sorted({index for one in lists for index in one.within(tokens)}):
        if found < end:
            continue  # is of the sentence before, which has been read
        begin, end = _sentence(text, tokens, found)
        sentence = tokens[begin:end]
        hits = dict(_hits(text, sentence, words))
        if hits:
            mine, sure = known(), [index for index in hits if hits[index]]
            named = _named(text, sentence, sure, words, mine)
            if sure and not named and begin and words.pointing.at(sentence, 0):
                named = _is_named_before(text, tokens, begin, words, mine)
            yield sentence[min(hits)].start, named


def _sentence(text: str, tokens: Sequence[Token], index: int) -> tuple[int, int]:
    """Return where the sentence of a word begins, and where the next one does."""
    begin, end = index, index + 1
    while begin and not _is_parted(text, tokens, begin):
        begin -= 1
    while end < len(tokens) and not _is_parted(text, tokens, end):
        end += 1
    return begin, end


def _is_parted(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a sentence ends before a word; a line ends one too, unless it is wrapped."""
    before, token = tokens[index - 1], tokens[index]
    between = text[before.end : token.start]
    if between == " ":
        return False
    initial = len(before.text) == 1  # "Kevin L. är ..." goes on
    if ("." in between and not initial) or "!" in between or "?" in between:
        return True
    wrapped = between.strip(" ,") == "\n" and token.text[0].islower()  # "är\ndömd"
    return "\n" in between and not wrapped


def _is_named_before(
    text: str,
    tokens: Sequence[Token],
    begin: int,
    words: GuardWords,
    known: Collection[str],
) -> bool:
    """Tell whether the sentence before names whom this one points out: `Kevin bor här. Han ...`."""
    before, _ = _sentence(text, tokens, begin - 1)
    return any(True for _ in names(tokens[before:begin], words, known))


def _hits(text: str, sentence: Sequence[Token], words: GuardWords) -> Iterator[tuple[int, bool]]:
    """Yield the words that say something of one person, and whether a name makes it a case."""
    idioms = {*words.idioms.within(sentence)}
    about = _about_people(text, sentence, words.everyday, words)
    everyday = [one for one in about if one not in idioms]
    topical = [*_about_people(text, sentence, words.topical, words)]
    if topical or everyday:
        pointed = any(True for _ in words.pointing.within(sentence))
        named = sorted(names(sentence, words, ()))
        yield from ((one, pointed) for one in everyday if pointed or _is_beside(one, named))
        yield from ((one, True) for one in topical if pointed or _is_beside(one, named))
    yield from ((one, True) for one in _about_people(text, sentence, words.personal, words))


def _about_people(
    text: str, sentence: Sequence[Token], phrases: Phrases, words: GuardWords
) -> Iterator[int]:
    """Yield where phrases begin that no thing follows: not `misstänkt brott`."""
    for index in phrases.within(sentence):
        if not _is_of_things(text, sentence, index + phrases.at(sentence, index), words):
            yield index


def _is_beside(index: int, named: Sequence[int]) -> bool:
    at = bisect_left(named, index - _BESIDE)
    return at < len(named) and named[at] <= index + _BESIDE


def _is_of_things(text: str, sentence: Sequence[Token], after: int, words: GuardWords) -> bool:
    if after >= len(sentence) or not words.of_things.at(sentence, after):
        return False
    return not text[sentence[after - 1].end : sentence[after].start].strip()


def _named(
    text: str,
    sentence: Sequence[Token],
    hits: Sequence[int],
    words: GuardWords,
    known: Collection[str],
) -> bool:
    """Tell whether somebody is named beside any of these words."""
    if not hits:
        return False
    if any(True for _ in names(sentence, words, known)):
        return True
    found = (names_by_shape(sentence, hit, words, known) for hit in hits)
    return any(not _is_quoted(text, sentence[at]) for one in found for at in one)


def _is_quoted(text: str, token: Token) -> bool:
    """Tell whether a capital letter only begins what is quoted."""
    return text[max(0, token.start - 1) : token.start] in _QUOTES
