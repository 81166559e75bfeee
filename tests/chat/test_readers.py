"""Who reads what: rooms that cover an audience, or the one that a reminder is for."""

from dataclasses import replace
from datetime import date

import pytest

from bot.chat.places import place_of
from bot.chat.readers import Reader, Readers
from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, PartyId, PersonId, RoomId
from bot.domain.ledger import News
from bot.domain.log import JOINT
from bot.domain.party import POLICE
from bot.domain.person import Person
from bot.domain.reminding import Occasion
from bot.domain.room import Language, Room
from bot.store.memory import MemoryCooperations, MemoryPeople
from tests.chat.reading import lexicon
from tests.chat.views import ANNA, BO, LINDSALA, NOW, cooperation_of

ALL = RoomId("fake:samverkan")
TOWN_ROOM = Room(id=RoomId("fake:kommunrum"), audience=LINDSALA, language=Language.SV)
POLICE_ROOM = Room(id=RoomId("fake:polisrum"), audience=POLICE, language=Language.EN)


class Set:
    """Readers over one cooperation or two, with Anna and Bo in all of them."""

    def __init__(self, *rooms: Room, several: bool = False) -> None:
        people = MemoryPeople()
        two = ("fake:anna", "other:anna")
        people.save(Person(id=ANNA, name="Anna", accounts=two, language=Language.EN, forms={}))
        people.save(Person(id=BO, name="Bo", accounts=("fake:bo",), forms={}))
        there = cooperation_of()
        self.cooperation = replace(there, rooms=(*there.rooms, *rooms))
        cooperations = MemoryCooperations()
        cooperations.save(self.cooperation)
        if several:
            other = cooperation_of("Norrby")
            elsewhere = replace(other.rooms[0], id=RoomId("fake:norrby"))
            cooperations.save(replace(other, id=CooperationId("c2"), rooms=(elsewhere,)))
        self.readers = Readers(
            cooperations=cooperations, people=people, lexicon=lexicon(), language=Language.SV
        )

    def of(self, audience: PartyId, to: str | None = None) -> list[Reader]:
        """Return who reads news, or a reminder to somebody."""
        row = News(
            id="n1",
            audience=audience,
            message={},
            created=NOW,
            due=NOW,
            told={},
            occasion=occasion(to) if to else None,
        )
        return list(self.readers.of(row, self.cooperation))


def occasion(to: str) -> Occasion:
    return Occasion(
        rule="meeting", about="M1", day=date(2027, 3, 16), offset="-7d", to=to, moment=NOW
    )


def chats(readers: list[Reader]) -> list[str]:
    return [one.chat for one in readers]


def test_news_reach_every_room_that_covers_their_audience() -> None:
    there = Set(TOWN_ROOM, POLICE_ROOM)
    assert chats(there.of(JOINT)) == [ALL, TOWN_ROOM.id, POLICE_ROOM.id]
    assert chats(there.of(POLICE)) == [POLICE_ROOM.id]
    assert [one.party for one in there.of(JOINT)] == [None, LINDSALA, POLICE]


def test_a_party_without_a_room_reads_alone() -> None:
    assert chats(Set(TOWN_ROOM).of(POLICE)) == ["@fake:bo"]


@pytest.mark.parametrize("room", [ALL, TOWN_ROOM.id, POLICE_ROOM.id])
def test_a_reminder_to_a_room_is_for_that_room_alone(room: RoomId) -> None:
    assert chats(Set(TOWN_ROOM, POLICE_ROOM).of(JOINT, room)) == [room]


def test_a_reminder_to_a_person_is_for_her_alone_by_her_first_account() -> None:
    [reader] = Set(TOWN_ROOM, POLICE_ROOM).of(LINDSALA, ANNA)
    assert (reader.chat, reader.party, reader.language) == ("@fake:anna", LINDSALA, Language.EN)
    [bo] = Set(POLICE_ROOM).of(POLICE, BO)
    assert (bo.chat, bo.party, bo.language) == ("@fake:bo", POLICE, Language.SV)


@pytest.mark.parametrize("to", ["fake:gone", PersonId("gone"), "@fake:anna"])
def test_a_reminder_to_somebody_who_is_not_here_is_for_nobody(to: str) -> None:
    assert Set(TOWN_ROOM).of(LINDSALA, to) == []


def test_who_is_in_several_is_told_which_one_it_is_and_her_buttons_carry_it() -> None:
    [alone] = Set().of(LINDSALA, ANNA)
    assert (alone.about, alone.place) == ("", "")
    [several] = Set(several=True).of(LINDSALA, ANNA)
    assert several.place == "Lindsala"
    assert several.about
    [room] = Set(several=True).of(JOINT, ALL)
    assert (room.about, room.place) == ("", "")


def test_a_place_is_all_its_municipalities() -> None:
    there: Cooperation = cooperation_of("Norrby", "Sunda")
    assert place_of(there) == "Norrby, Sunda"
