"""A form as a modal: each field by what fits it, and its answers read back."""

import json

from bot.chat.message import Choice
from bot.platforms.slack.hearing import said
from bot.platforms.slack.modals import (
    MAX_VIEW_BLOCKS,
    Context,
    blocks_of,
    is_asked_in_place,
    message_view,
)
from tests.platforms.slack.checked import violations
from tests.platforms.slack.made import (
    CHANNEL,
    CLOSED,
    HOSTILE,
    PRIVATE,
    WORDS,
    buttons,
    field,
    form,
    message,
    opened,
)


def test_a_form_tells_what_it_is_and_asks_every_field_by_its_word() -> None:
    view = opened(field(), field(word="datum", question="När?", kind="date", required=False))
    assert view["title"]["text"] == "Ändra"
    assert [view[name]["text"] for name in ("submit", "close")] == [WORDS["send"], WORDS["cancel"]]
    assert view["notify_on_close"] is True
    assert said(view["blocks"][:1]) == "Nytt mål."
    assert [(one["block_id"], one["optional"]) for one in view["blocks"][1:]] == [
        ("text", False),
        ("datum", True),
    ]
    assert Context.read(view["private_metadata"]) == Context(room=CHANNEL, line="ändra 1.3")


def test_a_form_without_words_before_it_has_none() -> None:
    assert [block["type"] for block in opened(text=" ")["blocks"]] == ["input"]


def test_what_somebody_wrote_is_plain_in_a_modal_too() -> None:
    answers = (Choice(label=HOSTILE, line="svara val=a0", value="a0"),)
    view = opened(field(question=HOSTILE, choices=answers, closed=True), text=HOSTILE)
    assert "mrkdwn" not in json.dumps(view)
    assert said(view["blocks"][:1]) == HOSTILE
    plain = {"type": "plain_text", "text": HOSTILE, "emoji": False}
    assert view["blocks"][1]["label"] == plain
    assert view["blocks"][1]["element"]["options"][0]["text"] == plain


def test_only_one_question_with_given_answers_is_asked_by_buttons() -> None:
    closed_field = CLOSED.fields[0]
    assert is_asked_in_place(CLOSED)
    assert not is_asked_in_place(form(field()))
    assert not is_asked_in_place(form(closed_field, field()))


def test_messages_in_a_modal_have_no_two_buttons_of_one_name() -> None:
    shown = [message("Ett", buttons=buttons(30)), message("Två", buttons=buttons(2))]
    view = message_view(shown, Context(room=PRIVATE), WORDS)
    assert violations("views.open", {"trigger_id": "1.2.x", "view": view}) == []
    ids = [
        one["action_id"]
        for block in view["blocks"]
        if block["type"] == "actions"
        for one in block["elements"]
    ]
    assert len(set(ids)) == len(ids) == 32
    assert all(one.startswith("press") for one in ids)
    assert "submit" not in view
    assert blocks_of([], WORDS) == []


def test_more_messages_than_a_modal_holds_are_cut() -> None:
    shown = [message(f"Nummer {number}", buttons=buttons(1)) for number in range(60)]
    view = message_view(shown, Context(room=PRIVATE), WORDS)
    assert len(view["blocks"]) == MAX_VIEW_BLOCKS
    assert violations("views.open", {"trigger_id": "1.2.x", "view": view}) == []
