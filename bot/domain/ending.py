"""The end of a pledge: dated once, with nothing left of it for anybody to say yes to."""

from dataclasses import replace
from datetime import date

from bot.domain.approval import Matter
from bot.domain.chain import Pledge
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.fields import fields_of
from bot.domain.ids import ItemId, MatterId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.version import What


def require_running(cooperation: Cooperation, matter_id: MatterId) -> None:
    """Raise UserError `already_closed` for the text of a pledge that has ended."""
    pledge = cooperation.content.items.get(ItemId(matter_id))
    if isinstance(pledge, Pledge):
        require_not_closed(pledge)


def require_not_closed(pledge: Pledge) -> None:
    """Raise UserError `already_closed` for a pledge that has ended."""
    if pledge.closed:
        raise UserError("already_closed", id=pledge.id, date=pledge.closed.isoformat())


def end_pledge(cooperation: Cooperation, pledge: Pledge, day: date, *, by: By) -> Cooperation:
    """End a pledge on *day* (local); what was still proposed of it lapses, its numbers go on."""
    require_not_closed(pledge)
    matter_id, ended = MatterId(pledge.id), replace(pledge, closed=day)
    matters = cooperation.round.matters
    if matter_id in matters:
        matters = {**matters, matter_id: matters[matter_id].lapsed()}
    round_ = replace(cooperation.round.done_with(pledge.id), matters=matters)
    content = cooperation.content.with_item(ended)
    after = replace(cooperation, content=content, round=round_)
    return after.logged(Act.PLEDGE_CLOSED, by=by, about=pledge.id, content=fields_of(ended))


def end_by_all(
    cooperation: Cooperation, matter_id: MatterId, before: Matter, day: date, *, by: By
) -> Cooperation:
    """
    End the pledge that all have just agreed to end; what it promised is still its text.

    *before* is the matter as it stood before the last yes. Nothing happens to another text.
    """
    settled = cooperation.round.matter(matter_id).settled
    pledge = cooperation.content.items.get(ItemId(matter_id))
    ends = settled is not None and settled.version.proposal.what is What.END
    if not ends or not isinstance(pledge, Pledge):
        return cooperation
    text = replace(cooperation.round.matter(matter_id), settled=before.settled)
    kept = replace(cooperation, round=cooperation.round.with_matter(matter_id, text))
    return end_pledge(kept, pledge, day, by=by)
