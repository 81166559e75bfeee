"""`notera`: a note on a task that one's own party alone can read."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import reply
from bot.chat.request import Desk, Request
from bot.domain.errors import UserError
from bot.domain.noting import note
from handlers.common import required_task


def handle(request: Request, desk: Desk) -> Result:
    """Keep the note for the asker's party, and answer her alone."""
    task = required_task(request, desk)
    if not desk.view.own_of(desk.member.party).text_allowed:
        raise UserError("own_text_off", id=task.id)
    text = request.text("text")
    if text is None:
        raise NeedMoreError(("text",))
    cooperation = note(desk.cooperation, task.id, text, by=desk.by)
    saved = reply("note/saved", show_offer(task.id), id=task.id, party=desk.member.party)
    return Result(say=(saved,), cooperation=cooperation)


COMMAND = Command(
    name="note",
    handle=handle,
    own=True,
    fields=(
        Field(name="id", kind=Kind.TASK, positional=True),
        Field(name="text", kind=Kind.TEXT, positional=True),
    ),
)
