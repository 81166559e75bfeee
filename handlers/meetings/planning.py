"""`möte ny`, `flytta`, `ställ-in`, `ändra`: when and where the groups meet."""

from dataclasses import replace
from datetime import time
from typing import Any

from bot.chat.command import NeedMoreError, Result
from bot.chat.moments import When, decoded
from bot.chat.offers import meeting_offer, show_offer
from bot.chat.outgoing import reply, tell
from bot.chat.request import Desk, Request
from bot.domain.chain import Letter
from bot.domain.convening import (
    Plan,
    cancel_meeting,
    convene,
    move_meeting,
    planned_on,
    require_open,
    require_unwritten,
)
from bot.domain.errors import UserError
from bot.domain.meeting import Meeting, MeetingKind, Repeat
from bot.domain.working import change
from handlers.items.acts import missing
from handlers.items.offers import new_offer
from handlers.meetings.naming import named, when_said
from handlers.meetings.wishes import in_bare_words

PLAIN = ("place", "link", "attendees")
"""The fields of a meeting that are kept as they are written."""


def planned(request: Request, desk: Desk) -> Result:
    """Plan a meeting, or a series of them, and tell when the first is."""
    request = in_bare_words(request, desk)
    pace = request.text("repeat")
    repeat = decoded(pace) if pace else None
    when = _first(request, desk, repeat)
    if repeat and not repeat.nth:
        repeat = repeat.like(when.day)
    kind = request.text("side")
    plan = Plan(
        kind=MeetingKind(kind) if kind else MeetingKind.STEERING,
        day=when.day,
        begins=when.begins,
        ends=_ends(request) or when.ends,
        **{name: request.text(name) for name in PLAIN},
    )
    _ask_before_second(request, plan, desk)
    after, meetings = convene(desk.cooperation, plan, repeat, today=desk.today, by=desk.by)
    first = meetings[0]
    facts = {"id": first.id, "party": desk.by.party, "count": len(meetings)}
    news = tell("meeting/planned", show_offer(first.id), meeting_offer("file", first.id), **facts)
    days = [(one.id, one.day) for one in meetings[1:]]
    if not (days or missing(first)):
        return Result(say=(news,), cooperation=after)
    told = reply("meeting/saved", id=first.id, missing=missing(first), days=days)
    return Result(say=(news, told), cooperation=after)


def _ask_before_second(request: Request, plan: Plan, desk: Desk) -> None:
    """The same group seldom meets twice in a day: the other party may have planned it already."""
    one = planned_on(desk.cooperation, plan.kind, plan.day)
    if one and not request.text("sure"):
        offers = (show_offer(one.id),)
        raise NeedMoreError(("sure",), template="meeting/same_day", offers=offers, id=one.id)


def _first(request: Request, desk: Desk, repeat: Repeat | None) -> When:
    """Return when the first meeting is; a series on a weekday of its own knows its first day."""
    own = repeat.first_from(desk.today) if repeat and repeat.nth else None
    when = when_said(request, desk, own)
    if when is None and own:
        return When(day=own)
    if when is None:
        raise NeedMoreError(("date",))
    return when


def moved(request: Request, desk: Desk) -> Result:
    """Move a meeting; where only a day is said, its time stays as it was."""
    meeting = named(request, desk.cooperation)
    require_open(desk.cooperation, meeting, desk.today)
    when = when_said(request, desk, meeting.day)
    if when is None:
        raise NeedMoreError(("date",), template="meeting/where_to", id=meeting.id)
    ends = _ends(request) or when.ends
    if when.begins is None:
        begins, ends = meeting.begins, ends or meeting.ends
    else:
        begins, ends = when.begins, ends or _as_long(meeting, when)
    plan = Plan(kind=meeting.kind, day=when.day, begins=begins, ends=ends)
    after = move_meeting(desk.cooperation, meeting, plan, today=desk.today, by=desk.by)
    news = tell(
        "meeting/moved",
        show_offer(meeting.id),
        meeting_offer("file", meeting.id),
        id=meeting.id,
        party=desk.by.party,
        before=meeting.day.isoformat(),
    )
    return Result(say=(news,), cooperation=after)


def _as_long(meeting: Meeting, when: When) -> time | None:
    """Keep the end of a meeting that begins as before; another beginning has no end of its own."""
    return meeting.ends if when.begins == meeting.begins else None


def cancelled(request: Request, desk: Desk) -> Result:
    """Cancel a meeting, also one that never took place; a series goes on without it."""
    meeting = named(request, desk.cooperation)
    require_unwritten(desk.cooperation, meeting)
    reason = request.text("reason") or request.text("text")
    past = meeting.day < desk.today
    if reason is None:
        raise NeedMoreError(("reason",), template="meeting/why", id=meeting.id, past=past)
    after = cancel_meeting(desk.cooperation, meeting, reason, by=desk.by)
    news = tell(
        "meeting/cancelled",
        show_offer(meeting.id),
        *(() if past else (meeting_offer("file", meeting.id),)),
        new_offer(Letter.MEETING),
        id=meeting.id,
        party=desk.by.party,
        reason=reason,
        past=past,
    )
    return Result(say=(news,), cooperation=after)


def altered(request: Request, desk: Desk) -> Result:
    """Change place, link, participants, kind or end; another day is a move."""
    meeting = named(request, desk.cooperation)
    if request.text("repeat"):
        raise UserError("repeat_when_planned")
    if request.text("date") or request.text("text"):
        return moved(request, desk)
    given: dict[str, Any] = {name: request.text(name) for name in PLAIN if request.text(name)}
    if kind := request.text("side"):
        given["kind"] = MeetingKind(kind)
    if ends := _ends(request):
        given["ends"] = ends
    if not given:
        raise NeedMoreError(("place",), template="meeting/change", id=meeting.id)
    require_open(desk.cooperation, meeting, desk.today)
    if all(getattr(meeting, name) == value for name, value in given.items()):
        raise UserError("same_item", id=meeting.id)
    changed = replace(meeting, **given, sequence=meeting.sequence + 1)
    after = change(desk.cooperation, changed, by=desk.by)
    facts = {"id": meeting.id, "party": desk.by.party, "fields": sorted(given)}
    news = tell(
        "meeting/changed", show_offer(meeting.id), meeting_offer("file", meeting.id), **facts
    )
    return Result(say=(news,), cooperation=after)


def _ends(request: Request) -> time | None:
    typed = request.text("ends")
    return time.fromisoformat(typed) if typed else None
