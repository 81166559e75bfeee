"""`påminnelser`: what will come, to whom; and how one wants it."""

from dataclasses import replace
from datetime import time

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.outgoing import Audience, Offer, Outgoing, To, reply, tell
from bot.chat.request import Desk, Request
from bot.domain.choosing import remind_chief, set_quiet
from bot.domain.errors import UserError
from bot.domain.letter import NINE, Wishes
from bot.domain.member import Role
from bot.domain.reminding import Quiet
from handlers.reminding.elsewhere import LETTER, which_one
from handlers.reminding.listing import listed
from reminders.rule import Kind as Way
from reminders.rules import RULES
from reminders.working_time import BEGINS, ENDS, is_backwards, leaves_room

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def handle(request: Request, desk: Desk) -> Result:
    """Show what will come, or change how the asker is reminded."""
    match request.text("do") or _meant(request):
        case "day":
            return _letter_day(request, desk)
        case "quiet":
            return _quiet(request, desk)
        case "both":
            wishes = _with_quiet(request, desk, _with_day(request, desk.person.wishes))
            return _wished(desk, wishes, "reminding/settings")
        case "on" | "off" as switch:
            return _choose(request, desk, on=switch == "on")
        case "chief":
            return _chief(request, desk)
        case _:
            return Result(say=listed(request, desk))


def _meant(request: Request) -> str:
    """Return what is to be changed, where only the new value was said."""
    letter = request.text("weekday") or request.text("at")
    if letter and request.text("quiet"):
        return "both"
    if letter:
        return "day"
    return "quiet" if request.text("quiet") else "list"


def _letter_day(request: Request, desk: Desk) -> Result:
    if request.text("weekday") is None and request.text("at") is None:
        raise NeedMoreError(("weekday",), template="reminding/which_day")
    return _wished(desk, _with_day(request, desk.person.wishes), "reminding/day_set")


def _with_day(request: Request, wishes: Wishes) -> Wishes:
    """Return wishes with another weekday and hour; raise UserError `letter_hour`."""
    weekday, at = request.text("weekday"), request.text("at")
    hour = time.fromisoformat(at) if at else wishes.at
    if not BEGINS <= hour < ENDS:
        raise UserError("letter_hour", field="at")
    chosen = replace(wishes, at=hour, letter=weekday != "never")
    if weekday and weekday != "never":
        return replace(chosen, weekday=WEEKDAYS.index(weekday) + 1)
    return chosen


def _quiet(request: Request, desk: Desk) -> Result:
    if request.text("quiet") is None and request.text("switch") is None:
        raise NeedMoreError(("quiet",), template="reminding/which_hours")
    if request.text("room"):
        return _quiet_room(request, desk)
    return _wished(desk, _with_quiet(request, desk, desk.person.wishes), "reminding/quiet_set")


def _with_quiet(request: Request, desk: Desk, wishes: Wishes) -> Wishes:
    return replace(wishes, quiet=_hours(request, desk))


def _quiet_room(request: Request, desk: Desk) -> Result:
    _require_one(request, desk)
    quiet = _hours(request, desk)
    after, room = set_quiet(desk.cooperation, request.room, quiet, by=desk.by)
    facts = {"party": desk.by.party, **hours_of(quiet)}
    news = tell("reminding/room_quiet", **facts)
    if room.audience:
        own = Audience(to=To.PARTY, party=room.audience)
        news = Outgoing(audience=own, template=news.template, facts=facts)
    return Result(say=(news,), cooperation=after)


def _require_one(request: Request, desk: Desk) -> None:
    """Raise UserError where it is not said which of her cooperations is meant."""
    if desk.linked is None:
        raise which_one(request, desk)


def _hours(request: Request, desk: Desk) -> Quiet | None:
    """Return the quiet hours that `12-13` means; None for `av`."""
    typed = request.text("quiet") or request.text("switch") or ""
    if desk.lexicon.choice("switch", typed) == "off":
        return None
    quiet = desk.read_hours(typed)
    if quiet is None and request.text("do") is None and not any(map(str.isdigit, typed)):
        raise UserError("not_a_choice", group="reminder_acts", word=typed)
    if quiet is None:
        raise UserError("not_hours", field="quiet", word=typed)
    if is_backwards(quiet):
        raise UserError("hours_backwards", field="quiet", **hours_of(quiet))
    if not leaves_room(quiet):
        raise UserError("quiet_all_day", field="quiet")
    return quiet


def _choose(request: Request, desk: Desk, *, on: bool) -> Result:
    group = request.text("group")
    if group is None:
        raise NeedMoreError(("group",), template="reminding/which_group")
    if group == LETTER:
        return _wished(desk, replace(desk.person.wishes, letter=on), "reminding/day_set")
    chosen = tuple(one for one in desk.person.wishes.chosen if one != group)
    wishes = replace(desk.person.wishes, chosen=(*chosen, group) if on else chosen)
    return _wished(desk, wishes, "reminding/chosen", group=group, on=on)


def _chief(request: Request, desk: Desk) -> Result:
    _require_one(request, desk)
    typed = request.text("switch") or request.text("quiet") or ""
    rule, on = request.text("rule"), desk.lexicon.choice("switch", typed) != "off"
    if rule is None:
        raise NeedMoreError(("rule",), template="reminding/which_rule")
    if rule in {one.name for one in RULES if one.kind is Way.ROOM}:
        raise UserError("not_for_chief", field="rule", rule=rule)
    after = remind_chief(desk.cooperation, rule, on=on, by=desk.by)
    members = after.members_of(desk.by.party)
    chief = any(one.role is Role.DECIDER for one in members)
    invite = Offer(label="invite", command="invite", values={"party": desk.by.party})
    facts = {"rule": rule, "on": on, "party": desk.by.party, "chief": chief}
    offers = () if chief or not on else (invite,)
    return Result(say=(reply("reminding/chief", *offers, **facts),), cooperation=after)


def _wished(desk: Desk, wishes: Wishes, template: str, **facts: object) -> Result:
    shown = {
        "wishes": wishes,
        "weekday": WEEKDAYS[wishes.weekday - 1] if wishes.letter else None,
        "at": f"{wishes.at:%H:%M}" if wishes.at != NINE else None,
        **hours_of(wishes.quiet),
        **facts,
    }
    person = replace(desk.person, wishes=wishes)
    return Result(say=(reply(template, **shown),), people=(person,))


def hours_of(quiet: Quiet | None) -> dict[str, str | None]:
    """Return quiet hours for a template: `12:00`, `13:00`; None where there are none."""
    return {
        "begins": f"{quiet.begins:%H:%M}" if quiet else None,
        "ends": f"{quiet.ends:%H:%M}" if quiet else None,
    }


COMMAND = Command(
    name="reminders",
    handle=handle,
    fields=(
        Field(name="do", kind=Kind.CHOICE, positional=True, choices="reminder_acts"),
        Field(name="weekday", kind=Kind.CHOICE, positional=True, choices="letter_days"),
        Field(name="group", kind=Kind.CHOICE, positional=True, choices="year_groups"),
        Field(name="switch", kind=Kind.CHOICE, positional=True, choices="switch"),
        Field(name="rule", kind=Kind.CHOICE, positional=True, choices="rules"),
        Field(name="at", kind=Kind.CLOCK, positional=True),
        Field(name="quiet", kind=Kind.WORDS, positional=True),
        Field(name="room", kind=Kind.CHOICE, choices="yes"),
    ),
)
