"""`notera`: a note on a task for one's own party alone, until exactly that one is shared."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import Offer, reply, tell
from bot.chat.request import Desk, Request
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import TaskId
from bot.domain.noting import add_note, note, own_note, share_note
from handlers.common import required_task
from handlers.sharing import LEVEL, SHARED, SURE, knowing, require_chosen, require_sure


def handle(request: Request, desk: Desk) -> Result:
    """Share a note, or keep one for the asker's party and answer her alone."""
    task, text = required_task(request, desk).id, request.text("text")
    if request.text("do") and text is None:
        return _shared(request, desk, task)
    shared = bool(request.text("do")) or request.text("level") == SHARED
    if not shared and not desk.view.own_of(desk.member.party).text_allowed:
        raise UserError("own_text_off", id=task)
    if text is None:
        raise NeedMoreError(("text",))
    if shared:
        require_sure(request, desk, text)
        return _told(desk, add_note(desk.cooperation, task, text, by=desk.by), task)
    require_chosen(request, desk, text)
    after = note(desk.cooperation, task, text, by=desk.by)
    number = len(after.own_of(desk.member.party).notes[task])
    offers = (share_offer(task, number), show_offer(task))
    saved = reply("note/saved", *offers, id=task, party=desk.member.party)
    return Result(say=(saved,), cooperation=after)


def _shared(request: Request, desk: Desk, task: TaskId) -> Result:
    """Pass on one note, the newest where none is named; the first time, read what that means."""
    found = own_note(desk.cooperation, task, request.number("note"), by=desk.by)
    require_sure(request, desk, found.text)
    return _told(desk, share_note(desk.cooperation, task, found, by=desk.by), task)


def _told(desk: Desk, after: Cooperation, task: TaskId) -> Result:
    news = tell("note/shared", show_offer(task), id=task, party=desk.by.party)
    return Result(say=(news,), cooperation=after, people=(knowing(desk),))


def share_offer(task: TaskId, number: int) -> Offer:
    """Return the button that shares one note of one's own party on a task."""
    values: dict[str, str | int] = {"do": "share", "id": task, "note": number}
    return Offer(label="share_note", command="note", values=values)


COMMAND = Command(
    name="note",
    handle=handle,
    own=True,
    fields=(
        Field(name="do", kind=Kind.CHOICE, positional=True, choices="note_acts"),
        Field(name="id", kind=Kind.TASK, positional=True),
        Field(name="note", kind=Kind.NUMBER),
        LEVEL,
        SURE,
        Field(name="text", kind=Kind.TEXT, positional=True),
    ),
)
