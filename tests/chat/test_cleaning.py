"""Text is kept composed, without what pasting leaves, and never with what could hide a meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.cleaning import MAX_TEXT, clean
from bot.chat.message import LEADER
from bot.domain.errors import UserError

TEXTS = st.text(st.characters() | st.sampled_from("\u200b\u0301\ufeff\u202e\r\n \u00ad"))


def test_the_line_with_strange_characters_is_named() -> None:
    with pytest.raises(UserError) as caught:
        clean("bra\nbra\n\u202edålig", limit=99)
    assert caught.value.facts == {"line": 3}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u200b\u0301", "á"),
        ("rad\r\nrad", "rad\nrad"),
        ("rad\rrad", "rad\nrad"),
        ("\ufeff hej\t", "hej"),
        ("👩\u200d🚒", "👩\u200d🚒"),
    ],
)
def test_cleaning_composes_and_drops_what_pasting_leaves(text: str, expected: str) -> None:
    assert clean(text, limit=99) == expected


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    try:
        once = clean(text, limit=MAX_TEXT)
    except UserError:
        return
    assert clean(once, limit=MAX_TEXT) == once
    once.encode()


def test_the_dots_that_columns_are_drawn_with_are_ours_alone() -> None:
    assert clean(f"Underskrift {LEADER * 3}", limit=80) == "Underskrift ..."
