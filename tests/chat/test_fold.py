"""Words are compared without case, diacritics, hyphens and blanks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.fold import fold


@pytest.mark.parametrize(
    "typed", ["inte-än", "Inte än", "INTE ÄN", "inteän", "INTEAN", "inte–än", "inte-a\u0308n"]
)
def test_sloppy_spellings_are_the_same(typed: str) -> None:
    assert fold(typed) == "intean"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Överenskommelse", "overenskommelse"),
        ("?", ""),
        ("", ""),
        ("KS 2027/118", "ks2027118"),
        ("\u202eklar", "klar"),
        ("kl\u200bar", "klar"),
        ("ﬁn", "fin"),
        ("STRAẞE", "strasse"),
    ],
)
def test_only_letters_and_digits_are_left(typed: str, expected: str) -> None:
    assert fold(typed) == expected


@given(st.text())
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)
