"""`möte lyft-ut`: a point is taken out of a list for the next agenda, with a yes to the rest."""

from typing import Any

from bot.chat.command import Field, Kind, NeedMoreError, Result
from bot.chat.outgoing import Offer
from bot.chat.request import Desk, Request
from bot.domain.agreeing import approve
from bot.domain.deciding import lift_out, lifted_out, open_list
from bot.domain.errors import UserError
from bot.domain.ids import MatterId, PartyId
from bot.domain.listed import ListItem
from bot.domain.meeting import Meeting
from bot.domain.rights import require_key_of
from handlers.common import CANCEL
from handlers.meetings.deciding import news_of
from handlers.meetings.naming import named

FIELD = Field(name="lift_it", kind=Kind.CHOICE, choices="yes")
"""What is answered where another party's yes falls."""
QUOTES = ' "\u201c\u201d\u201e\u00bb\u00ab'
"""What may stand around a reason that follows a number."""
MOST_BUTTONS = 8


def lifted(request: Request, desk: Desk) -> Result:
    """Take a point out for the next agenda, and say yes to the rest."""
    require_key_of(desk.cooperation, desk.by)
    meeting = named(request, desk.cooperation)
    items = open_list(desk.cooperation, meeting, request.number("version")).items or ()
    number, reason = _which(request, desk)
    if number is None:
        raise _which_point(meeting, items, desk)
    left = lifted_out(items, number, meeting)
    reason = _agreed_on(request, meeting, number, reason, items[number - 1], desk)
    worded = desk.write("meeting/points", items=left)
    asked = lift_out(desk.cooperation, meeting, number, reason, worded, by=desk.by)
    matter_id = MatterId(meeting.id)
    after = approve(asked, matter_id, asked.round.matter(matter_id).count, by=desk.by)
    news = news_of("meeting/lifted", after, meeting, desk, number=number)
    return Result(say=(news,), cooperation=after)


def _which_point(meeting: Meeting, items: tuple[ListItem, ...], desk: Desk) -> NeedMoreError:
    """Ask which point and why, and say first whose yes falls by it."""
    falling, seen = _falling(meeting, desk)
    return NeedMoreError(
        ("number", "reason"),
        template="meeting/which_point",
        values={"voids": seen, "lift_it": "yes"},
        offers=tuple(_offers(meeting, items, desk)),
        items=items,
        parties=falling,
    )


def _agreed_on(
    request: Request, meeting: Meeting, number: int, reason: str | None, item: ListItem, desk: Desk
) -> str:
    """Return the reason, once she has read whose yes falls; ask where she has not."""
    falling, seen = _falling(meeting, desk)
    kept = {"do": "lift", "id": meeting.id, "number": str(number), "voids": seen}
    about: dict[str, Any] = {"number": number, "item": item, "parties": falling}
    if reason is None:
        values = {**kept, "lift_it": "yes"}
        raise NeedMoreError(("reason",), template="meeting/why_lifted", values=values, **about)
    if request.text("voids") not in {None, seen}:
        count = desk.cooperation.round.matter(MatterId(meeting.id)).count
        raise UserError("edited_since", id=meeting.id, current=count)
    if falling and not (request.text("voids") and request.text("lift_it")):
        values = {**kept, "reason": reason}
        about["offers"] = (CANCEL,)
        raise NeedMoreError(("lift_it",), template="meeting/lifts", values=values, **about)
    return reason


def _which(request: Request, desk: Desk) -> tuple[int | None, str | None]:
    """Return the point's number and why, as fields or in words: `lyft-ut M4 punkt 3 hann inte`."""
    number, reason = request.number("number"), request.text("reason")
    text = request.text("text") or ""
    first, _, rest = text.partition(" ")
    if rest and desk.lexicon.choice("nouns", first):
        first, _, rest = rest.partition(" ")
    if number is None and first.rstrip(".:,").isdecimal():
        return int(first.rstrip(".:,")), reason or rest.strip(QUOTES) or None
    return number, reason or text or None


def _falling(meeting: Meeting, desk: Desk) -> tuple[list[PartyId], str]:
    """Return whose yes falls when a point is taken out, and what was seen when that was said."""
    matter = desk.cooperation.round.matter(MatterId(meeting.id))
    falling = [yes.by.party for yes in matter.yeses if yes.by.party != desk.by.party]
    return falling, f"{matter.count}{len(matter.yeses)}"


def _offers(meeting: Meeting, items: tuple[ListItem, ...], desk: Desk) -> list[Offer]:
    """Return a button for each point, as long as they are few enough to be read."""
    version = desk.cooperation.round.matter(MatterId(meeting.id)).count
    place: dict[str, str | int] = {"do": "lift", "id": meeting.id, "version": version}
    numbers = range(1, len(items) + 1) if 1 < len(items) <= MOST_BUTTONS else ()
    return [
        Offer(label="meeting_point", command="meeting", values={**place, "number": number})
        for number in numbers
    ]
