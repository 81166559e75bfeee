"""`kvittera`: need no more reminders of one thing; the others are reminded as before."""

from bot.chat.command import Command, Result
from bot.chat.outgoing import reply
from bot.chat.request import Desk, Request
from bot.domain.errors import UserError
from bot.domain.putting_off import acknowledge
from handlers.reminding.elsewhere import asked_where, told_by_itself
from handlers.reminding.finding import WHICH, is_named, meant


def handle(request: Request, desk: Desk) -> Result:
    """Note it, and say what it means."""
    if not is_named(request) and told_by_itself(request, desk):
        raise UserError("which_reminder", command=request.command.name)
    if desk.linked is None:
        return asked_where(request, desk, "acknowledge")
    found = meant(request, desk)
    after = acknowledge(desk.cooperation, found.occasion(desk), by=desk.by)
    return Result(say=(reply("acknowledge/noted", **found.facts),), cooperation=after)


COMMAND = Command(name="acknowledge", handle=handle, fields=WHICH)
