"""`språk`: the language one person reads the bot in; the room keeps its own."""

from dataclasses import replace

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.outgoing import reply
from bot.chat.request import Desk, Request
from bot.domain.room import Language


def handle(request: Request, desk: Desk) -> Result:
    """Keep the asker's choice, and answer in it."""
    chosen = request.text("language")
    if chosen is None:
        raise NeedMoreError(("language",), template="language/ask")
    person = replace(desk.person, language=Language(chosen))
    return Result(say=(reply("language/changed"),), people=(person,))


COMMAND = Command(
    name="language",
    handle=handle,
    fields=(Field(name="language", kind=Kind.CHOICE, positional=True, choices="languages"),),
)
