"""Names of people in a sentence: by a list of first names, else by shape and what stands beside."""

import importlib
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from bot.chat.guard.lists import GuardWords
from bot.chat.guard.tokens import Token

_FIRST_NAMES = "faker.providers.person.sv_SE"
"""The first names that most people in Sweden have (Statistics Sweden); slow to import."""
_BESIDE = 5
"""Words between an accusing one and what is a name by its shape alone."""
_SHORTEST = 2


@cache
def first_names() -> frozenset[str]:
    """Return the first names that most people in Sweden have, folded."""
    provider = importlib.import_module(_FIRST_NAMES).Provider
    return frozenset(name.casefold() for name in provider.first_names)


def names(tokens: Sequence[Token], words: GuardWords, known: Collection[str]) -> Iterator[int]:
    """
    Yield the index of each first name in a sentence.

    Not of those *known* (folded names of the cooperation's own people), nor of one with a title.
    """
    for index, token in enumerate(tokens):
        named = _is_first_name(tokens, index, words) and not _is_known(token, known)
        if named and not _has_title(tokens, index, words):
            yield index


def names_by_shape(
    tokens: Sequence[Token], accusing: int, words: GuardWords, known: Collection[str]
) -> Iterator[int]:
    """Yield what is written as a name near the accusing word: `Zlatan Petrovic är dömd`."""
    for index in range(max(0, accusing - 1 - _BESIDE), min(len(tokens), accusing + 1 + _BESIDE)):
        token = tokens[index]
        before = tokens[index - 1].folded if index else ""
        named = _is_capitalised(token) or _is_initial(tokens, index)
        named = named and (index > 0 or _begins(tokens, words))
        named = named and token.folded not in words.not_people
        placed = before in words.before_places  # "vid Resecentrum" is where, and not who
        named = named and not placed and not _is_known(token, known)
        if named and not _has_title(tokens, index, words):
            yield index


def _is_first_name(tokens: Sequence[Token], index: int, words: GuardWords) -> bool:
    token = tokens[index]
    stem = _stem(token.folded, words)
    if not stem or token.folded in words.not_people:
        return False
    if stem not in words.also_words:
        return True
    return _is_capitalised(token) and (index > 0 or _goes_on(tokens, index, words))


def _goes_on(tokens: Sequence[Token], index: int, words: GuardWords) -> bool:
    """Tell whether what follows a word shows that it is a name: a surname, or what she does."""
    if index + 1 >= len(tokens):
        return False
    after = tokens[index + 1]
    return _is_capitalised(after) or after.folded in words.after_names


def _stem(word: str, words: GuardWords) -> str:
    """Return the first name that a word is, its genitive and its double names too; or nothing."""
    for one in (word, word.removesuffix("s"), word.partition("-")[0]):
        if one in first_names() or one in words.more_names:
            return one
    return ""


def _is_capitalised(token: Token) -> bool:
    text = token.text
    return len(text) >= _SHORTEST and text[0].isupper() and text[1:] == text[1:].lower()


def _begins(sentence: Sequence[Token], words: GuardWords) -> bool:
    """Tell whether a sentence begins with a name, and not with a noun: `Nikolina är dömd`."""
    first = sentence[0]
    noun = first.folded.endswith(words.definite_ends) or words.pointing.at(sentence, 0)
    return not noun and _goes_on(sentence, 0, words)


def _is_initial(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether somebody is named by her initials: `K.L. är dömd`."""
    both = tokens[index - 1 : index + 1]
    return len(both) > 1 and all(len(one.text) == 1 and one.text.isupper() for one in both)


def _is_known(token: Token, known: Collection[str]) -> bool:
    return token.folded in known or token.folded.removesuffix("s") in known


def _has_title(tokens: Sequence[Token], index: int, words: GuardWords) -> bool:
    """Tell whether somebody is named for the office she holds: `Anna Berg, samordnare`."""
    near = tokens[max(0, index - 2) : index + 4]
    return any(token.folded in words.titles for token in near)
