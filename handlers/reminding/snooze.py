"""`skjut-upp`: have a reminder again on another day."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.outgoing import reply
from bot.chat.request import Desk, Request
from bot.domain.errors import UserError
from bot.domain.putting_off import check_day, put_off
from handlers.reminding.elsewhere import asked_where, told_by_itself
from handlers.reminding.finding import WHICH, Meant, is_named, meant, situation
from reminders.occasions import said_at
from reminders.working_time import first_from


def handle(request: Request, desk: Desk) -> Result:
    """Note the day, and say it back; it comes to the asker alone."""
    if not is_named(request) and told_by_itself(request, desk):
        raise UserError("which_reminder", command=request.command.name)
    if desk.linked is None:
        return asked_where(request, desk, "later")
    found = meant(request, desk)
    day = request.day("until")
    if day is None:
        raise NeedMoreError(
            ("until",),
            template="snooze/when",
            values=found.values,
            rule=found.rule.name,
            about=found.call.about,
        )
    last = found.call.day if found.call.before else None
    check_day(day, last, about=found.call.about, today=desk.today)
    at = _moment(day, found, desk)
    occasion = replace(found.occasion(desk), moment=at.astimezone(UTC), snoozed=True)
    message = {"template": f"reminders/{found.rule.name}", "facts": {}, "buttons": []}
    after = put_off(desk.cooperation, occasion, message, by=desk.by)
    said = reply(
        "snooze/put_off",
        **found.facts,
        date=at.date().isoformat(),
        at=f"{at:%H:%M}",
        moved=_moved(at, day),
    )
    return Result(say=(said,), cooperation=after)


def _moment(day: date, found: Meant, desk: Desk) -> datetime:
    """
    Return when it is said on a day; what announces a day is said before quiet time, and before it.

    Raise UserError `quiet_then` and `past_its_day`.
    """
    call, quiet = found.call, desk.person.wishes.quiet
    at = said_at(call, day, desk.zone, quiet)
    if at <= desk.now:
        tomorrow = datetime.combine(desk.today + timedelta(days=1), time.min)
        free = first_from(tomorrow, desk.zone, quiet=quiet, legal=call.legal).date()
        raise UserError("quiet_then", field="until", date=free.isoformat())
    then = replace(situation(desk, desk.cooperation), now=at)
    calls = (one for one in found.rule.find(then) if one.counted == call.counted)
    if call.before and not any(one.before for one in calls):
        said = {"date": day.isoformat(), "last": call.day.isoformat()}
        raise UserError("past_its_day", field="until", id=call.about, **said)
    return at


def _moved(at: datetime, day: date) -> str | None:
    """Return which way quiet time has moved it."""
    if at.date() == day:
        return None
    return "later" if at.date() > day else "earlier"


COMMAND = Command(
    name="snooze",
    handle=handle,
    fields=(
        *WHICH,
        Field(name="until", kind=Kind.DAY_LEFT, positional=True, choices="snooze_until"),
    ),
)
