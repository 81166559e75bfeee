"""Where a pledge stands in its life, from draft to published, followed up and ended."""

from collections.abc import Iterable
from enum import StrEnum

from bot.domain.answer import Answer
from bot.domain.approval import Matter, Settled
from bot.domain.chain import Pledge
from bot.domain.check_in import CheckIn
from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId, PartyId
from bot.domain.version import Version, What

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
    round_, answer = cooperation.round, pledge.answer
    feedback = round_.matter(FEEDBACK).settled
    told = answer is not None and is_fed_back(answer, feedback, round_.check_in)
    return state_of(
        pledge, round_.matter(MatterId(pledge.id)), cooperation.party_ids, fed_back=told
    )


def is_fed_back(answer: Answer, feedback: Settled | None, check_in: CheckIn | None) -> bool:
    """
    Tell whether the residents have been told of an answer (Brå, Återkoppling).

    They are by a text that all settled after it was given, in the same check-in.
    """
    if answer.fed_back or feedback is None or check_in is None:
        return answer.fed_back
    if feedback.version.proposal.what is What.SKIP or answer.check_in != check_in.name:
        return False
    return answer.by.at <= feedback.yeses[-1].by.at


def state_of(
    pledge: Pledge, matter: Matter, parties: Iterable[PartyId], *, fed_back: bool = False
) -> PledgeState:
    """Return where a pledge stands; *fed_back* is whether the residents know how it went."""
    holds = matter.holding(parties)
    if pledge.closed:
        return PledgeState.CLOSED
    if pledge.renewed:
        return PledgeState.RENEWED
    if pledge.published:
        return _published(pledge, matter, holds, fed_back=fed_back)
    if pledge.published_internally:
        return PledgeState.INTERNAL
    if holds:
        return PledgeState.AGREED
    return PledgeState.REVIEWED if matter.yeses else PledgeState.DRAFT


def _published(
    pledge: Pledge, matter: Matter, holds: Version | None, *, fed_back: bool
) -> PledgeState:
    # What was published before the bot came holds while all have not said yes to anything.
    stays = pledge.published_version if matter.proposed else None
    newest = holds.number if holds else stays
    if newest != pledge.published_version:
        return PledgeState.CHANGED
    if pledge.answer is None:
        return PledgeState.PUBLISHED
    return PledgeState.FED_BACK if fed_back else PledgeState.FOLLOWED_UP
