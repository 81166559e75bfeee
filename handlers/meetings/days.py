"""Which meeting a day means: `beslut 9 juni`, `flytta 9 april`, or the one that has just been."""

import re
from dataclasses import replace

from bot.chat.moments import When
from bot.chat.request import Desk, Request
from bot.domain.convening import coming
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import MatterId
from bot.domain.meeting import Meeting

LONGEST = 6
"""How many words a day with its time may have: `onsdag den 9 juni kl 13`."""
ENDS = " \n\t:,.;"
"""What may part a day from what follows it."""
YEAR = 366 // 2
"""A day without its year means the meeting at most so many days away."""
BY_DAY = frozenset({"show", "move", "cancel", "change", "agenda", "decide", "lift", "file", "copy"})
"""The sub-verbs that may name a meeting by its day; `ny` has a day of its own."""


def by_day(request: Request, desk: Desk) -> Request:
    """
    Return the request with the id of the meeting whose day it names in place of the day.

    A bare number is a meeting's only where no month follows. Raise UserError `no_meeting_then`.
    """
    act, number = request.text("do"), request.text("id") or ""
    if act not in BY_DAY or (number and not number.isdecimal()):
        return request
    text = request.text("text") or ""
    found = leading_day(f"{number} {text}".strip(), desk) if text else None
    if found is None:
        return request
    when, rest = found
    others = {name: one for name, one in request.values.items() if name not in {"id", "text"}}
    meeting = on_day(desk.view, when)
    if meeting is None and act == "move":
        following = next(iter(coming(desk.view, desk.today)), None)
        if following is None:
            raise UserError("no_meeting_planned")
        others |= {"id": following.id, "date": str(when)}
    elif meeting:
        others["id"] = meeting.id
        # `flytta 9 juni kl 14` is the meeting of that day, at another time.
        if act == "move" and not rest and when.begins not in {None, meeting.begins}:
            others["date"] = str(when)
    elif number:
        said = f"{number} {text}".removesuffix(rest).strip(ENDS)
        raise UserError("no_meeting_then", word=said)
    else:
        return request
    return replace(request, values={**others, **({"text": rest} if rest else {})})


def leading_day(text: str, desk: Desk) -> tuple[When, str] | None:
    """Return the day that a text begins with, as long as it goes, and what follows it."""
    for size in range(LONGEST, 0, -1):
        found = re.match(rf"(?:\S+[^\S\n]+){{{size - 1}}}\S+", text)
        if found and (when := desk.read_when(found[0].strip(ENDS))):
            return when, text[found.end() :].strip(ENDS)
    return None


def on_day(cooperation: Cooperation, when: When) -> Meeting | None:
    """Return the meeting that is on a day, also one that has been, whose year was not said."""
    found = [one for one in cooperation.content.meetings if one.day == when.day]
    if not found:
        same = (when.day.month, when.day.day)
        found = [
            one
            for one in cooperation.content.meetings
            if (one.day.month, one.day.day) == same and (when.day - one.day).days > YEAR
        ]
    held = [one for one in found if one.cancelled is None]
    at = [one for one in held if when.begins in {None, one.begins}]
    return next(iter((*at, *held, *found)), None)


def newest_without_list(cooperation: Cooperation, desk: Desk) -> Meeting | None:
    """Return the meeting that was last, today counted, whose decisions nobody has written down."""
    found = [
        one
        for one in cooperation.content.meetings
        if one.day <= desk.today
        and one.cancelled is None
        and cooperation.round.matter(MatterId(one.id)).current is None
    ]
    return max(found, key=lambda one: (one.day, one.begins is not None), default=None)
