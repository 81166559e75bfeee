"""The pledges that reminders are about: published, and neither closed nor renewed."""

from collections.abc import Iterator
from datetime import date

from bot.domain.chain import Pledge
from bot.domain.cooperation import Cooperation
from bot.domain.member import Role

TOLD = frozenset({Role.CONTACT, Role.COMMUNICATOR})
"""Who is told of what was promised in public."""


def standing_pledges(cooperation: Cooperation) -> Iterator[Pledge]:
    """Yield the published pledges that nothing has taken the place of."""
    for one in cooperation.content.pledges:
        if one.published and not (one.closed or one.renewed):
            yield one


def running_pledges(cooperation: Cooperation, day: date) -> Iterator[Pledge]:
    """Yield those of them that run on a day."""
    for one in standing_pledges(cooperation):
        begun = one.start is None or one.start <= day
        if begun and (one.end is None or one.end >= day):
            yield one
