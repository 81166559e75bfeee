"""`lämna`: asked once, refused to the last who holds a key, and told to the colleagues."""

import pytest

from bot.domain.ids import TaskId
from bot.domain.party import POLICE
from tests.handlers.town import Town, enters, private


@pytest.fixture
async def three_here(town: Town) -> Town:
    await enters(town, "cia", "kommun")
    return town


async def test_the_last_who_holds_the_key_is_led_to_a_successor(town: Town) -> None:
    heard = await town.say("anna", "lämna")
    assert (heard.blocks, heard.fact("empties")) == (["leave/sure"], True)
    heard = await town.press("anna", "Bjud in")
    assert heard.question() == "party"


async def test_the_last_who_holds_the_key_may_leave_all_the_same(town: Town) -> None:
    heard = await town.say("bo", "lämna säkert=ja")
    assert "Den som driver boten" in heard.text
    assert town.now.emptied == (POLICE,)
    assert await town.refusal("anna", "bjud-in polis @cia") == "party_emptied"


async def test_a_successor_takes_over_what_was_hers_and_what_waits(three_here: Town) -> None:
    await three_here.say("anna", "ansvarig 1.1 @anna")
    await three_here.say("bo", 'ändra 1.5 "Styrgrupp."')
    assert await three_here.refusal("anna", "lämna @bo") == "successor_not_in_party"
    await three_here.say("anna", "lämna @cia")
    heard = await three_here.press("anna", "Ja, jag lämnar")
    cia = three_here.person("cia").id
    assert three_here.now.round.doers[TaskId("1.1")].person == cia
    told = {one.chat: one.block for one in heard.messages if one.only is None}
    assert told[private("cia")] == "roles/asked_anew"
    assert private("bo") not in told


async def test_it_asks_once_with_what_is_left_behind(three_here: Town) -> None:
    await three_here.say("anna", 'åtgärd ny "Belysning"')
    await three_here.say("anna", "ansvarig A1 @anna")
    heard = await three_here.say("anna", "lämna")
    assert (heard.blocks, heard.question()) == (["leave/sure"], "sure")
    assert "åtgärd 1" in heard.text
    assert three_here.now.member(three_here.person("anna").id) is not None
    heard = await three_here.press("anna", "Ja, jag lämnar")
    assert three_here.now.member(three_here.person("anna").id) is None
    told = {one.chat: one.block for one in heard.messages if one.only is None}
    assert told[private("cia")] == "leave/handed_on"
    assert private("bo") not in told


async def test_with_nothing_to_hand_on_only_the_leaving_is_told(three_here: Town) -> None:
    heard = await three_here.say("anna", "lämna säkert=ja")
    assert heard.blocks == ["leave/left"]


async def test_who_has_left_is_no_member(three_here: Town) -> None:
    await three_here.say("anna", "lämna säkert=ja")
    assert await three_here.refusal("anna", "status") == "not_member"
    assert await three_here.refusal("anna", "lämna") == "not_member"


async def test_her_invitations_lapse(three_here: Town) -> None:
    await three_here.say("anna", "bjud-in kommun @dag")
    await three_here.say("anna", "lämna säkert=ja")
    assert three_here.now.invitations == ()


async def test_a_reader_may_leave_too(three_here: Town) -> None:
    await enters(three_here, "eva", "polis", "läsare")
    assert (await three_here.say("eva", "lämna säkert=ja")).blocks == ["leave/left"]


async def test_what_is_told_has_no_sting_in_it(three_here: Town) -> None:
    heard = await three_here.say("anna", "lämna säkert=ja")
    assert "Anna är inte längre med för kommunen." in heard.text
    assert "än" not in (await three_here.say("anna", "status")).text.split()
