"""The words are complete, and both languages say the same."""

import tomllib
from collections.abc import Iterator, Mapping
from enum import Enum
from string import Formatter
from typing import Any

import pytest

from bot.chat.command import Command, Kind
from bot.chat.fold import fold
from bot.chat.lexicon import ANSWER
from bot.chat.parsing import parse
from bot.domain.ids import ADVANCE, BACK
from bot.domain.log import Act
from bot.domain.member import Role
from bot.domain.party import PartyKind
from bot.domain.process import Owner
from bot.domain.room import Language
from bot.domain.task import State
from bot.wordbooks import TEMPLATES
from handlers import COMMANDS
from tests.chat.blocks import blocks, words_needed
from tests.chat.reading import lexicon, reading

NAMES = set(blocks(Language.SV)) | set(blocks(Language.EN))
OPTIONAL = {"also", "phrases", "fillers"}
"""What a verb has in one language and need not have in the other."""


def table(language: Language) -> dict[str, Any]:
    return tomllib.loads((TEMPLATES / f"{language}/words.toml").read_text(encoding="utf-8"))


def leaves(data: Mapping[str, Any], at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield where each word stands: table, key, key."""
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from leaves(value, (*at, key))
        elif key not in OPTIONAL:
            yield (*at, key)


def gaps(pattern: str) -> set[str]:
    """Return what is filled in to a label."""
    return {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}


def test_both_languages_have_the_same_files_and_blocks() -> None:
    assert set(blocks(Language.SV)) == set(blocks(Language.EN))


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_block_uses_the_same_facts_in_both_languages(name: str) -> None:
    sv, en = blocks(Language.SV).get(name), blocks(Language.EN).get(name)
    assert sv is not None
    assert en is not None
    assert words_needed(sv) == words_needed(en)


def test_both_languages_have_the_same_words() -> None:
    assert set(leaves(table(Language.SV))) == set(leaves(table(Language.EN)))


def test_labels_are_filled_in_alike_in_both_languages() -> None:
    sv, en = (lexicon().words[language].groups for language in Language)
    for group in set(sv) - {"questions"}:
        for name, label in sv[group].items():
            assert gaps(label) == gaps(en[group][name]), f"{group}.{name}"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_every_command_has_help_and_an_example_of_itself(
    command: Command, language: Language
) -> None:
    verb = lexicon().words[language].verbs[command.name]
    assert verb.help.endswith((".", "?"))
    assert len(verb.help) <= 60
    assert parse(verb.example, COMMANDS, reading()).command is command
    assert parse(verb.word, COMMANDS, reading()).command is command


@pytest.mark.parametrize("language", Language)
def test_no_verb_is_there_without_a_command(language: Language) -> None:
    assert set(lexicon().words[language].verbs) == {*COMMANDS, ANSWER}


def doubles(words: Iterator[tuple[str, str]]) -> dict[str, set[str]]:
    """Return the words that mean more than one thing."""
    meanings: dict[str, set[str]] = {}
    for word, meaning in words:
        meanings.setdefault(fold(word), set()).add(meaning)
    return {word: found for word, found in meanings.items() if len(found) > 1}


def test_no_word_means_two_commands() -> None:
    assert not doubles(
        (word, name)
        for words in lexicon().words.values()
        for name, verb in words.verbs.items()
        for word in (name, verb.word, *verb.also)
    )
    assert not doubles(
        (phrase, name)
        for words in lexicon().words.values()
        for name, verb in words.verbs.items()
        for phrase in verb.phrases
    )


def test_no_word_means_two_fields() -> None:
    assert not doubles(
        (word, name)
        for words in lexicon().words.values()
        for name, word in words.groups["fields"].items()
    )


def test_no_word_means_two_answers_to_the_same_question() -> None:
    groups = lexicon().words[Language.SV].choices
    for group in groups:
        assert not doubles(
            (word, value)
            for words in lexicon().words.values()
            for value, ways in words.choices[group].items()
            for word in (value, *ways)
        ), group


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_every_field_has_a_word_and_every_question_its_words(
    command: Command, language: Language
) -> None:
    words = lexicon().words[language]
    for field in command.fields:
        assert words.label("fields", field.name)
        if field.required or field.optional:
            questions = words.groups["questions"]
            question = questions.get(f"{command.name}_{field.name}") or questions[field.name]
            assert gaps(question) <= {one.name for one in command.fields}
        if field.kind is Kind.CHOICE:
            assert words.choices[field.choices or ""]


LABELS: list[tuple[str, str]] = [
    *(("roles", role.value) for role in Role),
    *(("states", state.value) for state in State),
    *(("acts", act.value) for act in Act),
    *(("owners", owner.name) for owner in Owner),
    *(("parties", f"full_{kind.value}") for kind in PartyKind),
    *(("parties", name) for name in ("police", "municipality", "municipality_named")),
    *(("things", move) for move in (ADVANCE, BACK)),
    *(("things", f"{move}_in_log") for move in (ADVANCE, BACK)),
    *(("moves", move) for move in (ADVANCE, BACK)),
    *(("languages_labels", language.value) for language in Language),
    *(("numbers", str(number)) for number in range(2, 13)),
]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("group", "name"), LABELS)
def test_everything_that_is_shown_has_a_label(group: str, name: str, language: Language) -> None:
    assert lexicon().words[language].label(group, name).strip()


@pytest.mark.parametrize(
    ("group", "kind"), [("roles", Role), ("languages", Language), ("audience", None)]
)
def test_every_choice_leads_to_something(group: str, kind: type[Enum] | None) -> None:
    for words in lexicon().words.values():
        found = set(words.choices[group])
        assert found
        assert kind is None or found == {one.value for one in kind}


def test_every_button_is_short_enough_to_read() -> None:
    for words in lexicon().words.values():
        long = [label for label in words.groups["buttons"].values() if len(label) > 30]
        assert not long
