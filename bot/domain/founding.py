"""How a cooperation begins, and how people come into it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.exercise import require_real
from bot.domain.ids import CooperationId, PartyId, PersonId
from bot.domain.log import JOINT, Act
from bot.domain.member import By, Invitation, Member, Role
from bot.domain.party import POLICE, Party, PartyKind
from bot.domain.process import Process
from bot.domain.rights import KEY_ROLES, require_key_of
from bot.domain.room import Room
from bot.domain.round import Round

INVITATION_LASTS = timedelta(days=7)


def parties_named(municipal: Iterable[tuple[PartyId, str]], district: str) -> tuple[Party, ...]:
    """Return the parties: the municipalities in the order named, then the police."""
    named = tuple(
        Party(id=party, kind=PartyKind.MUNICIPALITY, name=name) for party, name in municipal
    )
    ids = {party.id for party in named}
    # What a party writes for itself goes to the log of its id, so JOINT must never be one.
    if len(ids) != len(named) or ids & {POLICE, JOINT}:
        raise UserError("same_party_twice", field="municipality")
    return (*named, Party(id=POLICE, kind=PartyKind.POLICE, name=district))


def found(
    cooperation_id: CooperationId,
    parties: tuple[Party, ...],
    room: Room,
    process: Process,
    *,
    by: By,
) -> Cooperation:
    """Begin a cooperation in one room; the founder is her party's first contact person."""
    round_ = Round(
        number=1,
        process=process.hash,
        started=by.at,
        step=1,
        step_since=by.at,
        marks={},
        matters={},
        carried={},
    )
    bare = Cooperation(
        id=cooperation_id,
        revision=0,
        founded=by.at,
        parties=parties,
        members=(Member(person=by.person, party=by.party, role=by.role),),
        rooms=(room,),
        invitations=(),
        round=round_,
        own={},
        heads={},
        ledger=(),
        deliveries=(),
    )
    names = {party.id: party.name for party in parties}
    return bare.logged(Act.FOUNDED, by=by, content={"parties": names})


def invite(
    cooperation: Cooperation, person: PersonId, party: PartyId, role: Role, *, by: By
) -> Cooperation:
    """Offer a role in a party to one person, who alone may take it, for seven days."""
    require_key_of(cooperation, by)
    require_real(cooperation)
    cooperation.party(party)
    member = cooperation.member(person)
    if member:
        raise UserError("already_member", person=person, party=member.party)
    # A party that has people of its own chooses its own people.
    if party != by.party and cooperation.members_of(party):
        raise UserError("party_invites_its_own", party=party)
    # And it must be able to answer for itself from its first member on.
    if party != by.party and role not in KEY_ROLES:
        raise UserError("first_holds_key", party=party, role=role)
    invitation = Invitation(
        # The joint log only grows, so no number comes twice.
        number=cooperation.heads[JOINT].count,
        person=person,
        party=party,
        role=role,
        invited_by=by.person,
        expires=by.at + INVITATION_LASTS,
    )
    kept = tuple(one for one in cooperation.invitations if one.person != person)
    invited = replace(cooperation, invitations=(*kept, invitation))
    return invited.logged(Act.INVITED, by=by, about=party, content={"person": person})


def take_role(cooperation: Cooperation, number: int, *, person: PersonId, by: By) -> Cooperation:
    """Take the role one was invited to; raise UserError where it was for somebody else."""
    invitation = next((one for one in cooperation.invitations if one.number == number), None)
    member = cooperation.member(person)
    if member:
        raise UserError("you_are_member", party=member.party, role=member.role)
    if invitation is None or invitation.person != person:
        mine = next((one.number for one in cooperation.invitations if one.person == person), None)
        raise UserError("invitation_not_for_you", number=mine)
    if by.at >= invitation.expires:
        raise UserError("invitation_expired")
    joined = Member(person=person, party=invitation.party, role=invitation.role)
    here = replace(cooperation, members=(*cooperation.members, joined))
    kept = tuple(
        one
        for one in cooperation.invitations
        if one.number != number and not _from_outside(here, one)
    )
    changed = replace(here, invitations=kept)
    return changed.logged(Act.JOINED, by=by, about=invitation.party)


def _from_outside(cooperation: Cooperation, invitation: Invitation) -> bool:
    """Tell whether a party that has its own people was to get one whom another party chose."""
    inviter = cooperation.member(invitation.invited_by)
    own = inviter is not None and inviter.party == invitation.party
    return bool(cooperation.members_of(invitation.party)) and not own


def invitation_for(cooperation: Cooperation, number: int, person: PersonId) -> Invitation | None:
    """Return the invitation with that number, if it is this person's."""
    return next(
        (one for one in cooperation.invitations if (one.number, one.person) == (number, person)),
        None,
    )


def set_substitute(cooperation: Cooperation, person: PersonId, *, by: By) -> Cooperation:
    """Let another member of one's own party answer in one's place."""
    if person == by.person:
        raise UserError("own_substitute")
    member = cooperation.member(person)
    if member is None or member.party != by.party:
        raise UserError("substitute_not_in_party")
    members = tuple(
        replace(one, substitute_for=_principal(one, person, by)) for one in cooperation.members
    )
    changed = replace(cooperation, members=members)
    return changed.logged(Act.SUBSTITUTE_SET, by=by, about=by.party, content={"person": person})


def _principal(member: Member, substitute: PersonId, by: By) -> PersonId | None:
    """One has one substitute at a time; naming a new one ends the old one's."""
    if member.person == substitute:
        return by.person
    return None if member.substitute_for == by.person else member.substitute_for
