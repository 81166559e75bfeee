"""The fields of a modal: each as the element that is least work to answer."""

from typing import Any

import pytest

from bot.chat.command import Kind
from bot.chat.message import Choice
from bot.platforms.slack.blocks import Block
from bot.platforms.slack.inputs import (
    MAX_INPUT,
    MAX_LABEL,
    MAX_OPTION,
    MAX_OPTIONS,
    MOST_OPEN,
    VALUE,
    tick_box,
)
from bot.platforms.slack.modals import MAX_TITLE
from tests.platforms.slack.made import choices, field, opened


def element(**more: Any) -> Block:  # noqa: ANN401 - any value of a field
    """Return the element that a field becomes."""
    found: Block = opened(field(**more))["blocks"][-1]["element"]
    assert found.pop("action_id") == VALUE
    return found


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


def test_a_tick_box_may_be_left_alone() -> None:
    asked = field(word="enskild", question="Gäller det någon?", choices=choices("nej"))
    view = opened(field(), assure=asked)
    assert view["blocks"][-1] == tick_box(asked)
    assert (tick_box(asked)["block_id"], tick_box(asked)["optional"]) == ("enskild", True)
    [option] = tick_box(asked)["element"]["options"]
    assert option["value"] == "nej"
