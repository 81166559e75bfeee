"""First names in a sentence, what is written as a name, and who is named for her work."""

import pytest

from bot.chat.guard.names import first_names, names, names_by_shape
from bot.chat.guard.tokens import tokens_of
from bot.wordbooks import read_guard_words

WORDS = read_guard_words()


def named(sentence: str, *known: str) -> list[str]:
    """Return the first names that are found in a sentence."""
    tokens = tokens_of(sentence)
    return [tokens[at].text for at in names(tokens, WORDS, known)]


def shaped(sentence: str, *known: str) -> list[str]:
    """Return what is written as a name near the word that accuses, between two stars."""
    before, accusing, _ = sentence.split("*")
    tokens = tokens_of(sentence)
    at = len(tokens_of(before))
    assert tokens[at].text == accusing
    return [tokens[one].text for one in names_by_shape(tokens, at, WORDS, known)]


def test_the_list_of_first_names_is_one_of_first_names() -> None:
    assert {"anna", "kevin", "maria"} <= first_names()
    assert first_names() == {one.casefold() for one in first_names()}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kevin var där", ["Kevin"]),
        ("kevin och MARIA", ["kevin", "MARIA"]),
        ("Kevins bror", ["Kevins"]),
        ("Kevin-Zlatko var där", ["Kevin-Zlatko"]),
        ("Jocke var där", ["Jocke"]),
        ("Vi mötte Saga där", ["Saga"]),
        ("Saga Ek bor där", ["Saga"]),
        ("Saga Ek", ["Saga"]),
        ("Saga är där", ["Saga"]),
        ("Sagas bror, hos Sagas", ["Sagas"]),
    ],
)
def test_a_first_name_is_found(sentence: str, expected: list[str]) -> None:
    assert named(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "en saga om torget",
        "SAGA, saga",
        "Saga",
        "Saga berättas",
        "Lucia firas, och Valborg",
        "stolpen vid torget",
        "",
    ],
)
def test_an_everyday_word_is_no_name(sentence: str) -> None:
    assert named(sentence) == []


def test_the_cooperations_own_people_are_not_named() -> None:
    assert named("Kevin, Kevins och Maria", "kevin") == ["Maria"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rektor Kevin Ek kommer", []),
        ("rektor och Kevin kommer", []),
        ("rektor med vår Kevin", ["Kevin"]),
        ("Kevin Ek, vår samordnare", []),
        ("Kevin Ek bor hos samordnare", ["Kevin"]),
    ],
)
def test_who_has_a_title_beside_her_is_at_work(sentence: str, expected: list[str]) -> None:
    assert named(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Zlatko är *dömd*", ["Zlatko"]),
        ("Zlatko Petrovic *dömd*", ["Zlatko", "Petrovic"]),
        ("igår blev Zlatko *dömd*", ["Zlatko"]),
        ("Z.P. är *dömd*", ["P"]),
        ("nu är Z P *dömd*", ["P"]),
        ("nu är Bo *dömd*", ["Bo"]),
        ("*dömd* är Zlatko", ["Zlatko"]),
        ("nu *dömd* a b c d Zlatko", ["Zlatko"]),
        ("nu har Zlatko a b c d e *dömd*", ["Zlatko"]),
    ],
)
def test_what_is_written_as_a_name_near_is_one(sentence: str, expected: list[str]) -> None:
    assert shaped(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Eleven är *dömd*",
        "Zlatko *dömd*",
        "Hon är *dömd*",
        "nu är Polisen *dömd*",
        "här vid Resecentrum *dömd*",
        "nu är P *dömd*",
        "nu är z.p. *dömd*",
        "nu är ZLATKO *dömd*",
        "nu är Rektor Zlatko *dömd*",
        "nu *dömd* a b c d e Zlatko",
        "nu har Zlatko a b c d e f *dömd*",
        "en *dömd*",
        "Han har *dömd*",
    ],
)
def test_what_only_begins_with_a_capital_letter_is_no_name(sentence: str) -> None:
    assert shaped(sentence) == []


def test_by_shape_too_the_cooperations_own_people_are_not_named() -> None:
    assert shaped("nu är Zlatko, Zlatkos, Igor *dömd*", "zlatko") == ["Igor"]
