"""`möte beslut` and `lyft-ut`: one list of what was decided, for every party's one yes."""

from dataclasses import asdict

from bot.chat.command import NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import Outgoing, reply, tell
from bot.chat.request import Desk, Request
from bot.domain.agreeing import approve
from bot.domain.approval import Matter
from bot.domain.cooperation import Cooperation
from bot.domain.deciding import record_list, require_held
from bot.domain.ids import MatterId
from bot.domain.listed import ListItem, corrected
from bot.domain.meeting import Meeting
from bot.domain.rights import holds_key
from handlers.common import approve_offer, lift_offer
from handlers.meetings.days import newest_without_list
from handlers.meetings.naming import named
from handlers.meetings.points import points_of
from handlers.voiding import ask_before_voiding


def decided(request: Request, desk: Desk) -> Result:
    """Put the list forward; who records it and holds her party's key has said its yes."""
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
    said = holds_key(after, desk.person.id, desk.now)
    if said:
        after = approve(after, matter_id, number, by=desk.by)
    changes = asdict(corrected(before, items)) if before else None
    facts = {"count": len(items), "said": said, "corrected": changes}
    news = news_of("meeting/decided", after, meeting, desk, **facts)
    told = reply("meeting/as_recorded", items=items)
    return Result(say=(news, told), cooperation=after)


def news_of(
    block: str, after: Cooperation, meeting: Meeting, desk: Desk, **facts: object
) -> Outgoing:
    """Return the news of a list that waits, with its buttons."""
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


def _listed(matter: Matter) -> tuple[ListItem, ...]:
    """Return the points of the list there is, for a correction to begin from."""
    return (matter.current.proposal.items or ()) if matter.current else ()
