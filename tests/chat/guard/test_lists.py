"""The lists the guard has by heart: all are there, each with its why, and each word can be met."""

import tomllib
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

from bot.chat.guard.lists import GuardWords
from bot.chat.guard.tokens import Phrases, tokens_of
from bot.wordbooks import TEMPLATES

RAW: dict[str, dict[str, Any]] = tomllib.loads(
    (TEMPLATES / "guard" / "words.toml").read_text(encoding="utf-8")
)
MADE = {one.name: one.type for one in fields(GuardWords)}
LISTS = [(section, name) for section, lists in RAW.items() for name in lists if name != "why"]


def entries(kind: object) -> Iterator[tuple[str, str]]:
    """Yield each word of the lists of one kind, after the name of its list."""
    for section, name in LISTS:
        if MADE[name] == kind:
            yield from ((name, word) for word in RAW[section][name])


def found(phrases: list[str], text: str) -> list[str]:
    """Return the words at which phrases begin."""
    tokens = tokens_of(text)
    return [tokens[at].text for at in Phrases(phrases).within(tokens)]


def test_the_file_has_the_lists_that_are_read_and_no_more() -> None:
    assert sorted(name for _, name in LISTS) == sorted(MADE)


@pytest.mark.parametrize("section", RAW)
def test_a_section_says_why_it_is_there(section: str) -> None:
    assert RAW[section]["why"].strip().endswith(".")


@pytest.mark.parametrize("section", RAW)
def test_without_one_of_its_sections_nothing_is_read(section: str) -> None:
    less = {name: lists for name, lists in RAW.items() if name != section}
    with pytest.raises(KeyError) as caught:
        GuardWords.parse(less)
    assert caught.value.args[0] in RAW[section]


@pytest.mark.parametrize(("section", "name"), LISTS)
def test_a_list_is_neither_empty_nor_has_blank_words(section: str, name: str) -> None:
    words = RAW[section][name]
    assert words
    assert [word for word in words if not word or word != word.strip()] == []


def test_words_are_read_without_regard_to_case() -> None:
    read = GuardWords.parse(RAW)
    for name, word in entries(frozenset[str]):
        assert word.casefold() in getattr(read, name)


def test_words_whose_case_is_kept_are_written_small() -> None:
    read = GuardWords.parse(RAW)
    for name, word in entries(tuple[str, ...]):
        assert word in getattr(read, name)
        assert word == word.casefold()


def test_each_phrase_can_be_met_as_it_is_written() -> None:
    read = GuardWords.parse(RAW)
    for name, phrase in entries(Phrases):
        tokens = tokens_of(phrase)
        assert getattr(read, name).at(tokens, 0) == len(tokens), phrase


def test_only_a_word_alone_stands_for_every_ending() -> None:
    # Of a longer phrase the rest would be forgotten.
    starred = [phrase for _, phrase in entries(Phrases) if "*" in phrase]
    assert starred
    assert [one for one in starred if one.count("*") > 1 or one[-1] != "*" or " " in one] == []


@pytest.mark.parametrize(
    ("phrases", "text", "expected"),
    [
        (["brott"], "Brott, brottet och BROTT", ["Brott", "BROTT"]),
        (["brott*"], "Brott, brottet och inbrott", ["Brott", "brottet"]),
        (["har stulit"], "Hon har, hon har inte stulit, hon HAR\nstulit", ["HAR"]),
        (["har", "har stulit allt"], "hon har stulit, hon har", ["har", "har"]),
        (["sol-placerad"], "SoL-placerad, sol placerad", ["SoL-placerad"]),
        (["2"], "2, 2.5, 22 och 2 %", ["2", "2"]),
        ([], "brott", []),
    ],
)
def test_phrases_are_found_among_words(phrases: list[str], text: str, expected: list[str]) -> None:
    assert found(phrases, text) == expected


@pytest.mark.parametrize(
    ("phrases", "text", "words"),
    [
        (["har", "har stulit"], "har stulit allt", 2),
        (["har stulit", "har"], "har inte", 1),
        (["har*", "har stulit"], "har stulit", 2),
        (["har stulit allt"], "har stulit", 0),
        (["har*"], "harpa stulit", 1),
        (["har"], "harpa", 0),
    ],
)
def test_the_longest_phrase_is_counted(phrases: list[str], text: str, words: int) -> None:
    assert Phrases(phrases).at(tokens_of(text), 0) == words


def test_a_token_is_where_it_stands() -> None:
    text = "Kim-Ek's 2,5 %: å\nx_1"
    tokens = tokens_of(text)
    assert [one.text for one in tokens] == ["Kim-Ek's", "2,5", "%", "å", "x", "1"]
    assert all(text[one.start : one.end] == one.text for one in tokens)
    assert [one.folded for one in tokens] == [one.text.casefold() for one in tokens]
