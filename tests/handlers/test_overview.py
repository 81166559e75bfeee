"""`översikt`: all one's cooperations at a glance, and buttons that act on the right one."""

import pytest

from bot.chat.addressing import address_of
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


async def test_the_first_to_expire_is_on_top(town: Town) -> None:
    heard = await overview(town)
    assert heard.blocks == ["overview/one", "overview/one"]
    assert ["Norrby" in shown.text for shown in heard.messages] == [True, False]
    assert "2028" in heard.messages[0].text
    await town.say("anna", "åtgärd ny Buskar till=2027-06-30")
    assert "Lindsala" in (await overview(town)).messages[0].text


async def test_one_without_a_last_day_comes_last(town: Town) -> None:
    start = "start kommun=Avesta lpo=Mellansjö part=kommun"
    await town.say("anna", start, room=RoomId("fake:avesta"))
    heard = await overview(town)
    assert [name in heard.messages[-1].text for name in ("Avesta", "20")] == [True, False]


async def test_its_buttons_name_the_cooperation_they_act_on(town: Town) -> None:
    heard = await overview(town)
    for shown, room in zip(heard.messages, (NORRBY, ROOM), strict=True):
        address = address_of(in_room(town, room).id)
        assert shown.buttons
        assert {button.line.split()[0] for button in shown.buttons} == {address}


@pytest.mark.parametrize(("place", "room"), [(0, NORRBY), (1, ROOM)])
async def test_a_press_acts_on_the_cooperation_it_stands_beside(
    town: Town, place: int, room: RoomId
) -> None:
    heard = await overview(town)
    lines = {button.label: button.line for button in heard.messages[place].buttons}
    answer = await town.say("anna", lines["Status"], room=ANNAS, source=Source.PRESS)
    assert answer.blocks == ["status/status"]
    view = answer.fact("view")
    assert isinstance(view, Cooperation)
    assert view.id == in_room(town, room).id


async def test_what_waits_for_her_party_has_a_button_each_up_to_three(town: Town) -> None:
    await town.say("anna", "överenskommelse avsnitt syfte Trygghet")
    heard = await overview(town)
    shown = [one for one in heard.messages[1].buttons if one.label.startswith("Visa")]
    assert [one.label for one in shown] == ["Visa överenskommelsen"]
    for task in ("1.3", "1.5", "4.1"):
        await town.say("bo", f"ändra {task} Så.")
    heard = await overview(town)
    labels = [one.label for one in heard.messages[1].buttons]
    assert labels == [
        "Visa överenskommelsen",
        "Visa 1.3",
        "Visa 1.5",
        "Status",
        "Nästa",
    ]
    assert "(4.1)" in heard.messages[1].text


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
