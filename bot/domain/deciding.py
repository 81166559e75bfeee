"""One list, one yes: what a meeting decided is one text, and takes effect when all agree to it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.domain.agreeing import put_forward
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, MatterId
from bot.domain.listed import ListItem
from bot.domain.log import Act
from bot.domain.meeting import Lifted, Meeting
from bot.domain.member import By
from bot.domain.process import Process
from bot.domain.rights import require_key_of
from bot.domain.settling import Settling, settle
from bot.domain.version import Proposal, What

MOST_POINTS = 20
"""How many points one list holds."""


class Fate(StrEnum):
    """What became of a point when its list was settled."""

    DONE = "done"
    SAME = "same"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What became of one point, by its number in the list."""

    number: int
    item: ListItem
    fate: Fate


def record_list(
    cooperation: Cooperation,
    meeting: Meeting,
    items: tuple[ListItem, ...],
    text: str,
    *,
    today: date,
    by: By,
) -> Cooperation:
    """
    Put forward what a meeting decided as one text, for every party's yes.

    Raise UserError `meeting_cancelled`, `meeting_to_come`, `same_text`, or `too_many_points`.
    """
    require_held(meeting, today)
    if len(items) > MOST_POINTS:
        raise UserError("too_many_points", field="decisions", count=len(items), most=MOST_POINTS)
    proposal = Proposal(what=What.LIST, text=text, items=items)
    return put_forward(cooperation, MatterId(meeting.id), proposal, by=by)


def require_held(meeting: Meeting, today: date) -> None:
    """Raise UserError where nothing can have been decided: cancelled, or still to come."""
    if meeting.cancelled is not None:
        raise UserError("meeting_cancelled", id=meeting.id)
    if meeting.day > today:
        raise UserError("meeting_to_come", id=meeting.id, date=meeting.day.isoformat())


def open_list(cooperation: Cooperation, meeting: Meeting, version: int | None) -> Proposal:
    """Return the list that waits for a yes; raise UserError where none does, or another one."""
    matter = cooperation.round.matter(MatterId(meeting.id))
    if matter.proposed is None:
        if matter.settled:
            number = matter.settled.version.number
            raise UserError("already_settled", id=meeting.id, version=number)
        raise UserError("no_list_yet", id=meeting.id)
    if version is not None and version != matter.count:
        raise UserError("stale_version", id=meeting.id, version=version, current=matter.count)
    return matter.proposed.proposal


def lifted_out(items: tuple[ListItem, ...], number: int, meeting: Meeting) -> tuple[ListItem, ...]:
    """Return a list without one point; raise UserError `no_such_point` or `last_point`."""
    if not 1 <= number <= len(items):
        raise UserError("no_such_point", field="number", number=number, last=len(items))
    if len(items) == 1:
        raise UserError("last_point", id=meeting.id)
    return (*items[: number - 1], *items[number:])


def lift_out(
    cooperation: Cooperation, meeting: Meeting, number: int, reason: str, text: str, *, by: By
) -> Cooperation:
    """
    Take a point out of a list that waits: a new version without it, as *text* words it.

    The point is kept for the next agenda. Only who holds a key may, since it is her party's yes to
    the rest.
    """
    require_key_of(cooperation, by)
    items = open_list(cooperation, meeting, None).items or ()
    left = lifted_out(items, number, meeting)
    if not reason:
        raise UserError("reason_missing")
    proposal = Proposal(what=What.LIST, text=text, items=left)
    asked = put_forward(cooperation, MatterId(meeting.id), proposal, by=by)
    gone = Lifted(text=items[number - 1].text, reason=reason, by=by)
    kept = replace(meeting, lifted=(*meeting.lifted, gone))
    content = asked.content.with_item(kept)
    said = {"text": gone.text, "reason": reason}
    return replace(asked, content=content).logged(
        Act.LIFTED_OUT, by=by, about=meeting.id, content=said
    )


def take_effect(
    cooperation: Cooperation,
    process: Process,
    meeting_id: ItemId,
    *,
    body: str,
    today: date,
    by: By,
) -> tuple[Cooperation, tuple[Effect, ...]]:
    """
    Do what every party has just said yes to, point by point, and tell what became of each.

    *body* is what the group is called in a formal decision. A point whose text or thing is not
    what the list named is left as it is; the others take effect.
    """
    matter = cooperation.round.matter(MatterId(meeting_id))
    if matter.settled is None or matter.settled.version.proposal.items is None:
        return cooperation, ()
    meeting = cooperation.content.item(meeting_id)
    assert isinstance(meeting, Meeting)  # noqa: S101 - lists stand under the ids of meetings
    settling = Settling(
        before=cooperation,
        meeting=meeting,
        yeses=matter.settled.yeses,
        process=process,
        body=body,
        today=today,
        by=by,
    )
    effects: list[Effect] = []
    for number, item in enumerate(matter.settled.version.proposal.items, start=1):
        fate, cooperation = _tried(cooperation, item, settling)
        effects.append(Effect(number=number, item=item, fate=fate))
    return _with_passed_over(cooperation, meeting_id, effects), tuple(effects)


def _with_passed_over(
    cooperation: Cooperation, meeting_id: ItemId, effects: list[Effect]
) -> Cooperation:
    """Keep with the meeting which points never took effect, for who reads the list later."""
    meeting = cooperation.content.item(meeting_id)
    passed = tuple(one.number for one in effects if one.fate is Fate.CHANGED)
    if not isinstance(meeting, Meeting) or meeting.passed_over == passed:
        return cooperation
    content = cooperation.content.with_item(replace(meeting, passed_over=passed))
    return replace(cooperation, content=content)


def _tried(
    cooperation: Cooperation, item: ListItem, settling: Settling
) -> tuple[Fate, Cooperation]:
    try:
        after = settle(cooperation, item, settling)
    except UserError as error:
        return (Fate.SAME if error.code in SAME else Fate.CHANGED), cooperation
    return Fate.DONE, after


SAME = frozenset({"same_item", "already_ticked", "already_settled", "already_closed"})
"""The refusals that say that a point holds already."""
