"""A question is asked where it is best filled in, by what Slack still allows."""

import json

import pytest

from bot.chat.message import Button, Message
from bot.platforms.slack.answering import URL_LASTS, with_questions
from bot.platforms.slack.modals import Context
from bot.platforms.slack.reply import Place, Reply
from bot.platforms.slack.sender import Slack
from bot.platforms.slack.workspaces import Workspace
from tests.e2e.faults import Fault
from tests.e2e.proxy import FaultyProxy
from tests.platforms.slack.checked import violations
from tests.platforms.slack.loopback import methods
from tests.platforms.slack.made import (
    CLOSED,
    LATER,
    PRIVATE,
    REFUSED,
    buttons,
    choices,
    field,
    form,
    message,
    reply,
)
from tests.platforms.slack.payloads import ALICE, DIRECT, TRIGGER

HOOK, OPEN, POST = "response_url", "views.open", "chat.postMessage"
OPENED = message("Ändra 1.3.", form=form(field(), field(word="datum", kind="date")))


async def answer(slack: Slack, back: Reply, *messages: Message) -> None:
    """Answer with some messages, one after another."""
    for one in messages:
        await slack.send(back.room, one, only=f"slack:{ALICE}", handle=back)


@pytest.mark.parametrize("place", Place)
async def test_a_form_is_a_modal_while_there_is_a_trigger(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str, place: Place
) -> None:
    back = reply(place, workspace=here, url=url, trigger=TRIGGER)
    await answer(slack, back, OPENED)
    assert methods(proxy) == [OPEN]
    [sent] = proxy.made(OPEN)
    assert sent["trigger_id"] == TRIGGER
    assert [block.get("block_id") for block in sent["view"]["blocks"]] == [None, "text", "datum"]
    known = Context.read(sent["view"]["private_metadata"])
    assert (known.room, known.line, known.place) == (back.room, "ändra 1.3", place)
    assert known.url == url


async def test_a_modal_remembers_until_when_its_address_is_good(
    slack: Slack, here: Workspace, proxy: FaultyProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.platforms.slack.answering.time.time", lambda: 1000.7)
    await answer(slack, reply(workspace=here, trigger=TRIGGER), OPENED)
    await answer(slack, reply(workspace=here, trigger=TRIGGER, until=LATER), OPENED)
    made = [Context.read(sent["view"]["private_metadata"]) for sent in proxy.made(OPEN)]
    assert [one.until for one in made] == [1000 + URL_LASTS, LATER]


async def test_a_second_form_has_no_trigger_left(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str
) -> None:
    await answer(slack, reply(workspace=here, url=url, trigger=TRIGGER), OPENED, OPENED)
    assert methods(proxy) == [OPEN, HOOK]


@pytest.mark.parametrize("code", ["expired_trigger_id", "exchanged_trigger_id", "trigger_expired"])
async def test_where_a_modal_cannot_open_any_more_a_button_opens_it(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str, code: str
) -> None:
    proxy.fail(OPEN, Fault.error(code))
    await answer(slack, reply(workspace=here, url=url, trigger=TRIGGER), OPENED)
    assert methods(proxy) == [OPEN, HOOK]
    [sent] = proxy.made(HOOK)
    assert sent["text"] == "Ändra 1.3.\nHur lyder texten?\n[Fyll i]"
    assert sent["blocks"][-1]["elements"][0]["value"] == "svara"


async def test_a_form_without_a_trigger_is_a_button_in_her_private_chat_too(
    slack: Slack, here: Workspace, proxy: FaultyProxy
) -> None:
    await answer(slack, reply(Place.DIRECT, workspace=here), OPENED)
    [sent] = proxy.made(POST)
    assert (sent["channel"], sent["text"].splitlines()[-1]) == (DIRECT, "[Fyll i]")


async def test_one_question_with_given_answers_is_asked_by_buttons(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str
) -> None:
    asked = message("Ska vi?", form=CLOSED, buttons=buttons(1))
    await answer(slack, reply(workspace=here, url=url, trigger=TRIGGER), asked)
    assert methods(proxy) == [HOOK]
    [sent] = proxy.made(HOOK)
    assert sent["text"] == "Ska vi?\nVilket?\n[Ja] [Nej] [Visa 1]"
    assert [one["value"] for one in sent["blocks"][-1]["elements"]] == [
        "svara val=ja",
        "svara val=nej",
        "visa 1",
    ]


async def test_from_the_home_tab_it_is_asked_by_buttons_in_a_modal(
    slack: Slack, here: Workspace, proxy: FaultyProxy
) -> None:
    back = reply(Place.HOME, workspace=here, trigger=TRIGGER)
    await answer(slack, back, message("Ska vi?", form=CLOSED))
    assert methods(proxy) == [OPEN]
    assert proxy.made(OPEN)[0]["view"]["callback_id"] == "message"


async def test_in_a_modal_the_form_takes_the_place_of_what_was_pressed(
    slack: Slack, here: Workspace, proxy: FaultyProxy
) -> None:
    back = reply(Place.HOME, workspace=here, view="V1", trigger=TRIGGER)
    await answer(slack, back, OPENED)
    assert methods(proxy) == ["views.update"]
    assert proxy.made("views.update")[0]["view_id"] == "V1"


async def test_the_next_question_of_the_same_kind_takes_the_place_of_the_form_that_was_sent(
    slack: Slack, here: Workspace, url: str
) -> None:
    back = reply(Place.CHANNEL, workspace=here, url=url, sent={"text": "Så.", "datum": "igår"})
    await answer(slack, back, OPENED)
    assert back.errors == {}
    assert back.update is not None
    assert back.update["callback_id"] == "form"


@pytest.mark.parametrize("place", Place)
async def test_the_next_form_takes_the_place_of_the_one_that_was_sent(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str, place: Place
) -> None:
    back = reply(place, workspace=here, url=url, until=LATER, sent={"text": "Så."})
    await answer(slack, back, REFUSED)
    assert (methods(proxy), back.errors) == ([], {})
    assert back.update is not None
    assert violations("ack", {"response_action": "update", "view": back.update}) == []
    known = json.loads(back.update["private_metadata"])
    assert (known["url"], known["until"], known["place"]) == (url, LATER, place)


async def test_a_form_that_was_acknowledged_already_is_answered_in_the_channel(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str
) -> None:
    late = reply(workspace=here, url=url, sent=None)
    await answer(slack, late, REFUSED)
    assert methods(proxy) == [HOOK]
    assert late.errors == {}


async def test_the_answer_to_a_sent_form_comes_where_the_form_began(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str
) -> None:
    sent = {"text": "Så."}
    await answer(slack, reply(workspace=here, url=url, sent=sent), message("Sparat."))
    await answer(slack, reply(Place.DIRECT, workspace=here, sent=sent), message("Sparat."))
    home = reply(Place.HOME, workspace=here, sent=sent)
    await answer(slack, home, message("Sparat."))
    assert methods(proxy) == [HOOK, "conversations.open", POST]
    assert home.update is not None
    assert Context.read(home.update["private_metadata"]).room == PRIVATE


def test_only_a_form_adds_questions_to_a_message() -> None:
    plain = message("Klart.", buttons=buttons(1))
    assert with_questions(plain) is plain
    alone = with_questions(message("", form=CLOSED))
    assert alone.plain == "Vilket?"
    assert [one.label for one in alone.buttons] == ["Ja", "Nej"]
    asked = form(field(choices=choices("ks"), required=False), field(word="datum"))
    full = with_questions(message("Nytt.", form=asked, buttons=buttons(1)))
    assert [one.label for one in full.buttons] == ["Ks", "Fyll i", "Visa 1"]
    assert isinstance(full.buttons[1], Button)
