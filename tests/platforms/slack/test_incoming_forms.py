"""A form that was sent or closed in Slack knows where it began, or is refused as forged."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.chat.request import Account
from bot.platforms.slack.incoming import UnknownPayloadError, delivery_of_form, reply_to_form
from bot.platforms.slack.reply import Place
from tests.platforms.slack.made import CHANNEL, LATER, PRIVATE, SENDER, modal, workspace
from tests.platforms.slack.payloads import GENERAL, RESPONSE, closed, submitted, written

HERE = workspace()
ANNA = Account(id=SENDER, name="Anna")


@pytest.mark.parametrize("place", Place)
def test_a_form_is_answered_where_it_began(place: Place) -> None:
    room = CHANNEL if place is Place.CHANNEL else PRIVATE
    body = submitted(modal(room, place=place, url=RESPONSE), {"text": {"value": written("Så.")}})
    back, context = reply_to_form(HERE, ANNA, body)
    assert (back.room, back.place, back.url) == (room, place, RESPONSE)
    assert back.channel == (GENERAL if place is Place.CHANNEL else None)
    assert (back.sent, back.until) == ({"text": "Så."}, LATER)
    assert context.line == "ändra 1.3"


def test_an_address_that_has_run_out_is_not_used() -> None:
    body = submitted(modal(CHANNEL, url=RESPONSE, until=1), {})
    assert reply_to_form(HERE, ANNA, body)[0].url is None


def test_a_form_that_was_closed_has_no_answers_to_wait_for() -> None:
    back, _ = reply_to_form(HERE, ANNA, closed(modal(CHANNEL)))
    assert back.sent is None


@pytest.mark.parametrize("made", [lambda view: submitted(view, {}), closed])
@pytest.mark.parametrize(
    "view",
    [
        {"type": "modal"},
        {"type": "modal", "private_metadata": None},
        {"type": "modal", "private_metadata": "{}"},
        modal("@slack:T01TEST:U02BOB"),
        modal("@slack:T02OTHER:U01ALICE"),
        modal("@console:anna"),
        modal("console:samverkan"),
        modal("telegram:1"),
        modal("slackish:C01GEN"),
        modal(""),
    ],
)
def test_a_form_that_is_not_hers_is_refused(
    made: Callable[[dict[str, Any]], dict[str, Any]], view: dict[str, Any]
) -> None:
    with pytest.raises(UnknownPayloadError):
        reply_to_form(HERE, ANNA, made(view))


def test_a_form_sent_again_is_the_same_and_one_filled_in_otherwise_is_not() -> None:
    first, again, other = (
        submitted(modal(CHANNEL), {"text": {"value": written(text)}})["view"]
        for text in ("Så.", "Så.", "Inte så.")
    )
    assert delivery_of_form(first) == delivery_of_form(again)
    assert delivery_of_form(first) != delivery_of_form(other)
    assert delivery_of_form(first) != delivery_of_form(first | {"id": "V02"})
    assert "Så" not in delivery_of_form(first)


def test_the_next_form_in_the_same_window_is_another_though_filled_in_alike() -> None:
    first, second = (
        submitted(modal(CHANNEL, line=line), {"text": {"value": written("Så.")}})["view"]
        for line in ("ändra 1.3", "ändra 1.5")
    )
    assert first["id"] == second["id"]
    assert delivery_of_form(first) != delivery_of_form(second)
