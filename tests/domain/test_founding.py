"""How a cooperation begins, and how people come into it: invited, for one party, in time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.founding import found, parties_named
from bot.domain.ids import CooperationId, PartyId, RoomId
from bot.domain.inviting import INVITATION_LASTS, invitation_for, invite, take_role
from bot.domain.log import JOINT, Act
from bot.domain.member import By, Member, Role
from bot.domain.noting import allow_own_text, note
from bot.domain.party import POLICE, PartyKind
from bot.domain.room import Language, Room
from bot.domain.staffing import set_substitute
from tests.domain.builders import (
    ANNA,
    BO,
    CIA,
    LINDSALA,
    MUNICIPAL,
    NORRBY,
    POLICE_GATE,
    PROCESS,
    alone,
    joining,
    refusal,
    together,
    who,
)

EVA = who("eva", LINDSALA, Role.PARTICIPANT)
INVITED = invite(alone(), BO.person, POLICE, Role.CONTACT, by=ANNA)
NUMBER = INVITED.invitations[0].number
LATER = replace(BO, at=BO.at + INVITATION_LASTS)


def test_the_police_come_last_and_the_municipalities_as_named() -> None:
    parties = parties_named(MUNICIPAL, "Mellansjö")
    assert [party.id for party in parties] == ["lindsala", "norrby", "sunda", "polis"]
    assert [party.name for party in parties] == ["Lindsala", "Norrby", "Sunda", "Mellansjö"]
    assert parties[-1].kind is PartyKind.POLICE


@pytest.mark.parametrize("ids", [("lindsala", "lindsala"), ("polis",), ("lindsala", "gemensamt")])
def test_no_party_takes_the_name_of_another_or_of_all(ids: tuple[str, ...]) -> None:
    named = [(PartyId(one), one.title()) for one in ids]
    assert refusal(lambda: parties_named(named, "Mellansjö")).code == "same_party_twice"


def test_the_founder_is_the_first_contact_person() -> None:
    cooperation = alone(2)
    assert cooperation.members == (Member(person=ANNA.person, party=LINDSALA, role=Role.CONTACT),)
    assert cooperation.absent() == (NORRBY, POLICE)
    assert (cooperation.founded, cooperation.round.number, cooperation.round.step) == (
        ANNA.at,
        1,
        1,
    )
    assert cooperation.round.process == PROCESS.hash
    (entry,) = cooperation.fresh
    assert entry.act is Act.FOUNDED
    assert entry.content == {
        "parties": {"lindsala": "Lindsala", "norrby": "Norrby", "polis": "Mellansjö"}
    }


def test_the_police_may_found_too() -> None:
    room = Room(id=RoomId("console:a"), audience=None, language=Language.SV)
    parties = parties_named(MUNICIPAL[:1], "Mellansjö")
    cooperation = found(CooperationId("a"), parties, room, PROCESS, by=BO)
    assert cooperation.members_of(POLICE)
    assert cooperation.absent() == (LINDSALA,)


def test_the_one_invited_takes_the_role() -> None:
    cooperation = take_role(INVITED, NUMBER, person=BO.person, by=BO)
    assert cooperation.members[-1] == Member(person=BO.person, party=POLICE, role=Role.CONTACT)
    assert cooperation.invitations == ()
    assert [entry.act for entry in cooperation.fresh[1:]] == [Act.INVITED, Act.JOINED]


def test_an_invitation_is_for_one_person_and_seven_days() -> None:
    (invitation,) = INVITED.invitations
    assert invitation.expires == ANNA.at + timedelta(days=7)
    assert invitation_for(INVITED, NUMBER, BO.person) == invitation
    assert invitation_for(INVITED, NUMBER, CIA.person) is None
    assert invitation_for(INVITED, NUMBER + 1, BO.person) is None


def test_a_new_invitation_takes_the_place_of_the_old() -> None:
    anew = invite(INVITED, BO.person, POLICE, Role.DECIDER, by=ANNA)
    (invitation,) = anew.invitations
    assert (invitation.role, invitation.number != NUMBER) == (Role.DECIDER, True)
    old = refusal(lambda: take_role(anew, NUMBER, person=BO.person, by=BO))
    assert old.code == "invitation_not_for_you"


def test_several_can_be_invited_at_once() -> None:
    both = invite(INVITED, CIA.person, POLICE, Role.DECIDER, by=ANNA)
    assert len({one.number for one in both.invitations}) == 2


def test_once_a_party_has_its_own_people_nobody_elses_choice_comes_in() -> None:
    both = invite(INVITED, CIA.person, POLICE, Role.DECIDER, by=ANNA)
    joined = take_role(both, NUMBER, person=BO.person, by=BO)
    assert joined.invitations == ()


def test_the_first_of_another_party_can_answer_for_it() -> None:
    refused = refusal(lambda: invite(alone(), BO.person, POLICE, Role.READER, by=ANNA))
    assert refused.code == "first_holds_key"


REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "a role for somebody else": (
        lambda: take_role(INVITED, NUMBER, person=CIA.person, by=CIA),
        "invitation_not_for_you",
    ),
    "a role nobody offered": (
        lambda: take_role(INVITED, 99, person=BO.person, by=BO),
        "invitation_not_for_you",
    ),
    "a role taken twice": (
        lambda: take_role(joining(alone(), BO), NUMBER, person=BO.person, by=BO),
        "you_are_member",
    ),
    "a role for a member": (
        lambda: take_role(INVITED, NUMBER, person=ANNA.person, by=ANNA),
        "you_are_member",
    ),
    "too late": (
        lambda: take_role(INVITED, NUMBER, person=BO.person, by=LATER),
        "invitation_expired",
    ),
    "a member invited": (
        lambda: invite(together(), BO.person, LINDSALA, Role.READER, by=ANNA),
        "already_member",
    ),
    "no such party": (
        lambda: invite(alone(), BO.person, NORRBY, Role.READER, by=ANNA),
        "no_such_party",
    ),
    "another party's people": (
        lambda: invite(together(), EVA.person, POLICE, Role.READER, by=ANNA),
        "party_invites_its_own",
    ),
    "invited without a key": (
        lambda: invite(joining(alone(), EVA), BO.person, POLICE, Role.CONTACT, by=EVA),
        "key_missing",
    ),
    "invited in another's name": (
        lambda: invite(
            together(), EVA.person, POLICE, Role.CONTACT, by=replace(ANNA, party=POLICE)
        ),
        "key_missing",
    ),
    "oneself as substitute": (
        lambda: set_substitute(together(), ANNA.person, by=ANNA),
        "own_substitute",
    ),
    "a stranger as substitute": (
        lambda: set_substitute(together(), EVA.person, by=ANNA),
        "substitute_not_in_party",
    ),
    "another party's person as substitute": (
        lambda: set_substitute(together(), BO.person, by=ANNA),
        "substitute_not_in_party",
    ),
}


@pytest.mark.parametrize(("act", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_ones_own_to_give_or_take_is_refused(
    act: Callable[[], object], code: str
) -> None:
    assert refusal(act).code == code


def test_until_the_last_moment_an_invitation_holds() -> None:
    just: By = replace(LATER, at=LATER.at - timedelta(seconds=1))
    assert take_role(INVITED, NUMBER, person=BO.person, by=just).member(BO.person)


def test_a_party_invites_its_own() -> None:
    cooperation = joining(together(), who("eva", POLICE, Role.READER), invited_by=BO)
    assert [one.person for one in cooperation.members_of(POLICE)] == ["bo", "eva"]


def test_what_a_party_writes_for_itself_never_lands_in_the_log_of_all() -> None:
    cooperation = note(
        allow_own_text(together(), allowed=True, by=ANNA), POLICE_GATE.id, "Hemligt", by=ANNA
    )
    assert {entry.audience for entry in cooperation.fresh[-2:]} == {LINDSALA}
    assert JOINT not in cooperation.party_ids
