"""`möte beslut` and `lyft-ut`: one list of what was decided, for every party's one yes."""

from dataclasses import asdict

from bot.chat.command import NeedMoreError, Result
from bot.chat.outgoing import Outgoing, reply, tell
from bot.chat.request import Desk, Request
from bot.domain.agreeing import approve
from bot.domain.approval import Matter
from bot.domain.cooperation import Cooperation
from bot.domain.deciding import lift_out, lifted_out, open_list, record_list, require_held
from bot.domain.ids import MatterId
from bot.domain.listed import ListItem, corrected
from bot.domain.meeting import Meeting
from bot.domain.rights import holds_key, require_key, require_writer
from handlers.common import approve_offer, show_offer
from handlers.meetings.days import newest_without_list
from handlers.meetings.naming import lift_offer, named
from handlers.meetings.points import points_of
from handlers.voiding import ask_before_voiding

QUOTES = ' "\u201c\u201d\u201e\u00bb\u00ab'
"""What may stand around a reason that follows a number."""


def decided(request: Request, desk: Desk) -> Result:
    """Put the list forward; who records it and holds her party's key has said its yes."""
    require_writer(desk.member)
    meeting = _held(request, desk)
    require_held(meeting, desk.today)
    text = request.text("decisions") or request.text("text")
    matter_id = MatterId(meeting.id)
    matter = desk.cooperation.round.matter(matter_id)
    if text is None:
        raise NeedMoreError(
            ("decisions",),
            template="meeting/what_decided",
            values={"id": meeting.id},
            first={"decisions": "\n".join(one.typed for one in _listed(matter))},
            meeting=meeting,
            items=_listed(matter),
        )
    items = points_of(text, meeting, desk)
    worded = desk.write("meeting/points", items=items)
    after = record_list(desk.cooperation, meeting, items, worded, today=desk.today, by=desk.by)
    kept = {"do": "decide", "id": meeting.id, "decisions": text}
    ask_before_voiding(request, matter_id, matter, renews=desk.by.party, values=kept)
    return _asked(after, meeting, items, desk, before=_listed(matter))


def _held(request: Request, desk: Desk) -> Meeting:
    """Return the meeting that is named, else the newest whose decisions nobody has written."""
    newest = newest_without_list(desk.cooperation, desk)
    if request.text("id") is None and newest:
        return newest
    return named(request, desk.cooperation)


def _asked(
    after: Cooperation,
    meeting: Meeting,
    items: tuple[ListItem, ...],
    desk: Desk,
    *,
    before: tuple[ListItem, ...],
) -> Result:
    matter_id = MatterId(meeting.id)
    number = after.round.matter(matter_id).count
    said = holds_key(after, desk.person.id)
    if said:
        after = approve(after, matter_id, number, by=desk.by)
    changes = asdict(corrected(before, items)) if before else None
    facts = {"count": len(items), "said": said, "corrected": changes}
    news = _news("meeting/decided", after, meeting, desk, **facts)
    told = reply("meeting/as_recorded", items=items)
    return Result(say=(news, told), cooperation=after)


def _news(
    block: str, after: Cooperation, meeting: Meeting, desk: Desk, **facts: object
) -> Outgoing:
    matter = after.round.matter(MatterId(meeting.id))
    return tell(
        block,
        show_offer(meeting.id),
        approve_offer(meeting.id, matter.count),
        lift_offer(meeting.id, matter.count),
        id=meeting.id,
        version=matter.count,
        party=desk.by.party,
        waiting=list(matter.waiting(after.party_ids)),
        absent=list(after.absent()),
        settled=matter.settled.version.number if matter.settled else None,
        **facts,
    )


def lifted(request: Request, desk: Desk) -> Result:
    """Take a point out for the next agenda, and say yes to the rest."""
    require_key(desk.cooperation, desk.person.id)
    meeting = named(request, desk.cooperation)
    items = open_list(desk.cooperation, meeting, request.number("version")).items or ()
    number, reason = _which(request)
    if number is None:
        raise _which_point(meeting, items, desk)
    left = lifted_out(items, number, meeting)
    if reason is None:
        raise NeedMoreError(("reason",), template="meeting/why_lifted", items=[items[number - 1]])
    matter_id = MatterId(meeting.id)
    worded = desk.write("meeting/points", items=left)
    asked = lift_out(desk.cooperation, meeting, number, reason, worded, by=desk.by)
    kept = {"do": "lift", "id": meeting.id, "number": str(number), "reason": reason}
    matter = desk.cooperation.round.matter(matter_id)
    ask_before_voiding(request, matter_id, matter, renews=desk.by.party, values=kept)
    after = approve(asked, matter_id, asked.round.matter(matter_id).count, by=desk.by)
    facts = {"number": number, "text": items[number - 1].text, "reason": reason}
    return Result(say=(_news("meeting/lifted", after, meeting, desk, **facts),), cooperation=after)


def _which(request: Request) -> tuple[int | None, str | None]:
    """Return the point's number and why, as fields or in words: `lyft-ut M4 3 hann inte`."""
    number, reason = request.number("number"), request.text("reason")
    first, _, rest = (request.text("text") or "").partition(" ")
    if number is None and first.rstrip(".:,").isdecimal():
        return int(first.rstrip(".:,")), reason or rest.strip(QUOTES) or None
    return number, reason or request.text("text")


def _which_point(meeting: Meeting, items: tuple[ListItem, ...], desk: Desk) -> NeedMoreError:
    """Ask which point and why, and say first whose yes falls by it."""
    matter = desk.cooperation.round.matter(MatterId(meeting.id))
    falling = [yes.by.party for yes in matter.yeses if yes.by.party != desk.by.party]
    seen = f"{matter.count}{len(matter.yeses)}"
    return NeedMoreError(
        ("number", "reason"),
        template="meeting/which_point",
        values={"voids": seen, "sure": "yes"},
        items=items,
        parties=falling,
    )


def _listed(matter: Matter) -> tuple[ListItem, ...]:
    """Return the points of the list there is, for a correction to begin from."""
    return (matter.current.proposal.items or ()) if matter.current else ()
