"""`ta-rollen`: the button of an invitation, for the one who was invited."""

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.offers import STATUS
from bot.chat.outgoing import tell
from bot.chat.request import Desk, Request
from bot.domain.cooperation import Cooperation
from bot.domain.ids import PartyId
from bot.domain.inviting import invitation_for, take_role
from bot.domain.member import By, Role
from bot.domain.party import POLICE
from handlers.briefing import BRIEFING
from handlers.confirm import to_confirm


def handle(request: Request, desk: Desk) -> Result:
    """Let the invited person in; show her what waits for her party's word."""
    person = desk.person.id
    number = request.number("number") or _own_number(desk)
    invitation = invitation_for(desk.cooperation, number, person)
    party, role = (invitation.party, invitation.role) if invitation else (POLICE, Role.READER)
    by = By(person=person, party=party, role=role, at=desk.now)
    cooperation = take_role(
        desk.cooperation, number, person=person, by=by, confirm_first=desk.confirm_first
    )
    return welcomed(desk, cooperation, party, role)


def welcomed(desk: Desk, after: Cooperation, party: PartyId, role: Role) -> Result:
    """Tell all who has come in; show her what waits for her party's word."""
    person = desk.person.id
    member = after.member(person)
    news = tell(
        "take_role/joined",
        STATUS,
        BRIEFING,
        person=person,
        party=party,
        role=role.value,
        arrived=party in desk.cooperation.absent(),
        absent=list(after.absent()),
        confirmed=member is None or member.confirmed,
    )
    waiting = to_confirm(after, party, desk)
    return Result(say=(news, *waiting), cooperation=after, people=(desk.person,))


def _own_number(desk: Desk) -> int:
    """Return the latest invitation to who asks, for one who writes the button's words."""
    mine = [one.number for one in desk.cooperation.invitations if one.person == desk.person.id]
    return max(mine, default=0)


COMMAND = Command(
    name="take_role",
    handle=handle,
    hidden=True,
    fields=(Field(name="number", kind=Kind.NUMBER, positional=True),),
)
