"""`ta-rollen`: the button of an invitation, for the one who was invited."""

from bot.chat.command import Command, Field, Kind, Need, Result
from bot.chat.outgoing import reply, tell
from bot.chat.request import Desk, Request
from bot.domain.agreeing import confirm_or_dispute
from bot.domain.founding import invitation_for, take_role
from bot.domain.member import By, Role
from bot.domain.party import POLICE
from handlers.common import NEXT, STATUS, show_offer


def handle(request: Request, desk: Desk) -> Result:
    """Let the invited person in; show her what was decided in her party's name before."""
    person = desk.person.id
    number = request.number("number") or _own_number(desk)
    invitation = invitation_for(desk.cooperation, number, person)
    party, role = (invitation.party, invitation.role) if invitation else (POLICE, Role.READER)
    by = By(person=person, party=party, role=role, at=desk.now)
    cooperation = take_role(desk.cooperation, number, person=person, by=by)
    news = tell(
        "take_role/joined",
        STATUS,
        NEXT,
        person=person,
        party=party,
        role=role.value,
        arrived=party in desk.cooperation.absent(),
        absent=list(cooperation.absent()),
    )
    decided = confirm_or_dispute(cooperation, party)
    if not decided:
        return Result(say=(news,), cooperation=cooperation, people=(desk.person,))
    offers = [show_offer(matter_id) for matter_id in decided]
    outside = reply("take_role/outside", *offers, matters=decided, party=party)
    return Result(say=(news, outside), cooperation=cooperation, people=(desk.person,))


def _own_number(desk: Desk) -> int:
    """Return the latest invitation to who asks, for one who writes the button's words."""
    mine = [one.number for one in desk.cooperation.invitations if one.person == desk.person.id]
    return max(mine, default=0)


COMMAND = Command(
    name="take_role",
    handle=handle,
    need=Need.ANYONE,
    hidden=True,
    fields=(Field(name="number", kind=Kind.NUMBER, positional=True),),
)
