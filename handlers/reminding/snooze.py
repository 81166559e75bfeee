"""`skjut-upp`: have a reminder again on another day."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.chat.command import Command, Field, Kind, Need, NeedMoreError, Result
from bot.chat.outgoing import reply
from bot.chat.request import Desk, Request
from bot.domain.errors import UserError
from bot.domain.putting_off import check_day, put_off
from handlers.reminding.finding import WHICH, meant, named, said_later, told_of
from reminders.occasions import NINE
from reminders.rule import Call
from reminders.working_time import moment


def handle(request: Request, desk: Desk) -> Result:
    """Note the day, and say it back; it comes to the asker alone."""
    found = meant(request, desk)
    call = found.call
    day = request.day("until")
    if day is None:
        raise NeedMoreError(
            ("until",),
            template="snooze/when",
            values=named(found),
            rule=found.rule.name,
            about=call.about,
        )
    check_day(day, call.day if call.before else None, today=desk.today)
    at = _moment(day, call, desk)
    occasion = replace(found.occasion(desk), moment=at.astimezone(UTC), snoozed=True)
    after = put_off(desk.cooperation, occasion, said_later(found), by=desk.by)
    facts = {**told_of(found), "date": at.date().isoformat(), "moved": at.date() != day}
    return Result(say=(reply("snooze/put_off", **facts),), cooperation=after)


def _moment(day: date, call: Call, desk: Desk) -> datetime:
    """Return when it is said on a day; what announces a day is said before quiet time."""
    quiet, legal = desk.person.wishes.quiet, call.legal
    at = moment(day, NINE, desk.zone, quiet=quiet, legal=legal, before=call.before)
    if at <= desk.now:
        raise UserError("put_off_to_come", field="until", date=day.isoformat())
    return at


COMMAND = Command(
    name="snooze",
    handle=handle,
    need=Need.MEMBER,
    fields=(
        *WHICH,
        Field(name="until", kind=Kind.DAY_LEFT, positional=True, choices="snooze_until"),
    ),
)
