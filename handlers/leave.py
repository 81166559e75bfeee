"""`lämna`: a member leaves her party, and her colleagues hear what she was to do."""

from bot.chat.command import Command, Field, Kind, Need, NeedMoreError, Result
from bot.chat.outgoing import Audience, Outgoing, To, tell
from bot.chat.request import Desk, Request
from bot.domain.leaving import in_charge_of, leave
from handlers.common import CANCEL


def handle(request: Request, desk: Desk) -> Result:
    """Ask once, with what she leaves behind; then let her go."""
    by = desk.by
    after = leave(desk.cooperation, by=by)
    charges = list(in_charge_of(desk.view, by.person))
    if request.text("sure") is None:
        raise NeedMoreError(
            ("sure",), template="leave/sure", offers=(CANCEL,), party=by.party, charges=charges
        )
    news = tell("leave/left", person=by.person, party=by.party)
    if not charges:
        return Result(say=(news,), cooperation=after)
    handed_on = Outgoing(
        audience=Audience(to=To.PARTY, party=by.party),
        template="leave/handed_on",
        facts={"person": by.person, "charges": charges},
    )
    return Result(say=(news, handed_on), cooperation=after)


COMMAND = Command(
    name="leave",
    handle=handle,
    need=Need.MEMBER,
    fields=(Field(name="sure", kind=Kind.CHOICE, choices="yes"),),
)
