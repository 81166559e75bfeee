"""`nej`: say no to a text for one's party, with the reason."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import Offer, tell
from bot.chat.request import Desk, Request
from bot.domain.agreeing import decline
from bot.domain.errors import UserError
from bot.domain.ids import MatterId
from bot.domain.version import What
from handlers.common import matter_id_of, open_version


def handle(request: Request, desk: Desk) -> Result:
    """Say no to the version named, or to the one proposed."""
    matter_id = matter_id_of(request, desk)
    if matter_id is None:
        raise UserError("which_matter", command=request.command.name)
    return declined(request, desk, matter_id)


def declined(request: Request, desk: Desk, matter_id: MatterId) -> Result:
    """Note the no and tell it; the text stays as it is until somebody writes a new version."""
    matter = desk.cooperation.round.matter(matter_id)
    version = open_version(matter, request.number("version"))
    reason = request.text("reason")
    if reason is None:
        # Tried first, so that nobody writes a reason in vain.
        decline(desk.cooperation, matter_id, version, by=desk.by, reason="-")
        kept = {"version": str(version)}
        raise NeedMoreError(
            ("reason",), template="decline/why", matter=matter_id, version=version, values=kept
        )
    cooperation = decline(desk.cooperation, matter_id, version, by=desk.by, reason=reason)
    offers = [show_offer(matter_id)]
    # What can be written anew is a text; a skip or a reference is asked for by its own verb.
    if (current := matter.current) and current.proposal.what is What.TEXT:
        offers.append(Offer(label="edit", command="edit", values={"id": matter_id}))
    facts = {"matter": matter_id, "version": version, "party": desk.by.party, "text": reason}
    news = tell("decline/declined", *offers, **facts)
    return Result(say=(news,), cooperation=cooperation)


COMMAND = Command(
    name="decline",
    handle=handle,
    fields=(
        Field(name="id", kind=Kind.MATTER, positional=True),
        Field(name="version", kind=Kind.VERSION, positional=True),
        Field(name="reason", kind=Kind.TEXT, positional=True),
        Field(name="round", kind=Kind.NUMBER),
    ),
)
