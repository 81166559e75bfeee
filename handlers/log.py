"""`logg`: what has happened, newest last, as far as the asker's party may read it."""

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.outgoing import reply
from bot.chat.request import Desk, Request
from handlers.common import NEXT, matter_id_of

SHOWN = 10


def handle(request: Request, desk: Desk) -> Result:
    """Show the last entries, or the last on one task or text."""
    matter_id = matter_id_of(request, desk, pictures=True)
    entries = [entry for entry in desk.history() if matter_id is None or entry.about == matter_id]
    facts = {"entries": entries[-SHOWN:], "count": len(entries), "matter": matter_id}
    return Result(say=(reply("log/log", NEXT, **facts),))


COMMAND = Command(
    name="log",
    handle=handle,
    fields=(Field(name="id", kind=Kind.MATTER, positional=True),),
)
