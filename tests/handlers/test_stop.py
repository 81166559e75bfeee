"""`nödstopp`: asked once, told to all; nothing is taken in until its own party opens again."""

import pytest

from bot.chat.request import Source
from tests.handlers.town import Town, enters, private

WRITES = (
    "klar 1.1",
    'problem ny "Bråk vid torget"',
    'ändra 1.5 "Vi möts ofta."',
    "godkänn 1.5 v1",
    'fråga 1.5 "När?"',
    "egen-text på läst=ja",
    "bjud-in @cia polis roll=deltagare",
    "språk en",
    "påminnelser dag fredag",
    "möte ny 4 maj kl 10",
)
READS = ("status", "nästa", "visa 1.5", "problem", "logg", "översikt", "hjälp", "påminnelser")


@pytest.fixture
async def stopped(town: Town) -> Town:
    """Return a town where Anna has closed the intake."""
    await town.say("anna", 'ändra 1.5 "Vi möts."')
    await town.say("anna", "nödstopp personuppgifter")
    await town.press("anna", "Ja, stäng intaget")
    return town


async def test_it_asks_once_and_then_tells_all(town: Town) -> None:
    heard = await town.say("anna", "nödstopp Kalle har skrivit personuppgifter")
    assert (heard.blocks, heard.labels) == (["stop/sure"], ["Ja, stäng intaget", "Avbryt"])
    assert town.now.stopped is None
    assert "Kalle" not in repr(town.person("anna"))
    heard = await town.press("anna", "Ja, stäng intaget")
    [told] = heard.messages
    assert (told.block, told.only, told.facts["reason"]) == ("stop/stopped", None, "person")
    assert town.now.stopped is not None


async def test_anybody_who_writes_may_pull_it_and_no_reader(town: Town) -> None:
    await enters(town, "rut", "kommun", "läsare")
    await enters(town, "cia", "polis", "deltagare")
    assert await town.refusal("rut", "nödstopp") == "reader_only"
    await town.say("cia", "nödstopp säkert=ja")
    assert town.now.stopped is not None


@pytest.mark.parametrize("line", WRITES)
async def test_nothing_is_taken_in(stopped: Town, line: str) -> None:
    people = [stopped.person(name) for name in ("anna", "bo")]
    assert await stopped.refusal("bo", line) == "stopped"
    assert [stopped.person(name) for name in ("anna", "bo")] == people


@pytest.mark.parametrize("line", READS)
async def test_reading_works(stopped: Town, line: str) -> None:
    heard = await stopped.say("bo", line)
    assert not heard.blocks[0].startswith("errors/")


async def test_it_is_said_who_closed_it_when_and_how_it_is_opened(stopped: Town) -> None:
    heard = await stopped.say("bo", "klar 1.1")
    assert "onsdag den 10 mars av Anna för kommunen" in heard.text
    assert "nödstopp av" in heard.text
    assert (await stopped.say("bo", "status")).text.startswith("Intaget är stängt")


async def test_blocking_leaving_and_exporting_work(stopped: Town) -> None:
    assert (await stopped.say("bo", "spärra 1.5")).blocks == ["block/blocked"]
    assert (await stopped.say("bo", "exportera")).blocks == ["export/done"]
    await stopped.say("anna", "nödstopp av")
    await enters(stopped, "cia", "kommun")
    await stopped.say("bo", "nödstopp säkert=ja")
    assert (await stopped.say("cia", "lämna säkert=ja")).blocks[0] == "leave/left"


async def test_what_was_half_filled_in_is_forgotten(town: Town) -> None:
    await town.say("bo", "möte ny plats=Stadshuset")
    await town.say("bo", "problem ny", room=private("bo"), source=Source.DIRECT)
    assert len(town.person("bo").forms) == 2
    await town.say("anna", "nödstopp säkert=ja")
    assert town.person("bo").forms == {}
    assert not (await town.writes("bo", "Kalle bråkar.")).messages


async def test_no_form_is_opened_and_none_keeps_what_was_refused(stopped: Town) -> None:
    for line in ("problem ny", "löfte ny", "klar 1.1 finns=x datum=igår", "senast 1.1 i övermorse"):
        await stopped.say("bo", line)
        assert stopped.person("bo").forms == {}


async def test_twice_is_explained(stopped: Town) -> None:
    assert await stopped.refusal("bo", "nödstopp") == "stopped"
    assert await stopped.refusal("anna", "nödstopp säkert=ja") == "stopped"


async def test_a_contact_of_the_party_that_closed_it_opens_it(stopped: Town) -> None:
    await stopped.say("anna", "visa 1.5")
    assert await stopped.refusal("bo", "nödstopp av") == "not_your_stop"
    heard = await stopped.press("anna", "Öppna intaget")
    assert heard.blocks == ["stop/reopened"]
    assert await stopped.refusal("anna", "nödstopp av") == "not_stopped"
    assert (await stopped.say("bo", "klar 1.1")).blocks == ["done/ticked"]


async def test_a_participant_does_not_open_it(town: Town) -> None:
    await enters(town, "cia", "kommun", "deltagare")
    await town.say("cia", "nödstopp säkert=ja")
    assert await town.refusal("cia", "nödstopp av") == "contact_only"
    assert (await town.say("anna", "nödstopp av")).blocks == ["stop/reopened"]


async def test_another_cooperation_of_the_same_person_is_open(stopped: Town) -> None:
    other = private("anna")
    heard = await stopped.say("anna", "hjälp", room=other)
    assert heard.blocks != ["errors/stopped"]


async def test_news_on_their_way_go_and_reminders_wait(town: Town) -> None:
    await town.say("anna", 'möte ny "20 maj kl 10" typ=styrgrupp')
    town.platform.down = {"fake:samverkan"}
    await town.say("anna", "klar 1.1")
    town.platform.down = set()
    await town.say("anna", "nödstopp säkert=ja")
    town.later(minutes=1)
    assert (await town.tick()).blocks == ["done/ticked"]
    town.later(days=65)
    assert "reminders/meeting" not in (await town.tick()).blocks
    due = town.cooperations.next_due()
    assert due is None or due > town.clock.now()
    await town.say("anna", "nödstopp av")
    heard = await town.tick()
    assert "reminders/meeting" in heard.blocks
    assert "skulle ha kommit" in heard.text
