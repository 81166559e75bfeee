"""`nödstopp`: close all intake of a cooperation, and open it again."""

from dataclasses import replace

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.outgoing import Offer, tell
from bot.chat.request import Desk, Request
from bot.domain.cooperation import Cooperation
from bot.domain.ids import RoomId
from bot.domain.person import Person
from bot.domain.stopping import reopen, stop
from handlers.block import reason_of
from handlers.common import CANCEL

REOPEN = Offer(label="reopen", command="stop", values={"do": "open"})


def handle(request: Request, desk: Desk) -> Result:
    """Ask once, then close; or open again."""
    words = request.text("reason") or ""
    if request.text("do") or desk.lexicon.choice("stop_acts", words):
        return _opened(desk)
    reason = reason_of(words, desk)
    after = stop(desk.cooperation, reason, by=desk.by)
    if request.text("sure") is None:
        raise NeedMoreError(
            ("sure",),
            template="stop/sure",
            values={"reason": reason.value},
            offers=(CANCEL,),
            party=desk.by.party,
        )
    by = desk.by
    facts = {"person": by.person, "party": by.party, "reason": reason.value}
    news = tell("stop/stopped", REOPEN, **facts)
    return Result(say=(news,), cooperation=after, people=_without_forms(desk))


def _opened(desk: Desk) -> Result:
    after = reopen(desk.cooperation, by=desk.by)
    news = tell("stop/reopened", person=desk.by.person, party=desk.by.party)
    return Result(say=(news,), cooperation=after)


def _without_forms(desk: Desk) -> tuple[Person, ...]:
    """Return the members who have something half filled in here, with that forgotten."""
    here = desk.cooperation
    members = [desk.people.load(member.person) for member in here.members]
    emptied = [
        replace(one, forms={room: form for room, form in one.forms.items() if room not in open_})
        for one in members
        if (open_ := _open_here(one, here))
    ]
    return tuple(emptied)


def _open_here(person: Person, here: Cooperation) -> set[RoomId]:
    rooms = {room.id for room in here.rooms}
    return {
        room
        for room, form in person.forms.items()
        if room in rooms or form.about == here.id or (room.startswith("@") and form.about is None)
    }


COMMAND = Command(
    name="stop",
    handle=handle,
    forgets=True,
    fields=(
        Field(name="do", kind=Kind.CHOICE, positional=True, choices="stop_acts"),
        Field(name="reason", kind=Kind.TEXT, positional=True),
        Field(name="sure", kind=Kind.CHOICE, choices="yes"),
    ),
)
