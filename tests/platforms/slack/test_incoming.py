"""What Slack delivers becomes who did what where, or is refused as not of ours."""

from typing import Any

import pytest

from bot.chat.request import Account, Source
from bot.platforms.slack.incoming import (
    MAX_VALUE,
    UnknownPayloadError,
    people_chosen,
    pressed_in,
    pressed_label,
    pressed_line,
    reply_in,
    reply_to_press,
    said,
    team_in,
)
from bot.platforms.slack.reply import Place, Reply
from tests.platforms.slack.made import CHANNEL, PRIVATE, SENDER, modal, workspace
from tests.platforms.slack.payloads import (
    ALICE,
    DIRECT,
    GENERAL,
    MOMENT,
    RESPONSE,
    TRIGGER,
    pressed,
    pressed_in_view,
)

HERE = workspace()
ANNA = Account(id=SENDER, name="Anna")


def to_press(body: dict[str, Any]) -> Reply:
    """Return the way back to a press."""
    return reply_to_press(HERE, ANNA, body)


def test_what_is_said_is_handed_on_with_its_way_back() -> None:
    back = reply_in(HERE, ANNA, ALICE, GENERAL, direct=False)
    found = said(back, ANNA, Source.COMMAND, "status", "1.2.x", label="Status")
    assert (found.room, found.sender, found.source) == (CHANNEL, ANNA, Source.COMMAND)
    assert (found.line, found.delivery, found.label) == ("status", "slack-1.2.x", "Status")
    assert (found.values, found.mentions) == (None, {})
    assert found.handle is back


@pytest.mark.parametrize(
    ("channel", "room", "place"),
    [
        (GENERAL, CHANNEL, Place.CHANNEL),
        ("G01GROUP", "slack:G01GROUP", Place.CHANNEL),
        (DIRECT, PRIVATE, Place.DIRECT),
        ("D0OTHERS", PRIVATE, Place.CHANNEL),
    ],
)
def test_she_is_answered_where_she_is(channel: str, room: str, place: Place) -> None:
    back = reply_in(HERE, ANNA, ALICE, channel, direct=place is Place.DIRECT)
    assert (back.room, back.place, back.channel, back.user) == (room, place, channel, ALICE)


def test_a_press_in_a_message_for_all_knows_the_message() -> None:
    blocks = [{"type": "rich_text", "elements": []}]
    shown = {"blocks": blocks, "thread_ts": "1.1"}
    back = to_press(pressed("press1", "visa 1.3", message=shown))
    assert (back.room, back.place, back.channel) == (CHANNEL, Place.CHANNEL, GENERAL)
    assert (back.url, back.trigger, back.thread) == (RESPONSE, TRIGGER, "1.1")
    assert back.pressed is not None
    assert (back.pressed.channel, back.pressed.ts) == (GENERAL, MOMENT)
    assert (back.pressed.blocks, back.pressed.value) == (tuple(blocks), "visa 1.3")
    assert not back.pressed.unseen


def test_a_press_in_a_message_only_she_sees_is_known_by_its_container() -> None:
    body = pressed("press1", "visa 1.3", message={"is_ephemeral": True})
    assert "message" not in body
    found = to_press(body).pressed
    assert found is not None
    assert (found.unseen, found.ts, found.blocks) == (True, MOMENT, ())


def test_a_press_in_a_message_only_she_sees_is_known_by_its_message() -> None:
    body = pressed("press1", "visa 1.3", message={"subtype": "ephemeral"})
    del body["container"]
    found = to_press(body).pressed
    assert found is not None
    assert (found.unseen, found.ts, found.channel) == (True, MOMENT, GENERAL)


def test_a_press_in_her_private_chat_is_answered_there() -> None:
    back = to_press(pressed("press1", "status", channel=DIRECT))
    assert (back.room, back.place) == (PRIVATE, Place.DIRECT)


def test_a_press_in_the_home_tab_is_answered_in_a_modal() -> None:
    back = to_press(pressed_in_view("press1-3", "status", view={"type": "home"}))
    assert (back.room, back.place, back.trigger) == (PRIVATE, Place.HOME, TRIGGER)
    assert (back.view, back.url, back.pressed, back.channel) == (None, None, None, None)


def test_a_press_in_a_modal_is_answered_in_that_modal() -> None:
    back = to_press(pressed_in_view("press1-3", "status", view=modal(PRIVATE)))
    assert (back.room, back.place, back.view) == (PRIVATE, Place.HOME, "V01VIEW")


@pytest.mark.parametrize(
    "metadata",
    ["", "{", "{}", modal("@slack:T01TEST:U02BOB")["private_metadata"]]
    + [modal(room)["private_metadata"] for room in (CHANNEL, "console:samverkan", "")],
)
def test_a_press_in_a_modal_that_is_not_hers_is_refused(metadata: str) -> None:
    view = {"type": "modal", "private_metadata": metadata}
    with pytest.raises(UnknownPayloadError):
        to_press(pressed_in_view("press1", "status", view=view))


@pytest.mark.parametrize(
    "change",
    [
        {"action_id": "delete_everything"},
        {"action_id": "xpress1"},
        {"action_id": None},
        {"value": None},
        {"value": 5},
        {"value": ["godkänn"]},
        {"value": "x" * (MAX_VALUE + 1)},
    ],
)
def test_a_press_that_no_button_of_ours_sends_is_refused(change: dict[str, Any]) -> None:
    body = pressed("press1", "visa", more=change)
    for reading in (pressed_line, to_press):
        with pytest.raises(UnknownPayloadError):
            reading(body)


@pytest.mark.parametrize("actions", [[], None, [{}]])
def test_a_press_on_nothing_is_refused(actions: object) -> None:
    with pytest.raises(UnknownPayloadError):
        pressed_line(pressed("press1", "visa") | {"actions": actions})


def test_a_press_says_its_line_and_its_label() -> None:
    assert pressed_line(pressed("press25-7", "x" * MAX_VALUE)) == "x" * MAX_VALUE
    assert pressed_label(pressed("press1", "visa")) == "Klar"
    assert pressed_label(pressed("press1", "visa", more={"text": None})) == ""


def test_where_a_press_was_made_is_the_message_or_the_view() -> None:
    assert pressed_in(pressed("press1", "visa")) == MOMENT
    assert pressed_in(pressed_in_view("press1", "visa", view={"type": "home"})) == "V01VIEW"
    assert pressed_in({}) == ""


def test_a_press_from_nowhere_is_refused() -> None:
    body = pressed("press1", "visa") | {"channel": None, "container": None}
    with pytest.raises(UnknownPayloadError):
        to_press(body)


@pytest.mark.parametrize(
    ("event", "team"),
    [
        ({"team": "T1", "user_team": "T2"}, "T2"),
        ({"team": "T1"}, "T1"),
        ({"team": None, "user_team": ""}, None),
        ({}, None),
    ],
)
def test_an_event_says_of_which_team_somebody_is(event: dict[str, Any], team: str | None) -> None:
    assert team_in(event) == team


def test_only_those_picked_from_a_menu_are_people() -> None:
    answers = {
        "a": "@U02BOB",
        "b": "@W05",
        "c": "@alla",
        "d": "U03",
        "e": "@U04 och @U05",
        "f": "@",
    }
    assert people_chosen(answers) == ["U02BOB", "W05"]
