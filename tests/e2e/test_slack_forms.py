"""A form that comes too late, is filled in wrongly or is sent again loses nothing of hers."""

import asyncio
from pathlib import Path

import pytest

from bot.domain.ids import MatterId
from bot.platforms.slack.hearing import heard
from tests.chat.figures import PHONE, PLATE
from tests.e2e.faults import Fault
from tests.e2e.slack_stage import ANNA, FOUNDED, MODES, ROOM, Stage, delivering, stage
from tests.platforms.slack import payloads

pytestmark = pytest.mark.slow

OPEN = "views.open"
ASKED = "anna: /samverkan ändra 1.5"
TEXT = "Styrgruppen möts fyra gånger om året."
DECIDED = (
    'anna: /samverkan ändra 1.3 "Vi samverkar 2027–2030."',
    "anna: /samverkan godkänn 1.3 v1",
)


def text_of(here: Stage) -> str | None:
    """Return the text of 1.5, as it is kept."""
    current = here.cooperation.round.matter(MatterId("1.5")).current
    return current.proposal.text if current else None


@MODES
@pytest.mark.parametrize(
    "fault",
    [Fault.error("expired_trigger_id"), Fault.error("exchanged_trigger_id"), Fault.html(500)],
    ids=lambda fault: fault.name,
)
async def test_a_question_that_cannot_open_waits_behind_a_button(
    mode: str, fault: Fault, tmp_path: Path
) -> None:
    async with stage(mode, tmp_path, *FOUNDED) as here:
        here.bot.proxy.fail(OPEN, fault)
        await here.play(ASKED)
        assert await here.driver.form("anna") is None
        [answer] = await here.answers("anna")
        assert "Hur ska texten lyda?" in answer
        assert "[Fyll i]" in answer
        first, *_ = here.bot.proxy.made(OPEN)
        await here.play("anna: [Fyll i]", f"anna: {TEXT}")
        _, second = here.bot.proxy.made(OPEN)
        assert second["trigger_id"] != first["trigger_id"]
        assert text_of(here) == TEXT


@MODES
@pytest.mark.parametrize(
    ("wrong", "word", "why"),
    [
        ("2031-02-03", "datum", "har inte varit än"),
        ("2027-01-05", "datum", "har inte varit än"),
    ],
)
async def test_a_wrong_day_is_said_beside_its_field_and_the_rest_stays(
    mode: str, wrong: str, word: str, why: str, tmp_path: Path
) -> None:
    async with stage(mode, tmp_path, *FOUNDED, *DECIDED) as here:
        await here.driver.submit("anna", {"organ": "KS", "paragraf": "41", word: wrong})
        form = await here.driver.form("anna")
        assert form is not None
        assert list(form.refused) == [word]
        assert why in form.refused[word]
        assert {name for name, one in form.values.items() if one["value"]["type"]} >= {"organ"}
        assert here.cooperation.round.matter(MatterId("1.3")).yeses == ()

        await here.driver.submit("anna", {word: "2027-01-04"})
        await here.bot.idle()
        assert await here.driver.form("anna") is None
        [yes] = here.cooperation.round.matter(MatterId("1.3")).yeses
        assert yes.decision is not None
        assert (yes.decision.body, yes.decision.paragraph) == ("KS", "41")


@MODES
async def test_a_strange_text_is_said_beside_its_field(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, *FOUNDED, ASKED) as here:
        await here.driver.submit("anna", {"text": f"{TEXT}\nOch \u202eså."})
        form = await here.driver.form("anna")
        assert form is not None
        assert list(form.refused) == ["text"]
        assert form.refused["text"].startswith("Texten är inte sparad. Rad 2 har tecken")
        assert text_of(here) is None
        assert await here.answers("anna") == []
        await here.driver.submit("anna", {"text": TEXT})
        await here.bot.idle()
        assert text_of(here) == TEXT


@MODES
async def test_what_is_refused_is_refused_as_often_as_it_is_sent(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, *FOUNDED, *DECIDED) as here:
        wrong = {"organ": "KS", "datum": "2031-02-03"}
        for _ in range(2):
            await here.driver.submit("anna", wrong)
            form = await here.driver.form("anna")
            assert form is not None
            assert list(form.refused) == ["datum"]


async def test_news_that_take_long_do_not_keep_a_form_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.platforms.slack.listening.FORM_TAKES", 0.1)
    async with stage("events", tmp_path, *FOUNDED, ASKED) as here:
        go = asyncio.Event()
        here.bot.proxy.fail("chat.postMessage", Fault.hang(go))
        await here.driver.submit("anna", {"text": TEXT})
        assert await here.driver.form("anna") is None
        assert text_of(here) == TEXT
        go.set()
        await here.bot.idle()
        assert await here.told("har skrivit version 1") == 1
        assert await here.answers("anna") == []


async def test_a_refusal_that_takes_long_comes_in_the_chat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage("events", tmp_path, *FOUNDED, ASKED) as here, delivering(here) as slack:
        view = await here.bot.slack.form(ANNA)
        assert view is not None
        monkeypatch.setattr("bot.platforms.slack.listening.FORM_TAKES", 0.0)
        wrong = {"text": {"value": payloads.written("Och \u202eså.")}}
        answer = await slack.send(payloads.submitted(view, wrong, user=ANNA))
        assert (answer.status, answer.json) == (200, {})
        await here.bot.idle()
        [said] = await here.answers("anna")
        assert said.startswith("Texten är inte sparad.")
        assert "[Fyll i]" in said
        monkeypatch.setattr("bot.platforms.slack.listening.FORM_TAKES", 2.5)
        await here.bot.slack.close_form(ANNA)
        await here.bot.idle()


@MODES
async def test_a_form_that_was_closed_asks_no_more(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, *FOUNDED, ASKED) as here:
        before = await here.answers("anna")
        await here.driver.close("anna")
        await here.bot.idle()
        await here.driver.say("anna", ROOM, f"@samverkan {TEXT}")
        await here.bot.idle()
        assert text_of(here) is None
        assert await here.answers("anna") != before


@MODES
async def test_a_text_that_is_asked_about_stays_and_a_tick_lets_it_through(
    mode: str, tmp_path: Path
) -> None:
    text = f"{TEXT}\nFrågor: ring {PHONE}."
    async with stage(mode, tmp_path, *FOUNDED, ASKED) as here:
        await here.driver.submit("anna", {"text": text})
        form = await here.driver.form("anna")
        assert form is not None
        assert form.values["text"]["value"]["value"] == text
        assert "Rad 2 ser ut att innehålla ett telefonnummer" in heard(form.view["blocks"][:1])
        assert text_of(here) is None

        await here.driver.submit("anna", {"enskild": "Gäller ingen enskild"})
        await here.bot.idle()
        assert await here.driver.form("anna") is None
        assert text_of(here) == text


@MODES
async def test_what_never_passes_is_said_beside_its_field(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, *FOUNDED, ASKED) as here:
        await here.driver.submit("anna", {"text": f"{TEXT}\nBilen {PLATE} står där."})
        form = await here.driver.form("anna")
        assert form is not None
        assert list(form.refused) == ["text"]
        assert "Rad 2 ser ut att innehålla ett registreringsnummer" in form.refused["text"]
        assert PLATE not in form.refused["text"]
        assert text_of(here) is None
