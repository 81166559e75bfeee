"""`tack`: a kind word back; nothing else happens."""

from bot.chat.command import Command, Result
from bot.chat.outgoing import reply
from bot.chat.request import Desk, Request


def handle(_request: Request, _desk: Desk) -> Result:
    """Answer a thank you."""
    return Result(say=(reply("thanks/welcome"),))


COMMAND = Command(name="thanks", handle=handle, hidden=True)
