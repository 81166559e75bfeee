"""`möte`, `möte visa`, `agenda`, `fil`, `kopiera`: what there is to read of meetings."""

from collections.abc import Iterator
from dataclasses import replace

from bot.chat.command import Result
from bot.chat.offers import meeting_offer, show_offer
from bot.chat.outgoing import Document, Offer, reply
from bot.chat.request import Desk, Request
from bot.domain.agenda import agenda_of
from bot.domain.approval import Matter, Settled
from bot.domain.chain import Letter
from bot.domain.convening import coming, held, meeting_of, next_meeting, series_of
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, MatterId
from bot.domain.meeting import Meeting
from bot.domain.rights import holds_key
from handlers.common import approve_offer, decline_offer, difference_offer, lift_offer
from handlers.items.fields import own_id
from handlers.items.offers import new_offer
from handlers.meetings.naming import named

MOST_LISTED = 8
MOST_OFFERS = 3


def listed(desk: Desk) -> Result:
    """List the meetings to come, and the newest that has been."""
    view = desk.view
    found, newest = coming(view, desk.today), next(iter(held(view, desk.today)), None)
    shown = (*found[:MOST_OFFERS], *((newest,) if newest else ()))
    offers = [show_offer(one.id) for one in shown]
    facts = {
        "meetings": found[:MOST_LISTED],
        "more": len(found[MOST_LISTED:]),
        "newest": newest,
        "matter": view.round.matter(MatterId(newest.id)) if newest else None,
    }
    return Result(say=(reply("meeting/list", *offers, new_offer(Letter.MEETING), **facts),))


def shown(request: Request, desk: Desk) -> Result:
    """Show the meeting that is named; all where none is."""
    item_id = own_id(Letter.MEETING, request)
    return listed(desk) if item_id is None else whole(item_id, desk)


def whole(item_id: ItemId, desk: Desk) -> Result:
    """Show a meeting: when, where, and what was decided there, with what can be done next."""
    view = desk.view
    meeting = meeting_of(view, item_id)
    matter = view.round.matter(MatterId(item_id))
    facts = {"meeting": meeting, "matter": matter, "series": len(series_of(view, meeting))}
    return Result(say=(reply("meeting/show", *_offers(meeting, matter, desk), **facts),))


def _offers(meeting: Meeting, matter: Matter, desk: Desk) -> tuple[Offer, ...]:
    if meeting.cancelled is not None:
        return (meeting_offer("file", meeting.id),)
    if matter.proposed:
        return _list_offers(meeting, matter, desk)
    if matter.settled:
        return (
            meeting_offer("copy", meeting.id),
            meeting_offer("decide", meeting.id, label="meeting_again"),
        )
    if meeting.day <= desk.today:
        gone = meeting_offer("cancel", meeting.id, label="meeting_not_held")
        past = (gone,) if meeting.day < desk.today else ()
        return (meeting_offer("decide", meeting.id), meeting_offer("agenda", meeting.id), *past)
    return (
        meeting_offer("agenda", meeting.id),
        meeting_offer("file", meeting.id),
        meeting_offer("move", meeting.id),
    )


def _list_offers(meeting: Meeting, matter: Matter, desk: Desk) -> tuple[Offer, ...]:
    """Return the buttons for a list that waits; who has said yes may still correct it."""
    again = (
        *difference_offer(meeting.id, matter),
        meeting_offer("decide", meeting.id, label="meeting_again"),
    )
    if matter.yes_of(desk.member.party) or not holds_key(desk.view, desk.person.id, desk.now):
        return again
    number = matter.count
    lift = lift_offer(meeting.id, number)
    return (approve_offer(meeting.id, number), lift, decline_offer(meeting.id, number), *again[:-1])


def agenda(request: Request, desk: Desk) -> Result:
    """Write the agenda from what has happened; of the next meeting where none is named."""
    view = desk.view
    meeting = named(request, view) if request.text("id") else next_meeting(view, desk.today)
    if meeting is None:
        raise UserError("no_meeting_planned")
    if meeting.cancelled is not None:
        raise UserError("meeting_cancelled", id=meeting.id)
    found = agenda_of(view, meeting, desk.history(), today=desk.today, zone=desk.zone)
    decide = meeting.day <= desk.today and not view.round.matter(MatterId(meeting.id)).current
    offers = (
        (meeting_offer("decide", meeting.id),) if decide else (meeting_offer("file", meeting.id),)
    )
    return Result(say=(reply("meeting/agenda", *offers, meeting=meeting, agenda=found),))


def filed(request: Request, desk: Desk) -> Result:
    """
    Hand over a calendar file: of a meeting with its series, or of all that are to come.

    Those that are cancelled are in it too, or they would stay in the calendars.
    """
    view = desk.view
    if request.text("id"):
        meetings = series_of(view, named(request, view))
    else:
        ahead = (one for one in view.content.meetings if one.day >= desk.today)
        gone = (one for one in ahead if one.cancelled is not None)
        meetings = tuple(sorted((*coming(view, desk.today), *gone), key=lambda one: one.day))
    if not meetings:
        raise UserError("no_meeting_planned")
    document = Document(maker="calendar", facts={"ids": [one.id for one in meetings]})
    told = reply("meeting/file", count=len(meetings), id=meetings[0].id)
    return Result(say=(replace(told, documents=(document,)),))


def copied(request: Request, desk: Desk) -> Result:
    """Give the finished text of what was decided, for the register of each authority."""
    meeting = named(request, desk.view)
    matter = desk.view.round.matter(MatterId(meeting.id))
    if matter.settled is None:
        code = "no_list_yet" if matter.proposed is None else "list_not_settled"
        raise UserError(code, id=meeting.id)
    texts = list(_in_full(matter.settled, desk))
    told = reply("meeting/copy", meeting=meeting, settled=matter.settled, texts=texts)
    return Result(say=(told,))


def _in_full(settled: Settled, desk: Desk) -> Iterator[tuple[int, MatterId, str]]:
    """Yield each text that the list said yes to, as it was then."""
    for number, item in enumerate(settled.version.proposal.items or (), start=1):
        agreed = desk.view.round.matter(item.about).settled if item.about else None
        if item.about and agreed and agreed.version.hash == item.hash:
            yield number, item.about, agreed.version.proposal.text
