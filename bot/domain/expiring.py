"""What of a cooperation comes to its end first."""

from dataclasses import dataclass
from datetime import date

from bot.domain.chain import Measure
from bot.domain.cooperation import Cooperation
from bot.domain.ids import AGREEMENT, MatterId
from bot.domain.period import in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiring:
    """Something with a last day: the agreement, a pledge, a measure, or a goal's day."""

    id: MatterId
    day: date


def first_to_expire(cooperation: Cooperation, today: date) -> Expiring | None:
    """Return what ends first from *today* on; None where nothing has a last day."""
    found = [one for one in _all(cooperation) if one.day >= today]
    return min(found, key=lambda one: one.day, default=None)


def last_day(cooperation: Cooperation, today: date) -> date:
    """Return the day by which cooperations are put in order, first to expire on top."""
    first = first_to_expire(cooperation, today)
    return first.day if first else date.max


def _all(cooperation: Cooperation) -> list[Expiring]:
    content = cooperation.content
    ends = [
        Expiring(id=MatterId(item.id), day=day)
        for item in content.items.values()
        if not (isinstance(item, Measure) and item.done)
        and (day := getattr(item, "end", None) or getattr(item, "due", None))
    ]
    if end := in_force(cooperation).end:
        ends.append(Expiring(id=AGREEMENT, day=end))
    return ends
