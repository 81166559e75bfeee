"""`lämna`: a member leaves her party; what she was to do is handed over, or her colleagues hear."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.outgoing import Audience, Offer, Outgoing, To, tell
from bot.chat.request import Desk, Request
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import MatterId, PersonId
from bot.domain.leaving import in_charge_of, leave
from bot.domain.member import By
from bot.domain.rights import holds_key
from handlers.asked_anew import asked_anew
from handlers.common import CANCEL, person_named

INVITE = Offer(label="invite", command="invite")


def handle(request: Request, desk: Desk) -> Result:
    """Ask once, with what she leaves behind; then let her go."""
    by, heir = desk.by, person_named(request, desk)
    successor = heir.id if heir else None
    after, empties = _left(desk.cooperation, by, successor)
    charges = list(in_charge_of(desk.view, by.person))
    if request.text("sure") is None:
        raise NeedMoreError(
            ("sure",),
            # She is named in this line alone, and a press on the answer names nobody.
            values={"person": f"@{heir.accounts[0]}"} if heir else {},
            template="leave/sure",
            offers=(INVITE, CANCEL) if empties else (CANCEL,),
            party=by.party,
            charges=charges,
            empties=empties,
            successor=successor,
        )
    facts = {"person": by.person, "party": by.party, "empties": empties, "successor": successor}
    news = [tell("leave/left", **facts)]
    if charges and successor is None and not empties:
        news.append(_handed_on(by, charges))
    if holds_key(desk.cooperation, by.person, by.at) and not empties:
        news.extend(asked_anew(after, by.party, successor))
    return Result(say=tuple(news), cooperation=after)


def _left(cooperation: Cooperation, by: By, successor: PersonId | None) -> tuple[Cooperation, bool]:
    """Return the cooperation without her, and whether that leaves nobody to answer."""
    try:
        return leave(cooperation, by=by, successor=successor), False
    except UserError as error:
        if error.code != "last_key":
            raise
        return leave(cooperation, by=by, successor=successor, empties=True), True


def _handed_on(by: By, charges: list[MatterId]) -> Outgoing:
    return Outgoing(
        audience=Audience(to=To.PARTY, party=by.party),
        template="leave/handed_on",
        facts={"person": by.person, "charges": charges},
    )


COMMAND = Command(
    name="leave",
    handle=handle,
    fields=(
        Field(name="person", kind=Kind.PERSON, positional=True),
        Field(name="sure", kind=Kind.CHOICE, choices="yes"),
    ),
)
