"""A meeting: collect how things go, the agenda, the day before, and what was decided."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.chat.offers import FOLLOW_UP, meeting_offer
from bot.chat.outgoing import Offer
from bot.domain.ids import MatterId
from bot.domain.meeting import Meeting, MeetingKind
from reminders.rule import Call, Kind, Rule, Situation
from reminders.series import around, days_from

PREPARED = frozenset({MeetingKind.STEERING, MeetingKind.PREPARATORY})
"""The groups that read an agenda and decide; others only need to know that they meet."""
COLLECT, AGENDA, EVE, DECIDED = "-21d", "-7d", "-1d", "+2d"
DAYS = {COLLECT: -21, AGENDA: -7, EVE: -1, DECIDED: 2}
GIVEN_UP = timedelta(days=30)
"""How long after a meeting its decisions are asked for."""


def find(situation: Situation) -> Iterator[Call]:
    """Yield what is said of each meeting that is not cancelled, until its list is written."""
    for one in situation.cooperation.content.meetings:
        written = situation.cooperation.round.matter(MatterId(one.id)).current is not None
        if one.cancelled is None and not written:
            calls = _calls(one)
            yield from (call for call in calls if not (call.before and _begun(one, situation)))


def _begun(one: Meeting, situation: Situation) -> bool:
    """Tell whether it is too late to announce a meeting."""
    at = datetime.combine(one.day, one.begins or time.max, situation.zone)
    return at <= situation.local


def _calls(one: Meeting) -> Iterator[Call]:
    days = DAYS if one.kind in PREPARED else {EVE: DAYS[EVE]}
    facts = {"group": one.kind.value, "place": one.place}
    for call in around(one.day, days_from(one.day, days), GIVEN_UP):
        yield replace(call, about=one.id, facts=facts, offers=_offers(one, call.offset))


def _offers(one: Meeting, offset: str) -> tuple[Offer, ...]:
    match offset:
        case "-21d":
            return (FOLLOW_UP,)
        case "+2d":
            return (meeting_offer("decide", one.id),)
        case _:
            return (meeting_offer("agenda", one.id), meeting_offer("file", one.id))


RULE = Rule(name="meeting", kind=Kind.ROOM, find=find)
