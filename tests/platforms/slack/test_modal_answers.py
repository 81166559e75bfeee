"""What comes back from a modal: the answers, and what it remembers, unless somebody forged it."""

import json
from typing import Any

import pytest

from bot.platforms.slack.modals import Context, answers_in
from bot.platforms.slack.reply import Place
from tests.platforms.slack.made import CHANNEL, PRIVATE
from tests.platforms.slack.payloads import chosen, dated, kept_view, picked, ticked, written

WRITTEN = Context(
    room=PRIVATE, line='ändra 1.3 "å"', place=Place.HOME, url="https://x.se", until=1793786400
)


def view(*elements: dict[str, Any]) -> dict[str, Any]:
    """Return a view that was filled in."""
    values = {f"fält{number}": {"value": one} for number, one in enumerate(elements)}
    return kept_view({}) | {"state": {"values": values}}


def test_every_kind_of_answer_is_read_by_the_word_of_its_field() -> None:
    filled = view(
        written("En text"), chosen("ja"), dated("2027-03-01"), picked("U02BOB"), ticked("nej")
    )
    assert answers_in(filled) == {
        "fält0": "En text",
        "fält1": "ja",
        "fält2": "2027-03-01",
        "fält3": "@U02BOB",
        "fält4": "nej",
    }


@pytest.mark.parametrize(
    "empty", [written(None), chosen(None), dated(None), picked(None), ticked(None)]
)
def test_what_was_left_empty_is_no_answer(empty: dict[str, Any]) -> None:
    assert answers_in(view(empty)) == {}
    unsaid = {name: value for name, value in empty.items() if name == "type"}
    assert answers_in(view(unsaid)) == {}


def test_an_empty_text_and_a_form_without_fields_are_read() -> None:
    assert answers_in(view(written(""))) == {"fält0": ""}
    assert answers_in(view()) == {}


def test_what_a_modal_remembers_comes_back() -> None:
    for context in (WRITTEN, Context(room=CHANNEL)):
        assert Context.read(context.written()) == context


def test_a_memory_as_long_as_any_line_fits_slacks_three_thousand_characters() -> None:
    longest = Context(room=PRIVATE, line="å" * 500, url="https://hooks.slack.com/" + "x" * 1500)
    assert len(longest.written()) < 3000


@pytest.mark.parametrize(
    "change",
    [
        {"room": 5},
        {"room": None},
        {"line": ["status"]},
        {"line": None},
        {"place": "everywhere"},
        {"place": 1},
        {"url": 5},
        {"url": ["https://x.se"]},
        {"until": "soon"},
        {"until": None},
    ],
)
def test_a_memory_with_a_strange_value_is_refused(change: dict[str, Any]) -> None:
    forged = json.dumps(json.loads(WRITTEN.written()) | change)
    with pytest.raises(ValueError, match=r"metadata|everywhere|1"):
        Context.read(forged)


@pytest.mark.parametrize("name", json.loads(WRITTEN.written()))
def test_a_memory_that_lacks_something_is_refused(name: str) -> None:
    left = {key: value for key, value in json.loads(WRITTEN.written()).items() if key != name}
    with pytest.raises(ValueError, match="metadata"):
        Context.read(json.dumps(left))


@pytest.mark.parametrize("forged", ["", "{", "null", "[]", "5", '"x"', "{}", "ändra 1.3"])
def test_what_is_not_of_our_writing_is_refused(forged: str) -> None:
    with pytest.raises(ValueError, match=r"metadata|Expecting"):
        Context.read(forged)
