"""What a meeting has to talk about, worked out from what is there and what happened (Brå, 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo

from bot.domain.chain import Measure, Pledge
from bot.domain.content import NEEDS_REASON
from bot.domain.convening import coming, held
from bot.domain.cooperation import Cooperation
from bot.domain.ids import ItemId, MatterId, PartyId
from bot.domain.log import Act, LogEntry
from bot.domain.meeting import Lifted, Meeting

LOOKS_BACK = timedelta(days=90)
"""How far back the first meeting of a kind looks."""
ENDS_SOON = timedelta(days=60)
"""How soon after the meeting something ends that is named there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """
    The standard agenda of one meeting, as ids and things to be worded.

    `since` is the day of the `last` meeting of the kind. `news` maps what happened to the ids it
    happened to, each once. `waiting` are the texts that wait, with whose yes they lack.
    """

    since: date
    last: Meeting | None
    news: tuple[tuple[Act, tuple[str, ...]], ...]
    off_course: tuple[Measure | Pledge, ...]
    pledges: tuple[Pledge, ...]
    waiting: tuple[tuple[MatterId, tuple[PartyId, ...]], ...]
    ending: tuple[Measure | Pledge, ...]
    lifted: tuple[Lifted, ...]
    untold: tuple[ItemId, ...]
    told: tuple[ItemId, ...]
    following: Meeting | None


REPORTED = (
    Act.SETTLED,
    Act.PUBLISHED,
    Act.ITEM_ADDED,
    Act.ITEM_CHANGED,
    Act.COUNTED,
    Act.TICKED,
    Act.DECLINED,
)
"""What an agenda tells of what happened, in this order."""


def agenda_of(
    cooperation: Cooperation,
    meeting: Meeting,
    history: Iterable[LogEntry],
    *,
    today: date,
    zone: tzinfo,
) -> Agenda:
    """Return what a meeting has to talk about, from one party's view and its log."""
    last = _before(cooperation, meeting, today)
    begun = cooperation.founded.astimezone(zone).date()
    since = last.day if last else max(begun, min(meeting.day, today) - LOOKS_BACK)
    news = _news((one for one in history if one.by.at.astimezone(zone).date() >= since), meeting)
    open_things: tuple[Measure | Pledge, ...] = (
        *(one for one in cooperation.content.measures if not one.done),
        *cooperation.content.pledges,
    )
    return Agenda(
        since=since,
        last=last,
        news=news,
        off_course=tuple(one for one in open_things if one.colour in NEEDS_REASON),
        pledges=tuple(one for one in cooperation.content.pledges if one.published),
        waiting=_waiting(cooperation, meeting),
        ending=_ending(open_things, meeting, today),
        lifted=last.lifted if last else (),
        untold=tuple(one.id for one in cooperation.content.pledges if _untold(cooperation, one)),
        told=_told(cooperation, since),
        following=_after(cooperation, meeting, today),
    )


def _before(cooperation: Cooperation, meeting: Meeting, today: date) -> Meeting | None:
    found = (one for one in held(cooperation, today) if one.kind is meeting.kind)
    return next((one for one in found if one.day < meeting.day), None)


def _after(cooperation: Cooperation, meeting: Meeting, today: date) -> Meeting | None:
    found = (one for one in coming(cooperation, today) if one.kind is meeting.kind)
    return next((one for one in found if one.day > meeting.day), None)


def _news(entries: Iterable[LogEntry], meeting: Meeting) -> tuple[tuple[Act, tuple[str, ...]], ...]:
    """Return what happened by kind; what is new is not told as changed as well."""
    found: dict[Act, dict[str, None]] = {act: {} for act in REPORTED}
    for entry in entries:
        # Meetings have their own place in the agenda, and their lists are told by their points.
        if entry.act in found and entry.about and entry.about[:1] != meeting.id[:1]:
            found[entry.act][entry.about] = None
    for told in (Act.ITEM_ADDED, Act.COUNTED):
        for about in found[told]:
            found[Act.ITEM_CHANGED].pop(about, None)
    for about in found[Act.SETTLED]:
        found[Act.ITEM_ADDED].pop(about, None)
    return tuple((act, tuple(ids)) for act, ids in found.items() if ids)


def _waiting(
    cooperation: Cooperation, meeting: Meeting
) -> tuple[tuple[MatterId, tuple[PartyId, ...]], ...]:
    parties = cooperation.party_ids
    return tuple(
        (matter_id, matter.waiting(parties))
        for matter_id, matter in cooperation.round.matters.items()
        if matter.proposed
        and matter_id != MatterId(meeting.id)
        and not matter.decided_outside(parties)
    )


def _ending(
    things: Iterable[Measure | Pledge], meeting: Meeting, today: date
) -> tuple[Measure | Pledge, ...]:
    """Return what ends soon after the meeting, the first to end first."""
    soon = max(meeting.day, today) + ENDS_SOON
    found = [(one.end, one) for one in things if one.end and today <= one.end <= soon]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def _untold(cooperation: Cooperation, pledge: Pledge) -> bool:
    """Tell whether all agree on a pledge that the citizens do not know of yet."""
    holds = cooperation.round.matter(MatterId(pledge.id)).holding(cooperation.party_ids)
    return holds is not None and holds.number != pledge.published_version


def _told(cooperation: Cooperation, since: date) -> tuple[ItemId, ...]:
    pledges = cooperation.content.pledges
    return tuple(one.id for one in pledges if one.published and one.published >= since)
