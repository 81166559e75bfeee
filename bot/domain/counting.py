"""What has been done, counted as one goes: a count more, and the last one taken back."""

from dataclasses import replace
from datetime import date

from bot.domain.chain import Measure, Outcome, Pledge
from bot.domain.cooperation import Cooperation
from bot.domain.ending import require_not_closed
from bot.domain.errors import UserError
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.working import change


def count(cooperation: Cooperation, pledge: Pledge, outcome: Outcome) -> Cooperation:
    """Note what has been done of a pledge, by one of those who promised it."""
    if pledge.published is None:
        raise UserError("not_published_yet", id=pledge.id)
    require_not_closed(pledge)
    require_open_day(cooperation, outcome.day)
    if outcome.by.party not in pledge.promised_by:
        raise UserError("not_your_pledge", id=pledge.id, parties=pledge.promised_by)
    counted = replace(pledge, outcomes=(*pledge.outcomes, outcome))
    return change(cooperation, counted, by=outcome.by, act=Act.COUNTED)


def uncount(cooperation: Cooperation, item: Pledge | Measure, *, by: By) -> Cooperation:
    """
    Take back the last thing that one's own party counted.

    Raise UserError `nothing_counted`, and `day_is_closed` for what a closed check-in has counted.
    """
    mine = [one for one in item.outcomes if one.by.party == by.party]
    if not mine:
        raise UserError("nothing_counted", id=item.id)
    require_open_day(cooperation, mine[-1].day)
    left = tuple(one for one in item.outcomes if one is not mine[-1])
    return change(cooperation, replace(item, outcomes=left), by=by, act=Act.UNCOUNTED)


def require_open_day(cooperation: Cooperation, day: date) -> None:
    """Raise UserError `day_is_closed` for a day whose check-in has been closed."""
    closed = cooperation.round.closed
    if closed and day < closed.day:
        shut = closed.day.isoformat()
        raise UserError("day_is_closed", field="date", check_in=closed.name, date=shut)
