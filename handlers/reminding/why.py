"""`varför`: why somebody got a reminder, and what she can do about it."""

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.outgoing import Offer, reply
from bot.chat.request import Desk, Request
from handlers.reminding.elsewhere import LETTER, asked_where, told_by_itself
from handlers.reminding.finding import WHICH, is_named, meant

REMINDERS = Offer(label="reminders", command="reminders")


def handle(request: Request, desk: Desk) -> Result:
    """Say why: of the reminder that is named, else of what came last here."""
    last = None if is_named(request) else told_by_itself(request, desk)
    group = request.text("group") or last
    if group == LETTER:
        return Result(say=(reply("letter/why", REMINDERS),))
    if group:
        off = Offer(label="turn_off", command="reminders", values={"do": "off", "group": group})
        return Result(say=(reply("year/why", off, REMINDERS, group=group),))
    if desk.linked is None:
        return asked_where(request, desk, "why")
    found = meant(request, desk)
    offers = (
        Offer(label="later", command="snooze", values=found.values),
        Offer(label="acknowledge", command="acknowledge", values=found.values),
    )
    return Result(say=(reply(f"why/{found.rule.name}", *offers, REMINDERS, **found.facts),))


COMMAND = Command(
    name="why",
    handle=handle,
    fields=(*WHICH, Field(name="group", kind=Kind.CHOICE, positional=True, choices="year_groups")),
)
