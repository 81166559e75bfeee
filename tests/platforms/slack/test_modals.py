"""A form as a modal: each field by what fits it, and its answers read back."""

import json
from typing import Any

import pytest

from bot.chat.command import Kind
from bot.chat.message import Choice
from bot.platforms.slack.blocks import Block
from bot.platforms.slack.hearing import said
from bot.platforms.slack.modals import (
    MAX_INPUT,
    MAX_LABEL,
    MAX_OPTION,
    MAX_OPTIONS,
    MAX_TITLE,
    MAX_VIEW_BLOCKS,
    MOST_OPEN,
    VALUE,
    Context,
    blocks_of,
    form_view,
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
    choices,
    field,
    form,
    message,
)


def opened(*fields: Any, text: str = "Nytt mål.", **more: Any) -> Block:  # noqa: ANN401 - fields
    """Return the modal of a form, after a look at whether Slack would take it."""
    asked = form(*fields, **more)
    context = Context(room=CHANNEL, line=asked.line)
    view = form_view(message(text), asked, context, WORDS)
    assert violations("views.open", {"trigger_id": "1.2.x", "view": view}) == []
    return view


def element(**more: Any) -> Block:  # noqa: ANN401 - any value of a field
    """Return the element that a field becomes."""
    found: Block = opened(field(**more))["blocks"][-1]["element"]
    assert found.pop("action_id") == VALUE
    return found


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


@pytest.mark.parametrize(
    ("kind", "drawn"),
    [
        *((kind, "datepicker") for kind in (Kind.DATE, Kind.PAST_DATE, Kind.DAY_LEFT)),
        (Kind.PERSON, "users_select"),
        *(
            (kind, "plain_text_input")
            for kind in Kind
            if kind not in {Kind.DATE, Kind.PAST_DATE, Kind.DAY_LEFT, Kind.PERSON}
        ),
    ],
)
def test_each_kind_of_field_is_filled_in_by_what_fits_it(kind: Kind, drawn: str) -> None:
    found = element(kind=kind.value)
    assert found["type"] == drawn
    assert found.get("multiline", False) is (kind is Kind.TEXT)


@pytest.mark.parametrize("kind", [Kind.CHOICE, Kind.WORDS])
def test_a_field_with_given_answers_is_a_menu_of_them(kind: Kind) -> None:
    given = (*choices("ja", "nej"), Choice(label="Hoppa över", line="svara val=", value=""))
    found = element(kind=kind.value, choices=given, closed=True, value="nej")
    assert [one["value"] for one in found["options"]] == ["ja", "nej"]
    assert found["initial_option"] == found["options"][1]
    assert "initial_option" not in element(choices=given, closed=True, value="kanske")
    assert "initial_option" not in element(choices=given, closed=True)


def test_examples_stand_below_a_field_that_takes_other_answers_too() -> None:
    view = opened(field(choices=(*choices("ks", "kf"), *choices("")), required=False))
    assert view["blocks"][-1]["hint"]["text"] == "Till exempel: Ks, Kf"
    assert "hint" not in opened(field())["blocks"][-1]
    assert "hint" not in opened(field(choices=choices("a"), closed=True))["blocks"][-1]


def test_more_answers_than_a_menu_holds_are_typed() -> None:
    many = choices(*(f"kommun {number}" for number in range(MAX_OPTIONS + 1)))
    view = opened(field(choices=many, closed=True))
    assert view["blocks"][-1]["element"]["type"] == "plain_text_input"
    assert len(view["blocks"][-1]["hint"]["text"]) <= MAX_LABEL
    assert element(choices=many[:MAX_OPTIONS], closed=True)["type"] == "static_select"


def test_a_few_answers_stand_open() -> None:
    few = choices(*(f"kommun {number}" for number in range(MOST_OPEN + 1)))
    assert element(choices=few[:-1], closed=True)["type"] == "radio_buttons"
    assert element(choices=few, closed=True)["type"] == "static_select"


@pytest.mark.parametrize(
    ("given", "drawn"),
    [
        ({"value": "Vi möts."}, {"initial_value": "Vi möts."}),
        ({"value": ""}, {"initial_value": None}),
        ({"value": "x" * 90}, {"initial_value": "x" * 80}),
        ({"value": "2027-02-28", "kind": "date"}, {"initial_date": "2027-02-28"}),
        ({"value": "2027-02-30", "kind": "date"}, {"initial_date": None}),
        ({"value": "28 februari", "kind": "past_date"}, {"initial_date": None}),
        ({"limit": 9000, "kind": "text"}, {"max_length": MAX_INPUT}),
        ({"limit": 300}, {"max_length": 300}),
    ],
)
def test_a_field_begins_with_what_is_known(given: dict[str, Any], drawn: dict[str, Any]) -> None:
    found = element(**given)
    assert {name: found.get(name) for name in drawn} == drawn


def test_too_much_is_cut_at_what_slack_takes() -> None:
    long = (Choice(label="å" * 150, line="svara val=a0", value="a0"),)
    view = opened(
        field(question="Vad? " * 500, choices=long, closed=True), title="Överenskommelse " * 3
    )
    assert len(view["title"]["text"]) <= MAX_TITLE
    assert len(view["blocks"][-1]["label"]["text"]) <= MAX_LABEL
    [option] = view["blocks"][-1]["element"]["options"]
    assert len(option["text"]["text"]) == MAX_OPTION
    assert option["value"] == "a0"


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
