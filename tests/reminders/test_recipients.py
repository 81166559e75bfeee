"""Who gets a reminder: a room of all, a party's own, or people by themselves; never too many."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.domain.cooperation import Cooperation, Exercise, Own
from bot.domain.ids import PartyId, PersonId, RoomId
from bot.domain.member import Role
from bot.domain.party import POLICE
from bot.domain.reminding import Quiet
from bot.domain.room import Language, Room
from bot.domain.staffing import set_substitute
from reminders.recipients import Recipient, is_for, recipients
from reminders.rule import Call, Kind, Rule
from tests.domain.builders import ANNA, BO, CIA, LINDSALA, NORRBY, START, joining, together, who

DAY = date(2027, 3, 16)
CALL = Call(about="A1", day=DAY, offset="-7d", on=DAY)
CHIEF = who("chief", LINDSALA, Role.DECIDER)
READER = who("reader", LINDSALA, Role.READER)
ALL = RoomId("console:samverkan")
LUNCH = Quiet(begins=time(12), ends=time(13))


def rule(kind: Kind) -> Rule:
    return Rule(name="deadline", kind=kind, find=lambda _: iter(()))


def here(*, joint: bool = True, own: tuple[PartyId, ...] = ()) -> Cooperation:
    """Return three parties with a chief and a reader in Lindsala, and rooms."""
    there = joining(joining(together(2), CHIEF), READER)
    rooms = tuple(
        Room(id=RoomId(f"console:{party}"), audience=party, language=Language.SV, quiet=LUNCH)
        for party in own
    )
    return replace(there, rooms=(*(there.rooms if joint else ()), *rooms))


def ids(cooperation: Cooperation, call: Call = CALL, kind: Kind = Kind.PERSON) -> list[str]:
    return [one.id for one in recipients(cooperation, rule(kind), call)]


def test_what_is_for_all_goes_once_to_the_room_of_all() -> None:
    assert ids(here(own=(LINDSALA, POLICE)), kind=Kind.ROOM) == [ALL]


def test_without_a_room_of_all_it_goes_to_each_partys_own_and_else_to_its_contact() -> None:
    there = here(joint=False, own=(POLICE,))
    found = list(recipients(there, rule(Kind.ROOM), CALL))
    assert {(one.id, one.party) for one in found} == {
        (ANNA.person, LINDSALA),
        (CIA.person, NORRBY),
        ("console:polis", POLICE),
    }
    assert [one.quiet for one in found if one.id == "console:polis"] == [LUNCH]


@pytest.mark.parametrize("joint", [True, False])
def test_what_is_a_partys_own_never_goes_to_a_room_of_others(*, joint: bool) -> None:
    own = replace(CALL, party=LINDSALA)
    roomy = here(joint=joint, own=(LINDSALA, POLICE))
    assert list(recipients(roomy, rule(Kind.ROOM), own)) == [
        Recipient(id="console:lindsala", party=LINDSALA, quiet=LUNCH)
    ]
    bare = here(joint=joint, own=(POLICE,))
    assert ids(bare, own, Kind.ROOM) == [ANNA.person]


def test_a_room_s_quiet_hours_come_with_it() -> None:
    there = here()
    quiet = replace(there, rooms=(replace(there.rooms[0], quiet=LUNCH),))
    assert [one.quiet for one in recipients(quiet, rule(Kind.ROOM), CALL)] == [LUNCH]


def test_what_is_for_people_goes_to_those_with_the_office() -> None:
    assert set(ids(here())) == {ANNA.person, BO.person, CIA.person}
    assert ids(here(), replace(CALL, party=LINDSALA)) == [ANNA.person]
    assert ids(here(), replace(CALL, roles=frozenset({Role.READER}))) == [READER.person]
    assert ids(here(), replace(CALL, party=POLICE, roles=frozenset({Role.READER}))) == []


def test_what_is_for_one_person_goes_to_her_alone_whatever_her_office() -> None:
    assert ids(here(), replace(CALL, person=READER.person)) == [READER.person]
    assert ids(here(), replace(CALL, person=PersonId("gone"))) == []


def test_what_is_for_people_is_her_partys() -> None:
    found = {one.id: one.party for one in recipients(here(), rule(Kind.PERSON), CALL)}
    assert found == {ANNA.person: LINDSALA, BO.person: POLICE, CIA.person: NORRBY}


def test_a_chief_gets_what_her_own_partys_contact_has_turned_on_and_nothing_else() -> None:
    there = here()
    assert CHIEF.person not in ids(there)
    on = replace(there, own={LINDSALA: Own(notes={}, to_chief=("deadline",))})
    assert CHIEF.person in ids(on)
    assert CHIEF.person not in ids(on, replace(CALL, party=NORRBY))
    other = replace(there, own={LINDSALA: Own(notes={}, to_chief=("meeting",))})
    assert CHIEF.person not in ids(other)
    foreign = replace(there, own={POLICE: Own(notes={}, to_chief=("deadline",))})
    assert CHIEF.person not in ids(foreign)


def test_what_is_turned_on_for_the_chief_is_not_for_others_of_her_party() -> None:
    on = replace(here(), own={LINDSALA: Own(notes={}, to_chief=("deadline",))})
    assert READER.person not in ids(on)


def test_a_substitute_is_reminded_only_by_name() -> None:
    there = set_substitute(here(), READER.person, by=ANNA)
    [member] = [one for one in there.members if one.person == READER.person]
    assert not is_for(there, rule(Kind.PERSON), CALL, member, START.date())
    assert is_for(
        there, rule(Kind.PERSON), replace(CALL, person=READER.person), member, START.date()
    )


def test_invented_people_get_nothing_but_their_room_does() -> None:
    exercise = Exercise(account="fake:anna", ends=START, cast={})
    there = replace(here(joint=False), exercise=exercise)
    assert ids(there) == ids(there, kind=Kind.ROOM) == []
    assert ids(replace(here(), exercise=exercise), kind=Kind.ROOM) == [ALL]
