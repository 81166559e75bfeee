"""The aggregate: who is in it, what it logs, and what each party may read of it."""

from dataclasses import replace

from bot.domain.cooperation import DELIVERIES_KEPT, Cooperation, Own
from bot.domain.ids import PartyId, PersonId, RoomId
from bot.domain.ledger import News
from bot.domain.log import JOINT, Act
from bot.domain.noting import allow_own_text, note
from bot.domain.party import POLICE
from bot.domain.room import Language, Room
from tests.domain.builders import (
    ANNA,
    BO,
    CIA,
    LINDSALA,
    NORRBY,
    POLICE_GATE,
    START,
    alone,
    contacts,
    refusal,
    together,
)


def news(audience: PartyId) -> News:
    """Return something that one audience is to be told."""
    return News(
        id=f"n-{audience}",
        audience=audience,
        message={"template": "t"},
        created=START,
        due=START,
        told={},
    )


def full() -> Cooperation:
    """Return a cooperation where every party has something of its own of each kind."""
    cooperation = together(2)
    for by in contacts(cooperation):
        cooperation = allow_own_text(cooperation, allowed=True, by=by)
        cooperation = note(cooperation, POLICE_GATE.id, f"Bara {by.party}", by=by)
    ledger = tuple(news(one) for one in (JOINT, *cooperation.party_ids))
    return replace(cooperation, ledger=ledger, revision=7).delivered("d1")


def test_a_party_is_found_by_its_id() -> None:
    assert together().party(POLICE).name == "Mellansjö"
    error = refusal(lambda: together().party(NORRBY))
    assert (error.code, error.facts["word"]) == ("no_such_party", NORRBY)


def test_members_are_found_by_person_and_by_party() -> None:
    cooperation = together(2)
    assert [one.person for one in cooperation.members_of(NORRBY)] == [CIA.person]
    assert cooperation.members_of(PartyId("sunda")) == ()
    found = cooperation.member(BO.person)
    assert found is not None
    assert found.party == POLICE
    assert cooperation.member(PersonId("eva")) is None


def test_a_party_without_members_is_absent() -> None:
    assert alone(2).absent() == (NORRBY, POLICE)
    assert together(2).absent() == ()


def test_a_room_is_found_by_its_id() -> None:
    room = Room(id=RoomId("slack:C1"), audience=POLICE, language=Language.EN)
    linked = replace(together(), rooms=(*together().rooms, room))
    assert linked.room(room.id) == room
    assert linked.room(RoomId("slack:C2")) is None


def test_a_party_has_nothing_of_its_own_at_first() -> None:
    assert together().own_of(LINDSALA) == Own(notes={})


def test_the_log_grows_in_the_chain_of_its_audience() -> None:
    start = together()
    moved = start.logged(Act.NOTED, by=ANNA, audience=LINDSALA).logged(Act.TICKED, by=BO)
    own, joint = moved.fresh[-2:]
    assert (own.audience, own.number) == (LINDSALA, 1)
    assert (joint.audience, joint.number) == (JOINT, start.heads[JOINT].count + 1)
    assert joint.before == start.heads[JOINT].hash
    assert moved.heads == {JOINT: joint.head, LINDSALA: own.head}
    assert start.fresh == moved.fresh[:-2]


def test_the_last_deliveries_are_remembered() -> None:
    cooperation = together()
    for number in range(DELIVERIES_KEPT + 2):
        cooperation = cooperation.delivered(f"d{number}")
    assert len(cooperation.deliveries) == DELIVERIES_KEPT
    assert cooperation.deliveries[0] == "d2"


def test_each_party_sees_what_is_joint_and_what_is_its_own() -> None:
    cooperation = full()
    for party in cooperation.party_ids:
        view = cooperation.seen_by(party)
        assert set(view.own) == {party}
        assert set(view.heads) == {JOINT, party}
        assert {row.audience for row in view.ledger} == {JOINT, party}
        assert {entry.audience for entry in view.fresh} == {JOINT, party}
        assert (view.revision, view.deliveries) == (0, ())


def test_a_room_of_all_sees_what_is_joint_alone() -> None:
    view = full().seen_by(None)
    assert view.own == {}
    assert set(view.heads) == {JOINT}
    assert {row.audience for row in view.ledger} == {entry.audience for entry in view.fresh}
    assert "Bara" not in repr(view)


def test_what_others_have_of_their_own_changes_nothing_one_sees() -> None:
    cooperation = together(2)
    allowed = allow_own_text(cooperation, allowed=True, by=ANNA)
    noted = note(allowed, POLICE_GATE.id, "Bara vi", by=ANNA)
    for party in (NORRBY, POLICE, None):
        assert noted.seen_by(party) == cooperation.seen_by(party)
    assert noted.seen_by(LINDSALA) != cooperation.seen_by(LINDSALA)
