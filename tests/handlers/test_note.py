"""`notera` and `egen-text`: what a party keeps for itself, and who reads it."""

import pytest

from bot.chat.request import Source
from tests.handlers.town import Town, enters, private

NOTE = "Ring ekonomen."


@pytest.fixture
async def allowed(town: Town) -> Town:
    await town.say("anna", "egen-text på läst=ja")
    return town


async def test_a_note_is_answered_to_the_asker_and_read_by_her_party(allowed: Town) -> None:
    heard = await allowed.say("anna", f'notera 1.7 "{NOTE}"')
    [shown] = heard.messages
    assert (shown.block, shown.only) == ("note/saved", "fake:anna")
    await enters(allowed, "cia", "kommun", "läsare")
    assert NOTE in (await allowed.say("cia", "visa 1.7")).text
    for line in ("visa 1.7", "logg", "logg 1.7", "status", "nästa", "steg"):
        assert NOTE not in (await allowed.say("bo", line)).text
    assert "antecknade" not in (await allowed.say("bo", "logg")).text
    assert "antecknade" in (await allowed.say("anna", "logg")).text


async def test_the_text_is_asked_for(allowed: Town) -> None:
    heard = await allowed.say("anna", "notera 1.7")
    assert heard.question() == "text"
    assert (await allowed.fill("anna", {"text": NOTE})).blocks == ["note/saved"]


async def test_a_line_that_all_can_read_is_not_taken(allowed: Town) -> None:
    code = await allowed.refusal("anna", f'notera 1.7 "{NOTE}"', Source.MENTION)
    assert code == "own_in_the_open"


async def test_an_answer_that_all_can_read_is_not_taken_either(allowed: Town) -> None:
    await allowed.say("anna", "notera 1.7")
    heard = await allowed.writes("anna", NOTE)
    assert heard.blocks == ["errors/own_in_the_open"]
    assert NOTE not in (await allowed.say("anna", "visa 1.7")).text


async def test_in_the_private_chat_it_is_taken(allowed: Town) -> None:
    room, direct = private("anna"), Source.DIRECT
    heard = await allowed.say("anna", f'notera 1.7 "{NOTE}"', room=room, source=direct)
    assert heard.blocks == ["note/saved"]
    await allowed.say("anna", "notera 1.7", room=room, source=direct)
    heard = await allowed.say("anna", "Till.", room=room, source=direct)
    assert heard.blocks == ["note/saved"]


async def test_before_own_text_is_on_nothing_is_kept(town: Town) -> None:
    assert await town.refusal("anna", f'notera 1.7 "{NOTE}"') == "own_text_off"
    heard = await town.say("anna", "notera 1.7")
    assert heard.blocks == ["errors/own_text_off"]
    assert heard.labels == ["Om egen text"]
    assert (await town.press("anna", "Om egen text")).blocks == ["own_text/about"]


@pytest.mark.parametrize(
    ("line", "code"),
    [("notera", "which_task"), ("notera 9.9 x", "no_such_task"), ('notera 1.7 "-"', "empty_text")],
)
async def test_a_note_that_cannot_be_is_explained(allowed: Town, line: str, code: str) -> None:
    assert await allowed.refusal("anna", line) == code


async def test_own_text_is_turned_on_after_reading_who_runs_the_bot(town: Town) -> None:
    heard = await town.say("anna", "egen-text")
    assert (heard.blocks, heard.fact("allowed")) == (["own_text/about"], False)
    assert "Lindsala kommun" in heard.text
    heard = await town.press("anna", "Slå på")
    assert (heard.blocks, heard.question()) == (["own_text/read_first"], "read")
    assert not town.now.own_of(town.now.members[0].party).text_allowed
    heard = await town.press("anna", "Ja, spara vår egen text")
    assert heard.blocks == ["own_text/now_on"]
    assert heard.messages[0].only == "fake:anna"


async def test_where_nobody_said_who_runs_the_bot_that_is_said(town: Town) -> None:
    town.app = town.built(operator="")
    assert "har inte skrivit vem det är" in (await town.say("anna", "egen-text")).text
    assert "har inte skrivit vem det är" in (await town.say("anna", "egen-text på")).text


async def test_turned_off_nothing_is_lost(allowed: Town) -> None:
    await allowed.say("anna", f'notera 1.7 "{NOTE}"')
    heard = await allowed.say("anna", "egen-text")
    assert heard.labels == ["Slå av"]
    assert (await allowed.press("anna", "Slå av")).blocks == ["own_text/now_off"]
    assert NOTE in (await allowed.say("anna", "visa 1.7")).text
    assert await allowed.refusal("anna", "notera 1.7 Mer") == "own_text_off"


async def test_each_party_has_its_own_switch(allowed: Town) -> None:
    assert await allowed.refusal("bo", "notera 1.7 Mer") == "own_text_off"
    assert "polisen" in (await allowed.say("bo", "egen-text")).text


async def test_a_switch_that_cannot_be_turned_is_explained(allowed: Town) -> None:
    assert await allowed.refusal("anna", "egen-text på") == "own_text_already_on"
    assert await allowed.refusal("bo", "egen-text av") == "own_text_already_off"
    assert await allowed.refusal("bo", "egen-text kanske") == "not_a_choice"
    assert await allowed.refusal("bo", "egen-text på", Source.MENTION) == "own_in_the_open"
    await enters(allowed, "cia", "polis", "deltagare")
    assert await allowed.refusal("cia", "egen-text på") == "key_missing"
