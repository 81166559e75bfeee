import pytest

from bot.domain.ids import RoomId
from bot.domain.party import POLICE
from bot.domain.room import Language
from tests.handlers.town import ROOM, Town, enters, joined, private

OWN = RoomId("fake:polisrum")


@pytest.fixture
async def two(town: Town) -> Town:
    """Return a town where the police have a room of their own beside the joint one."""
    await town.say("bo", "rum koppla eget", room=OWN)
    return town


@pytest.fixture
async def town() -> Town:
    return await joined()


async def test_a_free_room_is_linked_where_it_is_asked_in(two: Town) -> None:
    assert [(room.id, room.audience) for room in two.now.rooms] == [(ROOM, None), (OWN, POLICE)]


async def test_who_reads_is_asked_where_it_is_not_said(town: Town) -> None:
    heard = await town.say("bo", "rum koppla", room=OWN)
    assert (heard.blocks, heard.question()) == (["room/who_reads"], "audience")
    assert (await town.press("bo", "Alla parter", room=OWN)).blocks == ["room/linked"] * 2


async def test_what_is_shared_is_told_in_both_rooms(two: Town) -> None:
    heard = await two.say("anna", "klar 1.1")
    assert {shown.chat for shown in heard.messages} == {ROOM, OWN}


async def test_only_the_own_party_sees_a_room(two: Town) -> None:
    assert "Polisens rum" in (await two.say("bo", "rum", room=private("bo"))).text
    assert "olis" not in (await two.say("anna", "rum")).text


@pytest.mark.parametrize("line", ["rum koppla-från", 'rum namn "Spaning"', "rum text=hela"])
async def test_another_partys_room_is_not_there(two: Town, line: str) -> None:
    for room in ("polisrum", "none"):
        assert await two.refusal("anna", f"{line} rum={room}") == "no_such_room"


@pytest.mark.parametrize("line", ["rum namn Vårt", "rum text=hela", "rum koppla eget"])
async def test_a_participant_changes_no_room(two: Town, line: str) -> None:
    await enters(two, "cia", "kommun", "deltagare")
    assert await two.refusal("cia", line) == "key_missing"


async def test_a_room_gets_few_words_until_it_wants_the_whole_text(two: Town) -> None:
    heard = await two.say("anna", 'ändra 1.3 "Vi samverkar."')
    assert "Vi samverkar." not in heard.text
    await two.say("bo", "rum text=hela", room=OWN)
    two.later(minutes=5)
    heard = await two.say("anna", 'ändra 1.3 "Vi samverkar ännu mer."')
    texts = {shown.chat: shown.text for shown in heard.messages}
    assert "ännu mer" in texts[OWN]
    assert "ännu mer" not in texts[ROOM]


async def test_a_room_has_its_own_language_and_name(two: Town) -> None:
    await two.say("bo", "rum språk=en", room=OWN)
    await two.say("bo", 'rum namn "The police"', room=OWN)
    room = two.now.room(OWN)
    assert room is not None
    assert (room.language, room.name) == (Language.EN, "The police")
    heard = await two.say("anna", "klar 1.1")
    assert {shown.chat: "marked" in shown.text for shown in heard.messages} == {
        ROOM: False,
        OWN: True,
    }


async def test_it_is_asked_once_before_a_room_is_let_go(two: Town) -> None:
    heard = await two.say("bo", "rum koppla-från", room=OWN)
    assert (heard.blocks, heard.question()) == (["room/unlink_ask"], "sure")
    await two.press("bo", "Ja, koppla från", room=OWN)
    assert [room.id for room in two.now.rooms] == [ROOM]


async def test_a_party_without_a_room_reads_alone(two: Town) -> None:
    await two.say("anna", "rum koppla-från säkert=ja")
    heard = await two.say("bo", "klar 1.1", room=OWN)
    assert {shown.chat for shown in heard.messages} == {OWN, private("anna")}


async def test_where_there_are_several_it_must_be_said_which(two: Town) -> None:
    heard = await two.say("bo", "rum text=hela", room=private("bo"))
    assert heard.blocks == ["errors/which_room"]
    heard = await two.say("bo", "rum text=hela rum=polisrum", room=private("bo"))
    assert heard.blocks[0] == "room/set"
