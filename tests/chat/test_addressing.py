"""Which cooperation a line is for, where somebody is in several and the chat does not say."""

import pytest

from bot.chat.addressing import Addresses
from bot.chat.places import address_of
from bot.domain.ids import CooperationId, PersonId, RoomId
from tests.chat.reading import lexicon
from tests.handlers.town import ROOM, Town, founded, private

NORRBY = RoomId("fake:norrby")
ANNAS = private("anna")


@pytest.fixture
async def town() -> Town:
    """Return a town where Anna is in Lindsala's cooperation, and in two others."""
    town = await founded()
    await town.say("anna", 'start kommun="Norra Åby" lpo=Mellansjö part=kommun', room=NORRBY)
    two = 'start kommun="Söderby, Österby" lpo=Mellansjö part=Söderby'
    await town.say("anna", two, room=RoomId("fake:tva"))
    assert len(town.cooperations.ids()) == 3
    return town


def parted(
    town: Town, line: str, who: str = "anna", room: RoomId = ANNAS, *, asked: bool = False
) -> tuple[tuple[CooperationId, ...], str]:
    """Return which a line is for, and the rest of it."""
    person = town.person(who).id if town.people.by_account(f"fake:{who}") else PersonId("?")
    return Addresses(town.cooperations, lexicon()).parted(line, person, room, asked=asked)


def of(town: Town, room: RoomId) -> CooperationId:
    """Return the cooperation of a room."""
    found = town.cooperations.in_room(room)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Lindsala status", "status"),
        ("lindsala   godkänn 1.3 v1", "godkänn 1.3 v1"),
        ("LINDSALA ändra 1.5 En text\nmed två rader", "ändra 1.5 En text\nmed två rader"),
        ("Lindsala approve 1.3 v1", "approve 1.3 v1"),
        ("Lindsala inte än 3.1", "inte än 3.1"),
        ("Lindsala hur ligger vi till?", "hur ligger vi till?"),
    ],
)
async def test_a_municipality_before_a_verb_names_its_cooperation(
    town: Town, line: str, rest: str
) -> None:
    assert parted(town, line) == ((of(town, ROOM),), rest)


async def test_a_name_of_several_words_and_each_of_several_municipalities_does_so(
    town: Town,
) -> None:
    assert parted(town, "Norra Åby status") == ((of(town, NORRBY),), "status")
    for name in ("Söderby", "österby"):
        assert parted(town, f"{name} status") == ((of(town, RoomId("fake:tva")),), "status")


@pytest.mark.parametrize("room", [ROOM, NORRBY])
async def test_what_stands_first_on_a_button_names_its_cooperation(
    town: Town, room: RoomId
) -> None:
    id_ = of(town, room)
    assert lexicon().verb(address_of(id_)) is None
    assert parted(town, f"{address_of(id_)} godkänn 1.3 v1") == ((id_,), "godkänn 1.3 v1")


@pytest.mark.parametrize(
    "line",
    [
        "status",
        "Lindsala",
        "Lindsala är med i projektet",
        "Norra status",
        "Åby status",
        "Vi i Lindsala status",
        "polisen status",
        "zzzz status",
        "",
        "   ",
    ],
)
async def test_in_an_answer_a_name_counts_only_before_a_verb(town: Town, line: str) -> None:
    assert parted(town, line, asked=True) == ((), line)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Lindsala stauts", "stauts"),
        ("Lindsala (Mellansjö) stauts", "stauts"),
        ("lindsala är med", "är med"),
        ("Lindsala", "översikt"),
    ],
)
async def test_where_nothing_is_asked_a_name_counts_whatever_follows(
    town: Town, line: str, rest: str
) -> None:
    assert parted(town, line) == ((of(town, ROOM),), rest)


@pytest.mark.parametrize("line", ["status", "Norra status", "Vi i Lindsala", "polisen", "", "  "])
async def test_what_is_no_name_names_nothing(town: Town, line: str) -> None:
    assert parted(town, line) == ((), line)


async def test_a_command_is_no_name_even_where_a_municipality_is_called_so(town: Town) -> None:
    await town.say("anna", "start kommun=Steg lpo=X part=kommun", room=RoomId("fake:steg"))
    assert parted(town, "steg 2") == ((), "steg 2")
    assert parted(town, "steg status") == ((of(town, RoomId("fake:steg")),), "status")


async def test_in_a_room_the_room_says_it(town: Town) -> None:
    assert parted(town, "Lindsala status", room=NORRBY) == ((), "Lindsala status")


async def test_nobody_is_told_of_a_cooperation_she_is_not_in(town: Town) -> None:
    line = f"{address_of(of(town, ROOM))} status"
    assert parted(town, line, who="eva", room=private("eva")) == ((), line)
    assert parted(town, "Lindsala status", who="eva") == ((), "Lindsala status")


@pytest.mark.parametrize("line", ["Lindsala 1.1 klar", "Lindsala rapport", "Lindsala A3 klar"])
async def test_what_stands_for_a_command_is_one_after_a_name_too(town: Town, line: str) -> None:
    assert parted(town, line) == ((of(town, ROOM),), line.removeprefix("Lindsala "))


async def test_a_name_that_two_of_hers_share_is_of_both(town: Town) -> None:
    again = "start kommun=Lindsala lpo=Mellansjö part=kommun"
    await town.say("anna", again, room=RoomId("fake:igen"))
    assert len(town.cooperations.ids()) == 4
    both = {of(town, ROOM), of(town, RoomId("fake:igen"))}
    ids, rest = parted(town, "Lindsala status")
    assert (set(ids), rest) == (both, "status")
    line = f"{address_of(of(town, ROOM))} status"
    assert parted(town, line) == ((of(town, ROOM),), "status")
