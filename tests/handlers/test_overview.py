"""`översikt`: all one's cooperations at a glance, and buttons that act on the right one."""

import pytest

from bot.chat.places import address_of
from bot.chat.request import Source
from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId, RoomId
from tests.fakes import Heard
from tests.handlers.town import ROOM, Town, founded, joined, private

NORRBY = RoomId("fake:norrby")
ANNAS = private("anna")


@pytest.fixture
async def town() -> Town:
    """Return a town where Anna is in two cooperations, the second of which ends first."""
    town = await joined()
    start = "start kommun=Norrby lpo=Mellansjö part=kommun"
    await town.say("anna", start, room=NORRBY)
    await town.say("anna", "åtgärd ny Belysning till=2030-12-31")
    await town.say("anna", "åtgärd ny Belysning till=2028-12-31", room=NORRBY)
    return town


def in_room(town: Town, room: RoomId) -> Cooperation:
    """Return the cooperation of a room."""
    found = town.cooperations.in_room(room)
    assert found is not None
    return town.cooperations.load(found)


async def overview(town: Town, room: RoomId = ANNAS) -> Heard:
    """Let Anna ask for it."""
    return await town.say("anna", "översikt", room=room)


async def test_somebody_in_none_is_told_how_to_begin() -> None:
    town = await founded()
    heard = await town.say("eva", "översikt", room=private("eva"))
    assert (heard.blocks, heard.lines) == (["overview/none"], [])
    assert town.people.by_account("fake:eva") is None


async def test_somebody_in_one_needs_no_name_on_her_buttons() -> None:
    heard = await overview(await joined())
    assert heard.blocks == ["overview/one"]
    assert heard.lines == ["status", "nästa"]
    assert "Lindsala" in heard.text


async def test_one_message_has_a_line_each_and_the_first_to_expire_is_on_top(town: Town) -> None:
    [shown] = (await overview(town)).messages
    first, second = shown.text.split("\n")
    assert first.startswith("Norrby: Steg 1 av 5.")
    assert second.startswith("Lindsala: Steg 1 av 5.")
    assert ("2028" in first, "2030" in second) == (True, True)
    await town.say("anna", "åtgärd ny Buskar till=2027-06-30")
    assert (await overview(town)).text.startswith("Lindsala: ")


async def test_one_without_a_last_day_comes_last(town: Town) -> None:
    start = "start kommun=Avesta lpo=Mellansjö part=kommun"
    await town.say("anna", start, room=RoomId("fake:avesta"))
    last = (await overview(town)).text.split("\n")[-1]
    assert (last.startswith("Avesta: "), "Först att gå ut" in last) == (True, False)


@pytest.mark.parametrize(("name", "room"), [("Norrby", NORRBY), ("Lindsala", ROOM)])
async def test_a_press_shows_more_of_the_one_it_names(town: Town, name: str, room: RoomId) -> None:
    heard = await overview(town)
    assert heard.labels == ["Norrby", "Lindsala"]
    answer = await town.press("anna", name, room=ANNAS)
    assert answer.blocks == ["overview/one"]
    view = answer.fact("view")
    assert isinstance(view, Cooperation)
    assert view.id == in_room(town, room).id
    address = address_of(view.id)
    assert {line.split()[0] for line in answer.lines} == {address}
    assert answer.labels == [f"Status, {name}", f"Nästa, {name}"]


async def test_a_name_that_fits_some_of_hers_is_for_these(town: Town) -> None:
    await town.say("anna", "start kommun=Norrby lpo=Sjön part=kommun", room=RoomId("fake:sjon"))
    heard = await town.say("anna", "Norrby översikt", room=ANNAS)
    assert heard.labels == ["Norrby (Mellansjö)", "Norrby (Sjön)"]


async def test_what_waits_for_her_party_is_counted_and_has_a_button_each_up_to_three(
    town: Town,
) -> None:
    await town.say("anna", "överenskommelse avsnitt syfte Trygghet")
    line = "Lindsala översikt"
    heard = await town.say("anna", line, room=ANNAS)
    assert heard.labels[0] == "Visa överenskommelsen, Lindsala"
    for task in ("1.3", "1.5", "4.1"):
        await town.say("bo", f"ändra {task} Så.")
    assert "Tre saker till väntar på er." in (await overview(town)).text
    heard = await town.say("anna", line, room=ANNAS)
    names = ["Visa överenskommelsen", "Visa 1.3", "Visa 1.5", "Status", "Nästa"]
    assert heard.labels == [f"{name}, Lindsala" for name in names]
    assert "(4.1)" in heard.text


async def test_a_yes_said_from_the_private_chat_is_for_the_one_it_names(town: Town) -> None:
    for who, room in (("bo", ROOM), ("anna", NORRBY)):
        await town.say(who, "ändra 1.5 Så.", room=room)
    address = address_of(in_room(town, ROOM).id)
    line = f"{address} godkänn 1.5 v1"
    await town.say("anna", line, room=ANNAS, source=Source.PRESS)
    counts = {
        room: len(in_room(town, room).round.matter(MatterId("1.5")).yeses)
        for room in (ROOM, NORRBY)
    }
    assert counts == {ROOM: 1, NORRBY: 0}


async def test_in_a_room_only_its_own_is_shown(town: Town) -> None:
    for room, name in ((ROOM, "Lindsala"), (NORRBY, "Norrby")):
        heard = await overview(town, room)
        assert heard.blocks == ["overview/one"]
        assert name in heard.text
        assert not any(line.startswith(address_of(in_room(town, room).id)) for line in heard.lines)


async def test_nobody_sees_there_what_she_is_not_in(town: Town) -> None:
    heard = await town.say("bo", "översikt", room=private("bo"))
    assert ("Lindsala" in heard.text, "Norrby" in heard.text) == (True, False)
    assert [shown.block for shown in (await town.say("eva", "översikt")).messages] == [
        "errors/not_member"
    ]
