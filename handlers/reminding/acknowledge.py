"""`kvittera`: need no more reminders of one thing; the others are reminded as before."""

from bot.chat.command import Command, Need, Result
from bot.chat.outgoing import reply
from bot.chat.request import Desk, Request
from bot.domain.putting_off import acknowledge
from handlers.reminding.finding import WHICH, meant, told_of


def handle(request: Request, desk: Desk) -> Result:
    """Note it, and say what it means."""
    found = meant(request, desk)
    after = acknowledge(desk.cooperation, found.occasion(desk), by=desk.by)
    said = reply("acknowledge/noted", **told_of(found))
    return Result(say=(said,), cooperation=after)


COMMAND = Command(name="acknowledge", handle=handle, need=Need.MEMBER, fields=WHICH)
