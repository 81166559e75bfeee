"""`tillbaka`: ask all parties to go back to an earlier step, with the reason."""

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.request import Desk, Request
from bot.domain.ids import BACK
from bot.domain.moving import ask_back
from handlers import voiding
from handlers.proposing import proposed
from handlers.voiding import ask_before_voiding


def handle(request: Request, desk: Desk) -> Result:
    """Put the move back forward."""
    target, reason = request.number("step") or 0, request.text("reason") or ""
    asked = ask_back(desk.cooperation, desk.process, target, by=desk.by, reason=reason)
    matter = desk.cooperation.round.matter(BACK)
    ask_before_voiding(request, BACK, matter, renews=desk.by.party)
    return proposed(desk, asked, BACK)


COMMAND = Command(
    name="back",
    handle=handle,
    fields=(
        Field(name="step", kind=Kind.STEP, positional=True, required=True),
        *voiding.FIELDS,
        Field(name="reason", kind=Kind.TEXT, positional=True, required=True),
    ),
)
