"""`varför`: why somebody got a reminder, and what she can do about it."""

from bot.chat.command import Command, Field, Kind, Need, Result
from bot.chat.outgoing import Offer, reply
from bot.chat.request import Desk, Request
from handlers.reminding.finding import WHICH, last_told, meant, named, told_of

REMINDERS = Offer(label="reminders", command="reminders")


def handle(request: Request, desk: Desk) -> Result:
    """Say why: of the reminder that is named, else of the last one here, else of the letter."""
    group = request.text("group")
    if group:
        off = Offer(label="turn_off", command="reminders", values={"do": "off", "group": group})
        return Result(say=(reply("year/why", off, REMINDERS, group=group),))
    nothing = request.text("id") is None and request.text("rule") is None
    if nothing and request.room.startswith("@") and last_told(desk, request.room) is None:
        return Result(say=(reply("letter/why", REMINDERS, role=desk.member.role.value),))
    found = meant(request, desk)
    offers = (
        Offer(label="later", command="snooze", values=named(found)),
        Offer(label="acknowledge", command="acknowledge", values=named(found)),
    )
    return Result(say=(reply(f"why/{found.rule.name}", *offers, REMINDERS, **told_of(found)),))


COMMAND = Command(
    name="why",
    handle=handle,
    need=Need.MEMBER,
    fields=(*WHICH, Field(name="group", kind=Kind.CHOICE, positional=True, choices="year_groups")),
)
