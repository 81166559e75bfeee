"""A text as the guard reads it: nothing is hidden by how it is written, and lines stay lines."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.guard.plain import Plain


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("1\u200b2\u00ad3", "123"),
        ("\u0661\u0662", "12"),
        ("\u2460\u00b2", "12"),
        ("\u4e00\u4e8c", "12"),
        ("\u0410\u0412\u0421", "ABC"),
        ("1\u20132\u22123", "1-2-3"),
        ("a\u00a0\u2003\tb", "a b"),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("---", "-"),
        ("__ __", "_ _"),
        ("&amp;&#45;", "&-"),
        ("a\u030a", "\u00e5"),
        ("\u3164\uffa0x", "x"),
        ("\U0001d400", "A"),
    ],
)
def test_what_looks_alike_is_read_alike(raw: str, plain: str) -> None:
    assert Plain.of(raw).text == plain


@given(st.text())
def test_a_text_is_read_the_same_however_it_is_composed(text: str) -> None:
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert Plain.of(composed).text == Plain.of(apart).text


@given(st.text(), st.text())
def test_a_place_is_on_the_line_it_stands_on(before: str, after: str) -> None:
    plain = Plain.of(f"{before}\nx\n{after}")
    line = plain.text.split("\n").index("x") + 1
    at = sum(len(one) + 1 for one in plain.text.split("\n")[: line - 1])
    assert plain.line(at) == line


def test_a_sign_that_stands_for_a_phrase_makes_no_text_long() -> None:
    phrase = "\ufdfa"
    assert len(Plain.of(phrase * 1000).text) < 2 * 1000
