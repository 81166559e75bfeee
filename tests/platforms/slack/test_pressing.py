"""A message after a press: the rest as it was, and who pressed what."""

from bot.chat.message import Button, Span
from bot.platforms.slack.blocks import MAX_BLOCKS, messages_of
from bot.platforms.slack.hearing import heard, said
from bot.platforms.slack.pressing import noted, replaced, without_button
from tests.platforms.slack.checked import unheard, violations
from tests.platforms.slack.made import HOSTILE, WORDS, buttons, message

NOTE = message("Anna har tryckt på Visa 1.")
LINK = Span(text="Se svaret", link="https://test.slack.com/archives/C1/p12")
[PRESSED] = messages_of(message("Steg 1.", buttons=buttons(2)), WORDS)


def test_the_button_goes_and_the_note_with_a_link_comes() -> None:
    blocks = noted(PRESSED, "visa 1", NOTE, LINK)
    assert said(blocks) == "Steg 1.\n[Visa 2]\nAnna har tryckt på Visa 1. Se svaret"
    link = blocks[-1]["elements"][0]["elements"][-1]
    assert (link["type"], link["url"]) == ("link", LINK.link)
    post = {"channel": "C", "ts": "1.2", "text": heard(blocks), "blocks": blocks}
    assert [*violations("chat.update", post), *unheard(post)] == []


def test_what_was_pressed_is_not_changed_itself() -> None:
    before = str(PRESSED)
    assert noted(PRESSED, "visa 1", NOTE, None) != PRESSED
    assert str(PRESSED) == before


def test_a_row_that_loses_its_last_button_goes_too() -> None:
    [one] = messages_of(message("Steg 1.", buttons=buttons(1)), WORDS)
    assert said(noted(one, "visa 1", NOTE, None)) == "Steg 1.\nAnna har tryckt på Visa 1."
    assert without_button(PRESSED, "visa 9") == PRESSED


def test_every_button_that_says_the_same_goes() -> None:
    twice = (*buttons(26), Button(label="Visa igen", line="visa 1"))
    [blocks] = messages_of(message("a", buttons=twice), WORDS)
    left = without_button(blocks, "visa 1")
    assert [len(row["elements"]) for row in left[1:]] == [24, 1]


def test_a_note_is_slanted_and_keeps_its_own_style() -> None:
    bold = Span(text="Anna", style=frozenset({"b"}), link="https://x.se")
    assert replaced(bold) == Span(text="Anna", style=frozenset({"b", "i"}), link="https://x.se")
    [section] = noted([], "x", message(HOSTILE), None)[-1]["elements"]
    assert section["elements"] == [{"type": "text", "text": HOSTILE, "style": {"italic": True}}]


def test_a_full_message_makes_room_for_the_note() -> None:
    full = [{"type": "divider"}] * MAX_BLOCKS
    blocks = noted(full, "x", NOTE, None)
    assert len(blocks) == MAX_BLOCKS
    assert said(blocks) == "Anna har tryckt på Visa 1."
