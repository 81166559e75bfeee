"""What will come, to whom and why, in the order of its days; and what could not be sent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.chat.outgoing import Offer, Outgoing, reply
from bot.chat.request import Desk, Request
from bot.domain.cooperation import Cooperation
from bot.domain.ids import PersonId
from bot.domain.member import Member
from handlers.reminding.finding import situation
from reminders.letter_days import letter_after, letter_until
from reminders.occasions import occasions
from reminders.recipients import is_for
from reminders.rule import Call, Kind, calls_of
from reminders.rules import RULES
from reminders.saying import is_silent

MOST = 8
"""How many reminders to come are listed."""
AHEAD = timedelta(days=366)
"""How far ahead they are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """
    A reminder to come: its rule and what it is about, its day, and which way it takes.

    `of` is the day it counts from.
    """

    day: date
    rule: str
    about: str
    of: date
    way: str


def listed(request: Request, desk: Desk) -> tuple[Outgoing, ...]:
    """Return what is to come in each of the asker's cooperations; in a room only in that one."""
    mine = desk.mine() if request.room.startswith("@") else (desk.view,)
    if not mine:
        return (reply("reminding/none"),)
    said = [_one(view, desk, several=len(mine) > 1) for view in mine]
    return (*[one for one in said if one], _settings(desk))


def _one(view: Cooperation, desk: Desk, *, several: bool) -> Outgoing | None:
    member = view.member(desk.person.id)
    coming = sorted(_coming(view, desk, member), key=lambda one: one.day) if member else []
    failed = _failed(view)
    if several and not coming and not failed:
        return None
    said = reply(
        "reminding/list",
        coming=coming[:MOST],
        left=max(len(coming) - MOST, 0),
        failed=failed,
        several=several,
        to_chief=view.own_of(member.party).to_chief if member else (),
    )
    return replace(said, cooperation=view.id)


def _settings(desk: Desk) -> Outgoing:
    offers = (
        Offer(label="letter_day", command="reminders", values={"do": "day"}),
        Offer(label="quiet_hours", command="reminders", values={"do": "quiet"}),
        Offer(label="choose_more", command="reminders", values={"do": "on"}),
    )
    return reply("reminding/settings", *offers, wishes=desk.person.wishes)


def _coming(view: Cooperation, desk: Desk, member: Member) -> Iterator[Coming]:
    listed = [rule for rule in RULES if not rule.unlisted]
    for found in occasions(situation(desk, view), listed):
        one, day = found.occasion, found.occasion.moment.astimezone(desk.zone).date()
        ahead = one.moment > desk.now and day <= desk.today + AHEAD
        silent = is_silent(view.ledger, found.rule, found.call, one.to)
        if ahead and not silent and _reads(view, one.to, member):
            way = "you" if one.to == member.person else "room"
            yield Coming(day=day, rule=one.rule, about=one.about, of=one.day, way=way)
    yield from _in_letters(view, desk, member)
    yield from _put_off(view, desk, member.person)


def _in_letters(view: Cooperation, desk: Desk, member: Member) -> Iterator[Coming]:
    """Yield the lines to come, each on the day of the letter that will have it."""
    here = situation(desk, view)
    for rule in RULES:
        for call in calls_of(rule, here) if rule.kind is Kind.LETTER else ():
            day = _letter_day(call, desk)
            ahead = desk.today < call.on <= desk.today + AHEAD
            silent = is_silent(view.ledger, rule, call, member.person)
            if day and ahead and not silent and is_for(view, rule, call, member, day):
                yield Coming(day=day, rule=rule.name, about=call.about, of=call.day, way="letter")


def _letter_day(call: Call, desk: Desk) -> date | None:
    """Return when the letter comes that has a call: the last before a day that is announced."""
    wishes, zone = desk.person.wishes, desk.zone
    if call.before:
        found = letter_until(wishes, datetime.combine(call.on, time.max, zone), zone)
    else:
        found = letter_after(wishes, datetime.combine(call.on, time.min, zone), zone)
    if found and found <= desk.now:
        found = letter_after(wishes, desk.now, zone)
    day = found.astimezone(zone).date() if found else None
    return day if day and day <= call.until else None


def _put_off(view: Cooperation, desk: Desk, person: PersonId) -> Iterator[Coming]:
    for row in view.ledger:
        one = row.occasion
        if one and one.snoozed and row.pending and one.to == person:
            day = one.moment.astimezone(desk.zone).date()
            yield Coming(day=day, rule=one.rule, about=one.about, of=one.day, way="chosen")


def _reads(view: Cooperation, to: str, member: Member) -> bool:
    rooms = {room.id for room in view.rooms if room.audience in {None, member.party}}
    return to == member.person or to in rooms


def _failed(view: Cooperation) -> Sequence[Mapping[str, str]]:
    """Return what could not be sent and is tried again, with the reason."""
    return [
        {
            "rule": row.occasion.rule if row.occasion else "",
            "about": row.occasion.about if row.occasion else "",
            "reason": row.failure,
        }
        for row in view.ledger
        if row.pending and row.failure
    ]
