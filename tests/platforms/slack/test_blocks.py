"""A message of the bot's as Slack's: whole, within every limit, and no word of it markup."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.message import LEADER, Button, Span
from bot.platforms.slack.blocks import (
    MAX_BLOCKS,
    MAX_BUTTONS,
    MAX_CONFIRM,
    MAX_LABEL,
    Block,
    actions,
    cut,
    messages_of,
    rich_text,
)
from bot.platforms.slack.hearing import said
from bot.platforms.slack.parting import lines_of
from tests.platforms.slack.checked import violations
from tests.platforms.slack.drawn import sent, words_in
from tests.platforms.slack.made import HOSTILE, WORDS, buttons, message


def elements(blocks: list[Block]) -> Iterator[Block]:
    """Yield every run of rich text."""
    for block in blocks:
        for section in block["elements"] if block["type"] == "rich_text" else ():
            is_list = section["type"] == "rich_text_list"
            for one in section["elements"] if is_list else [section]:
                yield from one["elements"]


def test_a_message_is_one_rich_text_with_its_buttons_below() -> None:
    [post] = sent(message("Steg 1 av 5.\nAllt är klart.", buttons=buttons(2)))
    assert [block["type"] for block in post["blocks"]] == ["rich_text", "actions"]
    assert post["text"] == "Steg 1 av 5.\nAllt är klart.\n[Visa 1] [Visa 2]"


def test_what_somebody_wrote_is_never_markup() -> None:
    [post] = sent(message(f"{HOSTILE}\n- {HOSTILE}", buttons=(Button(label=HOSTILE, line="x"),)))
    texts = [one["text"] for one in elements(post["blocks"])]
    assert texts == [HOSTILE, HOSTILE]
    assert {one["type"] for one in elements(post["blocks"])} == {"text"}
    label = post["blocks"][1]["elements"][0]["text"]
    assert label == {"type": "plain_text", "text": HOSTILE, "emoji": False}
    assert "mrkdwn" not in json.dumps(post["blocks"])
    assert "<" not in post["text"]
    assert '&lt;!channel&gt; *x* &amp; "y"' in post["text"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_whatever_somebody_writes_is_shown_as_it_is(text: str) -> None:
    [block] = messages_of(message(f"|{text}|"), WORDS)
    assert words_in(block) == f"|{text.replace(LEADER, '.')}|"


def test_styles_and_links_are_kept() -> None:
    spans = [
        Span(text="fet", style=frozenset({"b"})),
        Span(text="lutad kod", style=frozenset({"i", "code"})),
        Span(text="här", link="https://x.se/a?b=1&c=2"),
    ]
    [post] = sent(message(*spans))
    assert list(elements(post["blocks"])) == [
        {"type": "text", "text": "fet", "style": {"bold": True}},
        {"type": "text", "text": "lutad kod", "style": {"italic": True, "code": True}},
        {"type": "link", "url": "https://x.se/a?b=1&c=2", "text": "här"},
    ]


def test_lines_with_dashes_become_a_list_and_the_others_stay_together() -> None:
    bold = Span(text="Två", style=frozenset({"b"}))
    block = rich_text(lines_of(message("Att göra:\n\n- Ett\n- ", bold, " till\nSlut\n-").spans))
    assert [one["type"] for one in block["elements"]] == [
        "rich_text_section",
        "rich_text_list",
        "rich_text_section",
    ]
    assert said([block]) == "Att göra:\n\n- Ett\n- Två till\nSlut\n-"
    assert block["elements"][1]["elements"][1]["elements"][0]["style"] == {"bold": True}


def test_leader_dots_become_a_colon_and_dots_of_ones_own_stay() -> None:
    lines = [f"1.1 Utse {LEADER * 10} klar", f"1.2 Slut {LEADER * 4}", "Underskrift: ......."]
    [post] = sent(message("\n".join(lines)))
    assert words_in(post["blocks"]) == "1.1 Utse: klar\n1.2 Slut: \nUnderskrift: ......."


def test_empty_lines_are_kept_inside_and_an_empty_message_has_no_words() -> None:
    assert words_in(messages_of(message("a\n\n\nb"), WORDS)[0]) == "a\n\n\nb"
    [blocks] = messages_of(message(" \n", buttons=buttons(1)), WORDS)
    assert [block["type"] for block in blocks] == ["actions"]
    assert said([rich_text([()])]) == " "


@pytest.mark.parametrize("count", [1, 25, 26, 50, 60])
def test_buttons_stand_in_rows_of_twenty_five(count: int) -> None:
    rows = list(actions(buttons(count), WORDS))
    assert [len(row["elements"]) for row in rows[:-1]] == [MAX_BUTTONS] * (len(rows) - 1)
    drawn = [one for row in rows for one in row["elements"]]
    assert [one["value"] for one in drawn] == [f"visa {n}" for n in range(1, count + 1)]
    assert len({one["action_id"] for one in drawn}) == count
    assert violations("chat.postMessage", {"channel": "C", "text": "x", "blocks": rows}) == []


def test_more_than_fifty_blocks_go_into_another_message() -> None:
    many = MAX_BUTTONS * MAX_BLOCKS + 1
    posts = messages_of(message("Välj.", buttons=buttons(many)), WORDS)
    assert [len(blocks) for blocks in posts] == [MAX_BLOCKS, 2]
    shown = [
        one
        for blocks in posts
        for row in blocks
        if row["type"] == "actions"
        for one in row["elements"]
    ]
    assert len(shown) == many
    for blocks in posts:
        assert not [
            one
            for one in violations("response_url", {"text": "x", "blocks": blocks})
            if "characters" not in one
        ]


def test_a_label_that_is_too_long_is_cut_and_says_so() -> None:
    label = "Godkänn " + "x" * 80
    [post] = sent(message("Ja?", buttons=(Button(label=label, line="godkänn"),)))
    text = post["blocks"][1]["elements"][0]["text"]["text"]
    assert len(text) == MAX_LABEL == 75
    assert text.endswith("x…")
    assert label.startswith(text[:-1])
    assert cut("x" * MAX_LABEL, MAX_LABEL) == "x" * MAX_LABEL
    assert cut("ett två", 5) == "ett…"


def test_only_a_button_that_asks_first_has_a_dialog_and_it_fits() -> None:
    asks = Button(label="Godkänn", line="godkänn 1.3 v1", confirm="Det går inte att ångra. " * 20)
    [row] = actions([asks, *buttons(1)], WORDS)
    first, second = row["elements"]
    assert len(first["confirm"]["text"]["text"]) <= MAX_CONFIRM
    assert [first["confirm"][name]["text"] for name in ("title", "confirm", "deny")] == [
        WORDS[name] for name in ("confirm_title", "confirm_yes", "confirm_no")
    ]
    assert "confirm" not in second
    assert violations("response_url", {"text": "x", "blocks": [row]}) == []


def test_other_buttons_can_be_shown_than_the_message_has() -> None:
    [blocks] = messages_of(message("a", buttons=buttons(2)), WORDS, buttons(1))
    assert len(blocks[1]["elements"]) == 1
