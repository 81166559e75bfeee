"""The fields of a modal: a question each, as the element that is least work to answer."""

from collections.abc import Callable, Mapping
from datetime import date

from bot.chat.command import Kind
from bot.chat.message import FieldView
from bot.platforms.slack.blocks import Block, plain_text

MAX_LABEL = 2000
MAX_OPTIONS = 100
MOST_OPEN = 5
MAX_OPTION = 75
MAX_INPUT = 3000
VALUE = "value"
"""The action id of every field; the block's id is the field's word."""

_DATES = {Kind.DATE, Kind.PAST_DATE, Kind.DAY_LEFT}


def input_of(field: FieldView, words: Mapping[str, str]) -> Block:
    """Return a field as an input block."""
    block: Block = {
        "type": "input",
        "block_id": field.word,
        "label": plain_text(_label(field), MAX_LABEL),
        "element": {"action_id": VALUE, **_element(field)},
        "optional": not field.required,
    }
    labels = [choice.label for choice in field.choices if choice.value]
    if labels and block["element"]["type"] == "plain_text_input":
        hint = words["for_example"].format(choices=", ".join(labels))
        block["hint"] = plain_text(hint, MAX_LABEL)
    return block


def tick_box(field: FieldView) -> Block:
    """Return a field that is ticked or left alone."""
    options = [_option(choice.label, choice.value) for choice in field.choices]
    return {
        "type": "input",
        "block_id": field.word,
        "label": plain_text(field.question, MAX_LABEL),
        "element": {"type": "checkboxes", "action_id": VALUE, "options": options},
        "optional": True,
    }


def _label(field: FieldView) -> str:
    """Return the question, without the example of how to type what is picked here."""
    picked = Kind(field.kind) in {*_DATES, Kind.PERSON}
    asked, mark, _ = field.question.partition("?")
    return f"{asked}{mark}" if picked and mark else field.question


def _element(field: FieldView) -> Block:
    kind = Kind(field.kind)
    if kind in _DATES:
        return {"type": "datepicker", **_initial("initial_date", field.value, _day)}
    if kind is Kind.PERSON:
        return {"type": "users_select", **_initial("initial_user", field.value, _user)}
    options = [_option(choice.label, choice.value) for choice in field.choices if choice.value]
    if field.closed and 0 < len(options) <= MAX_OPTIONS:
        chosen = next((one for one in options if one["value"] == field.value), None)
        first = {"initial_option": chosen} if chosen else {}
        # A few choices are one press each when they stand open; a list takes two.
        shape = "radio_buttons" if len(options) <= MOST_OPEN else "static_select"
        return {"type": shape, "options": options, **first}
    limit = min(field.limit, MAX_INPUT)
    first = _initial("initial_value", field.value, lambda value: value[:limit])
    multiline = kind is Kind.TEXT
    return {"type": "plain_text_input", "multiline": multiline, "max_length": limit, **first}


def _initial(name: str, value: str | None, of: Callable[[str], str | None]) -> Block:
    found = of(value) if value else None
    return {name: found} if found else {}


def _user(value: str) -> str | None:
    return value[1:] if value.startswith("@") else None


def _day(value: str) -> str | None:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _option(label: str, value: str) -> Block:
    return {"text": plain_text(label, MAX_OPTION), "value": value}
