"""When a party's own body takes up what waits for its yes, so that nobody asks before that day."""

from dataclasses import replace
from datetime import date

from bot.domain.cooperation import Cooperation
from bot.domain.decision import Scheduled
from bot.domain.errors import UserError
from bot.domain.ids import MatterId
from bot.domain.log import Act
from bot.domain.member import By

LONGEST_AHEAD = 366
"""Days ahead that a meeting can be named; what lies further away is a slip of the pen."""


def schedule(
    cooperation: Cooperation, matter_id: MatterId, body: str, day: date, *, today: date, by: By
) -> Cooperation:
    """
    Note which body of one's party takes a text up and when, in the place of what was noted before.

    Raise UserError `nothing_waits_for_you`, `day_has_been` or `day_too_far`.
    """
    check_waits(cooperation, matter_id, by=by)
    if day < today:
        raise UserError("day_has_been", field="date", date=day.isoformat())
    if (day - today).days > LONGEST_AHEAD:
        raise UserError("day_too_far", field="date", date=day.isoformat())
    scheduled = Scheduled(by=by, body=body, day=day)
    round_ = cooperation.round.with_scheduled(matter_id, by.party, scheduled)
    content = {"body": body, "date": day.isoformat()}
    return replace(cooperation, round=round_).logged(
        Act.TAKEN_UP, by=by, about=matter_id, content=content
    )


def check_waits(cooperation: Cooperation, matter_id: MatterId, *, by: By) -> None:
    """Raise UserError `nothing_waits_for_you` where no yes of one's own party is wanted."""
    if by.party not in cooperation.round.matter(matter_id).waiting(cooperation.party_ids):
        raise UserError("nothing_waits_for_you", id=matter_id)
