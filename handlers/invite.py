"""`bjud-in`: offer a role to a person in the room, who alone may take it."""

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.outgoing import Offer, tell
from bot.chat.request import Desk, Request
from bot.domain.cooperation import Cooperation
from bot.domain.founding import invite
from bot.domain.ids import PartyId
from bot.domain.member import Role
from bot.domain.party import POLICE
from handlers.common import party_named, person_named

MOST_OFFERS = 3


def handle(request: Request, desk: Desk) -> Result:
    """Invite the person named to a party, as its contact person where no role is named."""
    party = party_named(request.text("party") or "", desk, "party")
    person = person_named(request, desk)
    assert person is not None  # noqa: S101 - a required field
    role = Role(request.text("role") or Role.CONTACT)
    cooperation = invite(desk.cooperation, person.id, party, role, by=desk.by)
    invitation = cooperation.invitations[-1]
    take = Offer(label="take_role", command="take_role", values={"number": invitation.number})
    news = tell(
        "invite/offered", take, person=person.id, party=party, role=role.value, by=desk.person.id
    )
    return Result(say=(news,), cooperation=cooperation, people=(person,))


def invite_offers(cooperation: Cooperation) -> tuple[Offer, ...]:
    """Return the buttons that invite the parties that are not here yet."""
    return tuple(_offer(one, cooperation) for one in cooperation.absent()[:MOST_OFFERS])


def _offer(party: PartyId, cooperation: Cooperation) -> Offer:
    if party == POLICE:
        return Offer(label="invite_police", command="invite", values={"party": party})
    name = cooperation.party(party).name
    return Offer(
        label="invite_municipality", command="invite", values={"party": party}, facts={"name": name}
    )


COMMAND = Command(
    name="invite",
    handle=handle,
    fields=(
        Field(name="person", kind=Kind.PERSON, positional=True, required=True),
        Field(name="party", kind=Kind.WORDS, positional=True, required=True, choices="side"),
        Field(name="role", kind=Kind.CHOICE, choices="roles"),
    ),
)
