"""`bjud-in`: offer a role by a one-time code, or to a person in the room, who alone may take it."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.outgoing import Offer, reply, tell
from bot.chat.request import Desk, Request
from bot.domain.code import digest_of, spoken
from bot.domain.cooperation import Cooperation
from bot.domain.ids import PartyId
from bot.domain.inviting import invite, revoke
from bot.domain.member import Invitation, Role
from bot.domain.party import POLICE
from handlers.common import CANCEL, party_named, person_named

MOST_OFFERS = 3


def handle(request: Request, desk: Desk) -> Result:
    """Invite to a party, as its contact person where no role is named; or take that back."""
    if request.text("do") == "revoke":
        return _revoked(request, desk)
    if request.text("party") is None:
        raise NeedMoreError(("party",))
    party = party_named(request.text("party") or "", desk, "party")
    role = Role(request.text("role") or Role.CONTACT)
    if request.text("here") and request.text("person") is None:
        raise NeedMoreError(("person",), offers=(CANCEL,))
    person = person_named(request, desk)
    if person is None:
        return _coded(desk, party, role)
    cooperation = invite(desk.cooperation, person.id, party, role, by=desk.by)
    number = cooperation.invitations[-1].number
    take = Offer(label="take_role", command="take_role", values={"number": number})
    facts = {"person": person.id, "party": party, "role": role.value, "by": desk.person.id}
    news = tell("invite/offered", take, **facts)
    return Result(say=(news,), cooperation=cooperation, people=(person,))


def _coded(desk: Desk, party: PartyId, role: Role) -> Result:
    """Give a code to the asker alone; the others hear that there is one."""
    code = desk.codes.new()
    cooperation = invite(desk.cooperation, None, party, role, by=desk.by, code=digest_of(code))
    invitation = cooperation.invitations[-1]
    facts = {"party": party, "role": role.value, "expires": invitation.expires.isoformat()}
    here = Offer(label="invite_here", command="invite", values={"party": party, "here": "yes"})
    offers = (here,) if role is Role.CONTACT else ()
    given = reply("invite/code", *offers, revoke_offer(invitation), code=spoken(code), **facts)
    news = tell("invite/coded", by=desk.person.id, **facts)
    return Result(say=(given, news), cooperation=cooperation)


def _revoked(request: Request, desk: Desk) -> Result:
    number = request.number("number")
    if number is None:
        raise NeedMoreError(("number",))
    before = {one.number: one for one in desk.cooperation.invitations}
    cooperation = revoke(desk.cooperation, number, by=desk.by)
    news = tell("invite/revoked", party=before[number].party, by=desk.person.id)
    return Result(say=(news,), cooperation=cooperation)


def revoke_offer(invitation: Invitation) -> Offer:
    """Return the button that takes an invitation back."""
    values: dict[str, str | int] = {"do": "revoke", "number": invitation.number}
    return Offer(label="revoke", command="invite", values=values)


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
        Field(name="do", kind=Kind.CHOICE, positional=True, choices="invite_acts"),
        Field(name="number", kind=Kind.NUMBER, positional=True),
        Field(name="person", kind=Kind.PERSON, positional=True),
        Field(name="party", kind=Kind.WORDS, positional=True, choices="side"),
        Field(name="role", kind=Kind.CHOICE, choices="roles"),
        Field(name="here", kind=Kind.CHOICE, choices="yes"),
    ),
)
