"""Markup becomes spans, and a user's own characters stay plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from bot.chat.markup import spans
from bot.chat.message import Span


def test_the_four_tags_become_styles_and_links() -> None:
    found = spans('Skriv <code>klar</code> <b>nu <i>här</i></b>, se <a href="https://x.se">x</a>.')

    assert found == (
        Span(text="Skriv "),
        Span(text="klar", style=frozenset({"code"})),
        Span(text=" "),
        Span(text="nu ", style=frozenset({"b"})),
        Span(text="här", style=frozenset({"b", "i"})),
        Span(text=", se "),
        Span(text="x", link="https://x.se"),
        Span(text="."),
    )


def test_nothing_is_no_spans() -> None:
    assert spans("") == ()


def test_a_link_without_address_is_plain() -> None:
    assert spans("<a>x</a>") == (Span(text="x"),)


@pytest.mark.parametrize("tag", ["script", "img", "p", "B1"])
def test_any_other_tag_is_a_bug(tag: str) -> None:
    with pytest.raises(ValueError, match=tag.lower()):
        spans(f"<{tag}>x")


def test_an_end_without_beginning_is_a_bug() -> None:
    with pytest.raises(ValueError, match="not in list"):
        spans("x</b>")


HOSTILE = "<b>x</b> <!channel> *x* & \"y\" {{ 7*7 }} {x} &amp; &lt;i&gt; <!-- --> <?x?> &#60; 'z'"


@given(st.text() | st.text(alphabet='<>&;#bi!-"/ ') | st.just(HOSTILE))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    found = spans(f"<b>{escape(text)}</b>")

    assert "".join(span.text for span in found) == text
    assert all(span.style == {"b"} and span.link is None for span in found)
