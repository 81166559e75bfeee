"""How people are invited into a cooperation, and come in."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.exercise import require_real
from bot.domain.ids import PartyId, PersonId
from bot.domain.log import JOINT, Act
from bot.domain.member import By, Invitation, Member, Role
from bot.domain.rights import KEY_ROLES, require_key_of
from bot.domain.staffing import answers_for_itself

INVITATION_LASTS = timedelta(days=7)


def invite(
    cooperation: Cooperation,
    person: PersonId | None,
    party: PartyId,
    role: Role,
    *,
    by: By,
    code: str | None = None,
) -> Cooperation:
    """
    Offer a role in a party for seven days, to one person, who alone may take it, or by a code.

    *code* is the digest of a one-time code; with it no person is named.
    """
    require_key_of(cooperation, by)
    require_real(cooperation)
    cooperation.party(party)
    member = cooperation.member(person) if person else None
    if member:
        raise UserError("already_member", person=person, party=member.party)
    # A party that has people of its own chooses its own people.
    if party != by.party and cooperation.members_of(party):
        raise UserError("party_invites_its_own", party=party)
    # Nor does another party choose who answers for one whose people have all left.
    if party != by.party and party in cooperation.emptied:
        raise UserError("party_emptied", party=party)
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
        code=code,
    )
    kept = tuple(one for one in cooperation.invitations if _stands(one, person, by))
    invited = replace(cooperation, invitations=(*kept, invitation))
    said = {"person": person} if person else None
    return invited.logged(Act.INVITED, by=by, about=party, content=said)


def invite_back(
    cooperation: Cooperation, party: PartyId, code: str, registration: str, *, by: By
) -> Cooperation:
    """Let whoever runs the bot invite a contact person, by a decision with its file number."""
    cooperation.party(party)
    invitation = Invitation(
        number=cooperation.heads[JOINT].count,
        person=None,
        party=party,
        role=Role.CONTACT,
        invited_by=by.person,
        expires=by.at + INVITATION_LASTS,
        code=code,
    )
    invited = replace(cooperation, invitations=(*cooperation.invitations, invitation))
    said = {"registration": registration}
    return invited.logged(Act.INVITED, by=by, about=party, content=said)


def _stands(invitation: Invitation, person: PersonId | None, by: By) -> bool:
    """
    Tell whether an invitation stands beside a new one: one is enough for a named person.

    A code that has expired is nobody's any more; who was named is told so when she comes.
    """
    if invitation.person is None:
        return by.at < invitation.expires
    return invitation.person != person


def revoke(cooperation: Cooperation, number: int, *, by: By) -> Cooperation:
    """
    Take back an invitation of one's own party's; raise UserError `no_such_invitation`.

    Whose it is nobody else learns: what is not there and what is another's is the same answer.
    """
    require_key_of(cooperation, by)
    found = next((one for one in cooperation.invitations if one.number == number), None)
    inviter = cooperation.member(found.invited_by) if found else None
    if found is None or by.party not in {found.party, inviter.party if inviter else None}:
        raise UserError("no_such_invitation", number=number)
    kept = tuple(one for one in cooperation.invitations if one.number != number)
    after = replace(cooperation, invitations=kept)
    return after.logged(Act.UNINVITED, by=by, about=found.party)


def take_role(
    cooperation: Cooperation,
    number: int,
    *,
    person: PersonId,
    by: By,
    confirm_first: bool = False,
) -> Cooperation:
    """Take the role one was invited to; raise UserError where it was for somebody else."""
    invitation = next((one for one in cooperation.invitations if one.number == number), None)
    require_new(cooperation, person)
    if invitation is None or invitation.person != person:
        mine = next((one.number for one in cooperation.invitations if one.person == person), None)
        raise UserError("invitation_not_for_you", number=mine)
    if by.at >= invitation.expires:
        raise UserError("invitation_expired")
    return let_in(cooperation, invitation, by=by, confirm_first=confirm_first)


def require_new(cooperation: Cooperation, person: PersonId) -> None:
    """Raise UserError `you_are_member` for somebody who is in it already, for any party."""
    member = cooperation.member(person)
    if member:
        raise UserError("you_are_member", party=member.party, role=member.role)


def let_in(
    cooperation: Cooperation, invitation: Invitation, *, by: By, confirm_first: bool = False
) -> Cooperation:
    """
    Let in the one who acts by an invitation, which is used up by it.

    With *confirm_first* the first member of a party whom another party chose is not confirmed.
    """
    inviter = cooperation.member(invitation.invited_by)
    chosen = inviter is not None and inviter.party != invitation.party
    joined = Member(
        person=by.person,
        party=invitation.party,
        role=invitation.role,
        confirmed=not (confirm_first and chosen),
    )
    here = replace(cooperation, members=(*cooperation.members, joined))
    if answers_for_itself(here, joined):
        emptied = tuple(one for one in here.emptied if one != joined.party)
        here = replace(here, emptied=emptied)
    kept = tuple(
        one
        for one in cooperation.invitations
        if one.number != invitation.number and not _from_outside(here, one)
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
