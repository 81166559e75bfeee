"""What is one party's own stays its own, and the private chat and the Home tab are hers alone."""

from pathlib import Path

import pytest

from bot.domain.ids import MatterId
from tests.e2e.slack_stage import (
    ANNA,
    BO,
    CHANNEL,
    CIA,
    FOUNDED,
    MODES,
    Stage,
    delivering,
    elements,
    stage,
)
from tests.platforms.slack import events, payloads

pytestmark = pytest.mark.slow

OWN = "Ungdomar eldar bakom skolan"
ON = "anna: /samverkan egen-text på läst=ja"
PICTURE = f'lägesbild ny "{OWN}" plats=Skolgatan tid=kvällar källa=fastighet'
NOTE = f'notera 1.7 "{OWN}"'


def own(here: Stage) -> str:
    """Return all that is kept of the cooperation, own things of every party included."""
    return str(here.cooperation)


@MODES
@pytest.mark.parametrize("typed", [PICTURE, NOTE])
async def test_own_text_by_slash_is_answered_to_her_alone(
    mode: str, typed: str, tmp_path: Path
) -> None:
    async with stage(mode, tmp_path, *FOUNDED, ON) as here:
        before = await here.public()
        await here.play(f"anna: /samverkan {typed}", "anna: /samverkan lägesbild lista")
        assert OWN in own(here)
        assert await here.public() == before
        assert here.seen_by_others(OWN) == []
        shown = len(await here.answers("anna"))
        await here.play("bo: /samverkan lägesbild lista", "bo: /samverkan visa 1.7")
        await here.play("bo: /samverkan logg", "bo: /samverkan status", "bo: /samverkan visa I1")
        assert OWN not in str(await here.answers("bo"))
        assert len(await here.answers("anna")) == shown
        assert not any(
            OWN in str(call) for call in here.bot.proxy.calls if call.params.get("user") == BO
        )


@MODES
@pytest.mark.parametrize("typed", [PICTURE, NOTE, "egen-text på läst=ja"])
async def test_own_text_in_the_open_is_not_taken(mode: str, typed: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, *FOUNDED, ON) as here:
        before, said = here.kept(), await here.public()
        await here.play(f"anna: @samverkan {typed}")
        assert here.kept() == before
        assert await here.public() == said
        answer = (await here.answers("anna"))[-1]
        assert answer.startswith("Här kan alla i rummet läsa det du skriver, så jag sparar inget.")
        assert not any(OWN in str(call) for call in here.bot.proxy.calls)


@MODES
async def test_own_text_in_the_private_chat_stays_there(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, *FOUNDED, ON) as here:
        before = await here.public()
        await here.play(f"anna#: {NOTE}", "anna#: visa 1.7")
        assert OWN in own(here)
        chat = await here.bot.slack.dm(ANNA)
        assert OWN in str(await here.bot.slack.messages(chat))
        assert await here.public() == before
        others = [call for call in here.seen_by_others(OWN) if call.params["channel"] != chat]
        assert others == []


@MODES
async def test_the_private_chat_answers_and_asks(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, *FOUNDED) as here:
        for number, line in enumerate(("status", "hur ligger vi till?", "@samverkan status"), 1):
            await here.play(f"anna#: {line}")
            read = await here.driver.read("anna", None)
            assert sum("Steg 1 av 5" in one for one in read) == number
        assert await here.answers("anna") == []

        await here.play("anna#: ändra 1.5")
        assert "Hur ska texten lyda?" in (await here.driver.read("anna", None))[-1]
        await here.play("anna#: Vi möts varje månad.")
        await here.play("anna#: ändra 1.3", "anna#: [Fyll i]", "anna: Vi samverkar.")
        matters = [here.cooperation.round.matter(MatterId(id_)) for id_ in ("1.5", "1.3")]
        texts = [one.current.proposal.text for one in matters if one.current]
        assert texts == ["Vi möts varje månad.", "Vi samverkar."]
        assert await here.told("har skrivit version 1") == 2


@MODES
async def test_what_is_not_said_to_the_bot_is_not_read(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, *FOUNDED) as here:
        before, calls = here.kept(), len(here.bot.proxy.made("chat.postMessage"))
        await here.play("anna: klar 1.1", "bo: hur ligger vi till?")
        chat = await here.bot.slack.dm(ANNA)
        ts = await here.bot.slack.message(ANNA, chat, "hej då")
        await here.bot.idle()
        written = len(await here.bot.slack.messages(chat))
        await here.bot.slack.edit(ANNA, chat, ts, "klar 1.1")
        await here.bot.slack.delete_message(ANNA, chat, ts)
        await here.bot.idle()
        assert here.kept() == before
        assert len(await here.bot.slack.messages(chat)) == written - 1
        assert len(here.bot.proxy.made("chat.postMessage")) == calls + 1


@MODES
async def test_home_shows_what_waits_and_what_ends_first(mode: str, tmp_path: Path) -> None:
    written = 'bo: /samverkan ändra 1.5 "Vi möts varje månad."'
    async with stage(mode, tmp_path, *FOUNDED, written) as here:
        shown = await opened(here, ANNA)
        assert "Lindsala kommun och lokalpolisområde Mellansjö" in shown
        assert "steg 1 av 5" in shown
        assert "har väntat på ja från kommunen och polisen" in shown
        await here.play("anna: [Godkänn 1.5 v1]")
        assert "har väntat på polisens ja" in await opened(here, ANNA)
        assert "Du är inte med i någon samverkan än." in await opened(here, CIA)
        assert here.bot.proxy.made("chat.postMessage")[-1]["channel"] == CHANNEL


async def opened(here: Stage, user: str) -> str:
    """Open the Home tab, and return what stands there."""
    await here.bot.slack.open_home(user)
    await here.bot.idle()
    return str(await here.bot.slack.home(user))


async def test_a_press_at_home_answers_there_and_shows_it_anew(tmp_path: Path) -> None:
    written = 'bo: /samverkan ändra 1.5 "Vi möts varje månad."'
    async with stage("events", tmp_path, *FOUNDED, written) as here, delivering(here) as slack:
        await opened(here, ANNA)
        view = await here.bot.slack.home(ANNA)
        assert view is not None
        shows = next(one for one in elements(view["blocks"]) if one["value"] == "visa 1.5")
        for element in (shows, {"action_id": "press1-1", "value": "godkänn 1.5 v1"}):
            press = payloads.pressed_in_view(
                element["action_id"], element["value"], view=view, user=ANNA
            ) | {"trigger_id": f"1.{element['value']}"}
            published = len(here.bot.proxy.made("views.publish"))
            assert (await slack.send(press)).status == 200
            await here.bot.idle()
            assert len(here.bot.proxy.made("views.publish")) == published + 1
        [first, *_] = here.bot.proxy.made("views.open")
        assert "Vi möts varje månad." in str(first["view"])
        assert [yes.by.party for yes in here.cooperation.round.matter(MatterId("1.5")).yeses]
        assert "har väntat på polisens ja" in str(await here.bot.slack.home(ANNA))
        assert await here.told("har sagt ja till version 1") == 1


async def test_another_tab_than_home_shows_nothing(tmp_path: Path) -> None:
    async with stage("events", tmp_path, *FOUNDED) as here, delivering(here) as slack:
        await slack.send(events.home_opened(user=ANNA, tab="messages"))
        await here.bot.idle()
        assert here.bot.proxy.made("views.publish") == []


async def test_a_form_begun_at_home_is_sent_from_there(tmp_path: Path) -> None:
    async with stage("events", tmp_path, *FOUNDED) as here, delivering(here) as slack:
        await opened(here, ANNA)
        home = await here.bot.slack.home(ANNA)
        assert home is not None
        press = payloads.pressed_in_view("press1-1", "ändra 1.5", view=home, user=ANNA)
        await slack.send(press | {"trigger_id": "1.form"})
        await here.bot.idle()
        form = here.bot.proxy.made("views.open")[-1]["view"]
        # Looking at the tab meanwhile closes nothing.
        await opened(here, ANNA)
        filled = {"text": {"value": payloads.written("Vi möts varje månad.")}}
        answer = await slack.send(payloads.submitted(form, filled, user=ANNA))
        await here.bot.idle()
        assert answer.json["response_action"] == "update"
        assert "har skrivit version 1" in str(answer.json["view"])
        current = here.cooperation.round.matter(MatterId("1.5")).current
        assert current is not None
        assert current.proposal.text == "Vi möts varje månad."
