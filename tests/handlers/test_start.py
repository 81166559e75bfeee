"""`start`: a cooperation begins in a room, with values or by questions."""

import pytest

from bot.chat.request import Source
from bot.domain.member import Role
from bot.domain.party import POLICE
from tests.handlers.town import ROOM, Town, founded, private

LINE = "start kommun=Lindsala lpo=Mellansjö part=kommun"
DALARNA = (
    "Avesta, Borlänge, Falun, Gagnef, Hedemora, Leksand, Ludvika, Malung-Sälen, Mora, Orsa, "
    "Rättvik, Smedjebacken"
)


async def test_one_line_founds_it_and_tells_the_room() -> None:
    town = Town()
    heard = await town.say("anna", LINE)

    [shown] = heard.messages
    assert (shown.block, shown.only) == ("start/founded", None)
    assert [party.name for party in town.now.parties] == ["Lindsala", "Mellansjö"]
    [member] = town.now.members
    assert (member.person, member.role) == (town.person("anna").id, Role.CONTACT)
    assert heard.labels == ["Bjud in polisen", "Vi har en överenskommelse", "Status"]


async def test_the_police_can_start_it_too() -> None:
    town = await founded(side="polis")
    [member] = town.now.members
    assert member.party == POLICE


@pytest.mark.parametrize(
    "line",
    [
        "start kommun=Lindsalas lpo=X part=kommun",
        'start kommun="Lindsala kommun" lpo="LPO Mellansjö" part=kommun',
        'start kommun="Lindsala stad" lpo="lokalpolisområde Mellansjö" part="Lindsala kommun"',
        "start municipality=Lindsala district=Mellansjö party=municipality",
    ],
)
async def test_names_are_kept_bare(line: str) -> None:
    town = Town()
    heard = await town.say("anna", line)
    assert heard.blocks == ["start/founded"]
    assert not {"kommun", "stad", "lpo"} & set(
        " ".join(party.name for party in town.now.parties).casefold().split()
    )


async def test_it_can_be_started_by_five_questions() -> None:
    town = Town()
    heard = await town.say("anna", "start")
    assert (heard.blocks, heard.question()) == (["start/ask"], "party")
    assert town.cooperations.ids() == ()

    heard = await town.press("anna", "Kommunen")
    assert heard.question() == "municipality"
    heard = await town.writes("anna", "Lindsala")
    assert heard.question() == "district"
    heard = await town.writes("anna", "Mellansjö")
    assert heard.question() == "room"
    heard = await town.press("anna", "Alla parter")
    assert heard.question() == "agreement"
    heard = await town.press("anna", "Nej, vi börjar från början")
    assert (heard.blocks, heard.labels) == (["start/founded"], ["Bjud in polisen", "Status"])
    assert town.person("anna").forms == {}


async def test_a_part_that_is_no_party_is_asked_again_with_the_rest_kept() -> None:
    town = Town()
    await town.say("anna", "start")
    await town.writes("anna", "Norrby")
    await town.writes("anna", "Lindsala")
    await town.writes("anna", "Mellansjö")
    await town.press("anna", "Alla parter")
    heard = await town.writes("anna", "nej")
    assert (heard.blocks, heard.question()) == (["errors/whose_side"], "party")

    heard = await town.press("anna", "Polisen")
    assert heard.blocks == ["start/founded"]


async def test_several_municipalities_are_parties_of_their_own() -> None:
    town = await founded("Lindsala, Åmål, Södra Lappland", "Södra Lappland")
    names = [party.name for party in town.now.parties]
    assert names == ["Lindsala", "Åmål", "Södra Lappland", "Mellansjö"]
    assert town.now.parties[2].id == town.now.members[0].party


async def test_twelve_municipalities_with_ordinary_names_can_start() -> None:
    town = Town()
    heard = await town.say("anna", f'start kommun="{DALARNA}" lpo=Dalarna part=Falun')
    assert heard.blocks == ["start/founded"]
    assert len(town.now.parties) == 13


async def test_the_button_of_an_invitation_works_for_any_name() -> None:
    town = await founded("Lindsala, Södra Åmål", "Lindsala")
    await town.press("anna", "Bjud in Södra Åmål")
    heard = await town.press("anna", "Bjud in någon här")
    assert heard.question() == "person"
    heard = await town.say("anna", "@cia", source=Source.PLAIN)
    assert heard.blocks == ["invite/offered"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("start kommun=, lpo=X part=kommun", "empty_field"),
        (f'start kommun="{",".join("abcdefghijklm")}" lpo=X part=polis', "how_many_parties"),
        ("start kommun=A,A lpo=X part=polis", "same_party_twice"),
        ("start kommun=Polis lpo=X part=polis", "same_party_twice"),
        ("start kommun=A,B lpo=X part=kommun", "whose_side"),
        ("start kommun=A lpo=X part=C", "whose_side"),
        ("start kommun=A lpo=X part=polis rum=månen", "not_a_choice"),
        ("start kommun=A färg=röd", "unknown_field"),
        ("start genast", "too_much"),
    ],
)
async def test_what_cannot_be_started_is_explained(line: str, code: str) -> None:
    town = Town()
    assert await town.refusal("anna", line) == code


async def test_a_room_of_one_partys_own_is_read_by_it_alone() -> None:
    town = Town()
    await town.say("anna", f"{LINE} rum=eget")
    assert [room.audience for room in town.now.rooms] == [town.now.members[0].party]


async def test_a_second_start_in_the_room_changes_nothing() -> None:
    town = await founded()
    assert await town.refusal("anna", LINE) == "room_taken"
    assert await town.refusal("bo", LINE) == "room_taken"


async def test_it_is_started_in_a_room_and_not_in_a_private_chat() -> None:
    town = Town()
    heard = await town.say("anna", LINE, room=private("anna"), source=Source.DIRECT)
    assert heard.blocks == ["errors/start_in_a_room"]
    assert town.cooperations.ids() == ()


async def test_hostile_names_are_only_names() -> None:
    town = Town()
    heard = await town.say("anna", 'start kommun="<b>{x}</b> & *{{ 7*7 }}*" lpo=X part=kommun')
    assert "<b>{x}</b> & *{{ 7*7 }}*" in heard.text
    assert town.now.rooms[0].id == ROOM
