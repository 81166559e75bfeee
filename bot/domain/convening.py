"""The moves on meetings: plan one or a series, move, cancel; and which of them comes next."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import partial

from bot.domain.chain import Letter
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, MatterId
from bot.domain.log import Act
from bot.domain.meeting import Meeting, MeetingKind, Repeat
from bot.domain.member import By
from bot.domain.working import add, change

AHEAD = timedelta(days=365)
"""How far ahead a series is planned."""
MOST_AHEAD = 12
"""How many meetings of a series are planned at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A meeting to be: everything that is known of it before it has an id."""

    kind: MeetingKind
    day: date
    begins: time | None = None
    ends: time | None = None
    place: str | None = None
    link: str | None = None
    attendees: str | None = None


def convene(
    cooperation: Cooperation, plan: Plan, repeat: Repeat | None, *, today: date, by: By
) -> tuple[Cooperation, tuple[Meeting, ...]]:
    """
    Plan a meeting, with *repeat* also those of the coming year that follow it.

    Raise UserError `day_has_been` for a day in the past, `ends_before_begins`.
    """
    require_coming(plan.day, today)
    after, first = _added(cooperation, plan, by=by)
    if repeat is None:
        return after, (first,)
    begun = replace(first, series=first.id, planned=first.day, repeat=repeat)
    content = after.content.with_item(begun)
    return topped_up(replace(after, content=content), begun, today=today, by=by)


def topped_up(
    cooperation: Cooperation, meeting: Meeting, *, today: date, by: By
) -> tuple[Cooperation, tuple[Meeting, ...]]:
    """Plan what the series of *meeting* lacks of the coming year; return all of it to come."""
    found = series_of(cooperation, meeting)
    last = max(found, key=lambda one: one.planned or one.day, default=meeting)
    while last.repeat and last.planned and len(_ahead(found, today)) < MOST_AHEAD:
        day = last.repeat.after(last.planned)
        if day > today + AHEAD:
            break
        # A pause longer than the pace leaves days that have been; they are passed over.
        planned = replace(last, planned=day, day=day, sequence=0, cancelled=None, lifted=())
        if day >= today:
            cooperation, planned = _again(cooperation, planned, found[0], by=by)
            found = (*found, planned)
        last = planned
    return cooperation, _ahead(found, today)


def all_topped_up(cooperation: Cooperation, *, today: date, by: By) -> Cooperation:
    """Plan what every series lacks of the coming year."""
    # The first of a series may be archived long before its last: any one stands for them all.
    for one in {one.series: one for one in cooperation.content.meetings if one.series}.values():
        cooperation, _ = topped_up(cooperation, one, today=today, by=by)
    return cooperation


def move_meeting(
    cooperation: Cooperation, meeting: Meeting, moved: Plan, *, today: date, by: By
) -> Cooperation:
    """
    Move a meeting to another day or time.

    Raise UserError `meeting_cancelled`, `meeting_held`, `day_has_been` or `same_item`.
    """
    require_open(cooperation, meeting, today)
    require_coming(moved.day, today)
    after = replace(meeting, day=moved.day, begins=moved.begins, ends=moved.ends)
    if after == meeting:
        raise UserError("same_item", id=meeting.id)
    newer = replace(after, sequence=meeting.sequence + 1)
    return change(cooperation, newer, by=by, act=Act.MEETING_MOVED)


def cancel_meeting(
    cooperation: Cooperation, meeting: Meeting, reason: str, *, by: By
) -> Cooperation:
    """Cancel a meeting, also one that never took place, with the reason; its id and place stay."""
    require_unwritten(cooperation, meeting)
    if not reason:
        raise UserError("reason_missing")
    gone = replace(meeting, cancelled=reason, sequence=meeting.sequence + 1)
    return change(cooperation, gone, by=by, act=Act.MEETING_CANCELLED)


def require_unwritten(cooperation: Cooperation, meeting: Meeting) -> None:
    """Raise UserError where a meeting is cancelled already, or where its list says that it was."""
    if meeting.cancelled is not None:
        raise UserError("meeting_cancelled", id=meeting.id)
    if cooperation.round.matter(MatterId(meeting.id)).current is not None:
        raise UserError("meeting_held", id=meeting.id, date=meeting.day.isoformat())


def is_held(cooperation: Cooperation, meeting: Meeting, today: date) -> bool:
    """Tell whether a meeting has been: its day has passed, or what it decided is written down."""
    written = cooperation.round.matter(MatterId(meeting.id)).current is not None
    return meeting.cancelled is None and (meeting.day < today or written)


def coming(cooperation: Cooperation, today: date) -> tuple[Meeting, ...]:
    """Return the meetings to come, the next one first."""
    found = (
        one
        for one in cooperation.content.meetings
        if one.cancelled is None and not is_held(cooperation, one, today)
    )
    return tuple(sorted(found, key=_moment))


def held(cooperation: Cooperation, today: date) -> tuple[Meeting, ...]:
    """Return the meetings that have been, the newest first."""
    found = (one for one in cooperation.content.meetings if is_held(cooperation, one, today))
    return tuple(sorted(found, key=_moment, reverse=True))


def next_meeting(cooperation: Cooperation, today: date) -> Meeting | None:
    """Return the meeting that comes next; None where none is planned."""
    return next(iter(coming(cooperation, today)), None)


def planned_on(cooperation: Cooperation, kind: MeetingKind, day: date) -> Meeting | None:
    """Return the meeting of a kind that a day has already; not one that is cancelled."""
    found = (one for one in cooperation.content.meetings if (one.kind, one.day) == (kind, day))
    return next((one for one in found if one.cancelled is None), None)


def series_of(cooperation: Cooperation, meeting: Meeting) -> tuple[Meeting, ...]:
    """Return the meetings of the same series; a meeting alone where it belongs to none."""
    if meeting.series is None:
        return (meeting,)
    return tuple(one for one in cooperation.content.meetings if one.series == meeting.series)


def meeting_of(cooperation: Cooperation, item_id: ItemId) -> Meeting:
    """Return a meeting by its id; raise UserError `no_such_item`."""
    item = cooperation.content.item(item_id)
    if not isinstance(item, Meeting):
        raise UserError("no_such_item", id=item_id)
    return item


def require_coming(day: date, today: date) -> None:
    """Raise UserError `day_has_been`; earlier today is fine, since it may be noted afterwards."""
    if day < today:
        raise UserError("day_has_been", field="date", date=day.isoformat())


def require_open(cooperation: Cooperation, meeting: Meeting, today: date) -> None:
    """Raise UserError where a meeting can no longer be moved or changed."""
    require_unwritten(cooperation, meeting)
    if meeting.day < today:
        raise UserError("meeting_held", id=meeting.id, date=meeting.day.isoformat())


def _moment(meeting: Meeting) -> tuple[date, time]:
    return meeting.day, meeting.begins or time.min


def _ahead(found: tuple[Meeting, ...], today: date) -> tuple[Meeting, ...]:
    kept = (one for one in found if one.day >= today and one.cancelled is None)
    return tuple(sorted(kept, key=_moment))


def _added(cooperation: Cooperation, plan: Plan, *, by: By) -> tuple[Cooperation, Meeting]:
    fields = {name: getattr(plan, name) for name in Plan.__slots__}
    make = partial(Meeting, by=by, **fields)
    after, item = add(cooperation, Letter.MEETING, lambda id_: make(id=id_), by=by)
    return after, meeting_of(after, item.id)


def _again(
    cooperation: Cooperation, like: Meeting, first: Meeting, *, by: By
) -> tuple[Cooperation, Meeting]:
    """Add one more of a series, at the time and place of its first as that is now."""
    again = replace(
        like, begins=first.begins, ends=first.ends, place=first.place, link=first.link, by=by
    )
    after, item = add(cooperation, Letter.MEETING, lambda id_: replace(again, id=id_), by=by)
    return after, meeting_of(after, item.id)
