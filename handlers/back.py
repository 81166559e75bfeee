"""`tillbaka`: ask all parties to go back to an earlier step, with the reason."""

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.request import Desk, Request
from bot.domain.ids import BACK
from bot.domain.moving import ask_back
from handlers.proposing import proposed


def handle(request: Request, desk: Desk) -> Result:
    """Put the move back forward."""
    target, reason = request.number("step") or 0, request.text("reason") or ""
    asked = ask_back(desk.cooperation, desk.process, target, by=desk.by, reason=reason)
    return proposed(desk, asked, BACK)


COMMAND = Command(
    name="back",
    handle=handle,
    fields=(
        Field(name="step", kind=Kind.STEP, positional=True, required=True),
        Field(name="reason", kind=Kind.TEXT, positional=True, required=True),
    ),
)
