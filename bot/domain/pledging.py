"""Where a pledge stands in its life, from draft to published, and changed again."""

from enum import StrEnum

from bot.domain.approval import Matter
from bot.domain.chain import Pledge


class PledgeState(StrEnum):
    """The life of a pledge; what happened on a day is a dated fact on it."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    AGREED = "agreed"
    INTERNAL = "internal"
    PUBLISHED = "published"
    CHANGED = "changed"


def state_of(pledge: Pledge, matter: Matter) -> PledgeState:
    """Return where a pledge stands."""
    if pledge.published:
        # What was published before the bot came holds while all have not said yes to anything.
        holds = pledge.published_version if matter.proposed else None
        newest = matter.settled.version.number if matter.settled else holds
        same = newest == pledge.published_version
        return PledgeState.PUBLISHED if same else PledgeState.CHANGED
    if pledge.published_internally:
        return PledgeState.INTERNAL
    if matter.settled:
        return PledgeState.AGREED
    return PledgeState.REVIEWED if matter.yeses else PledgeState.DRAFT
