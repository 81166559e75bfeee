"""Where a pledge stands in its life, from draft to published, followed up and ended."""

from enum import StrEnum

from bot.domain.approval import Matter, Settled
from bot.domain.chain import Pledge
from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId
from bot.domain.version import What

FEEDBACK = MatterId("5.7")
"""The task in which the parties agree on what the residents are told of how it went."""


class PledgeState(StrEnum):
    """The life of a pledge; what happened on a day is a dated fact on it."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    AGREED = "agreed"
    INTERNAL = "internal"
    PUBLISHED = "published"
    CHANGED = "changed"
    FOLLOWED_UP = "followed_up"
    FED_BACK = "fed_back"
    RENEWED = "renewed"
    CLOSED = "closed"


def state_in(cooperation: Cooperation, pledge: Pledge) -> PledgeState:
    """Return where a pledge stands in its cooperation."""
    matters = cooperation.round
    feedback = matters.matter(FEEDBACK).settled
    return state_of(pledge, matters.matter(MatterId(pledge.id)), feedback)


def state_of(pledge: Pledge, matter: Matter, feedback: Settled | None = None) -> PledgeState:
    """Return where a pledge stands; *feedback* is the text to the residents, if agreed on."""
    if pledge.closed:
        return PledgeState.CLOSED
    if pledge.renewed:
        return PledgeState.RENEWED
    if pledge.published:
        return _published(pledge, matter, feedback)
    if pledge.published_internally:
        return PledgeState.INTERNAL
    if matter.settled:
        return PledgeState.AGREED
    return PledgeState.REVIEWED if matter.yeses else PledgeState.DRAFT


def _published(pledge: Pledge, matter: Matter, feedback: Settled | None) -> PledgeState:
    # What was published before the bot came holds while all have not said yes to anything.
    holds = pledge.published_version if matter.proposed else None
    newest = matter.settled.version.number if matter.settled else holds
    if newest != pledge.published_version:
        return PledgeState.CHANGED
    if pledge.answer is None:
        return PledgeState.PUBLISHED
    told = feedback is not None and feedback.version.proposal.what is not What.SKIP
    # What was answered after the residents were told, they have not been told.
    after = feedback is not None and pledge.answer.by.at > feedback.yeses[-1].by.at
    if pledge.answer.fed_back or (told and not after):
        return PledgeState.FED_BACK
    return PledgeState.FOLLOWED_UP
