"""A form that is sent in Slack is taken once, and what is wrong with it said beside its fields."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.platforms.slack.workspaces import Workspace
from tests.e2e.proxy import FaultyProxy
from tests.platforms.slack.checked import violations
from tests.platforms.slack.events import home_opened
from tests.platforms.slack.loopback import Loopback
from tests.platforms.slack.payloads import (
    ALICE,
    BOB,
    TEAM,
    closed,
    dated,
    pressed_in_view,
    submitted,
    written,
)
from tests.platforms.slack.town import START, SlackTown

Values = Mapping[str, dict[str, Any]]
HOOK, POST, OPEN = "response_url", "chat.postMessage", "views.open"


@pytest.fixture
async def town(proxy: FaultyProxy, loopback: Loopback, here: Workspace, url: str) -> SlackTown:
    """Return a town where Anna has started a cooperation."""
    loopback.people = {
        ALICE: {"team_id": TEAM, "real_name": "Anna"},
        BOB: {"team_id": TEAM, "real_name": "Bo"},
    }
    built = SlackTown(proxy, url, here)
    await built.say(START)
    return built


def opened(town: SlackTown) -> dict[str, Any]:
    """Return the modal that has just been opened."""
    [call] = [call for call in town.heard if call.method == OPEN]
    view: dict[str, Any] = call.params["view"]
    return view


def filled(view: Mapping[str, Any], **values: dict[str, Any]) -> dict[str, Any]:
    """Return what a sent modal delivers."""
    return submitted(view, {word: {"value": value} for word, value in values.items()})


def version(town: SlackTown, matter: str) -> int:
    """Return how many versions a text has."""
    return next((one.count for id_, one in town.now.round.matters.items() if id_ == matter), 0)


async def test_a_form_is_sent_from_its_modal_and_all_are_told(town: SlackTown) -> None:
    await town.say("ändra 1.5")
    assert await town.deliver(filled(opened(town), text=written("Vi möts varje månad."))) == {}
    assert version(town, "1.5") == 1
    assert len(town.texts(POST)) == 1


async def test_a_form_that_comes_twice_is_taken_once_even_after_a_restart(
    town: SlackTown,
) -> None:
    await town.say("ändra 1.5")
    sent = filled(opened(town), text=written("Vi möts varje månad."))
    for _ in range(2):
        await town.deliver(sent)
    town.ear = town.built()
    assert await town.deliver(sent) == {}
    assert (version(town, "1.5"), town.texts(POST), town.texts(HOOK)) == (1, [], [])


async def test_what_is_wrong_is_said_beside_its_field_as_often_as_it_is_sent(
    town: SlackTown,
) -> None:
    await town.say('ändra 1.3 "Beslut."')
    await town.say("godkänn 1.3 v1")
    view = opened(town)
    wrong = filled(view, organ=written("KS"), datum=dated("2031-02-03"))
    for _ in range(2):
        answer = await town.deliver(wrong)
        assert (answer["response_action"], list(answer["errors"])) == ("errors", ["datum"])
        assert violations("ack", answer) == []
    assert await town.deliver(filled(view, organ=written("KS"), datum=dated("2027-03-01"))) == {}
    assert version(town, "1.3") == 1


async def test_what_was_typed_after_an_at_sign_is_nobody_to_look_up(town: SlackTown) -> None:
    await town.say("ändra 1.5")
    await town.deliver(filled(opened(town), text=written("@alla hjälps åt")))
    assert [call.params["user"] for call in town.heard if call.method == "users.info"] == []


async def test_a_form_that_is_closed_asks_no_more_and_says_nothing(town: SlackTown) -> None:
    await town.say("ändra 1.5")
    view = opened(town)
    await town.deliver(closed(view))
    assert town.heard == []
    await town.say("svara")
    assert [call.method for call in town.heard] == [HOOK]
    await town.deliver(filled(view, text=written("För sent.")))
    assert version(town, "1.5") == 0
    assert len(town.texts(HOOK)) == 1


async def test_the_button_of_a_form_shows_it_again(town: SlackTown) -> None:
    await town.say("ändra 1.5")
    first = opened(town)
    await town.say("svara")
    assert opened(town)["blocks"][-1] == first["blocks"][-1]


async def test_a_press_in_the_home_tab_is_answered_in_a_modal_and_the_tab_shown_anew(
    town: SlackTown,
) -> None:
    await town.deliver(home_opened())
    home: dict[str, Any] = next(call.params["view"] for call in town.heard)
    value = home["blocks"][1]["elements"][0]["value"]
    press = pressed_in_view("press1-1", value, view=home) | {"trigger_id": town.trigger()}
    await town.deliver(press)
    assert [call.method for call in town.heard] == [OPEN, "views.publish"]
    again = pressed_in_view("press1-1", "status", view=opened(town))
    await town.deliver(again | {"trigger_id": town.trigger()})
    assert [call.method for call in town.heard] == ["views.update", "views.publish"]
