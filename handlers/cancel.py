"""`avbryt`: close the open form; what was filled in is forgotten."""

from bot.chat.command import Command, Result
from bot.chat.outgoing import reply
from bot.chat.request import Desk, Request


def handle(request: Request, _desk: Desk) -> Result:
    """Answer only; the router closes the form of whoever gives a new command."""
    was_open = request.room in request.person.forms
    return Result(say=(reply("cancel/cancelled" if was_open else "cancel/nothing"),))


COMMAND = Command(name="cancel", handle=handle, hidden=True)
