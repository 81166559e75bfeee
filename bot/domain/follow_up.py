"""What a check-in is about: the measures that are open, and the pledges that run in its time."""

from bot.domain.answer import Answer
from bot.domain.chain import Measure, Pledge
from bot.domain.check_in import CheckIn
from bot.domain.content import Content
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, PartyId

Followed = Measure | Pledge
"""What is followed up, one thing at a time."""


def current(cooperation: Cooperation) -> CheckIn:
    """Return the check-in that is next; raise UserError `no_check_in_yet` before step 4."""
    if cooperation.round.check_in is None:
        raise UserError("no_check_in_yet")
    return cooperation.round.check_in


def reaches(pledge: Pledge, check_in: CheckIn | None) -> bool:
    """Tell whether a pledge is one of this check-in's: neither before its time nor after it."""
    if pledge.closed:
        return False
    if check_in is None:
        return True
    begun = pledge.start is None or pledge.start <= check_in.last
    return begun and (pledge.end is None or pledge.end >= check_in.first)


def is_running(pledge: Pledge, check_in: CheckIn) -> bool:
    """Tell whether a pledge is to be followed up; one that ended unanswered still is."""
    if pledge.published is None or pledge.closed or (pledge.renewed and not pledge.answer):
        return False
    begun = pledge.start is None or pledge.start <= check_in.last
    unasked = pledge.answer is None and pledge.earlier is None
    return begun and (reaches(pledge, check_in) or unasked)


def is_open(measure: Measure, check_in: CheckIn) -> bool:
    """Tell whether a measure is to be followed up: not done, or done by this very answer."""
    begun = measure.start is None or measure.start <= check_in.last
    return begun and (not measure.done or measure.answer is not None)


def running_pledges(content: Content, check_in: CheckIn) -> tuple[Pledge, ...]:
    """Return the pledges of a check-in."""
    return tuple(one for one in content.pledges if is_running(one, check_in))


def open_measures(content: Content, check_in: CheckIn) -> tuple[Measure, ...]:
    """Return the measures of a check-in."""
    return tuple(one for one in content.measures if is_open(one, check_in))


def in_check_in(cooperation: Cooperation) -> tuple[Followed, ...]:
    """Return all that the running check-in is about, the pledges first; nothing before step 4."""
    check_in = cooperation.round.check_in
    if check_in is None:
        return ()
    content = cooperation.content
    return (*running_pledges(content, check_in), *open_measures(content, check_in))


def unanswered(cooperation: Cooperation, party: PartyId | None = None) -> tuple[Followed, ...]:
    """Return what has no answer yet; with a party, only what that party does or nobody yet."""
    left = (one for one in in_check_in(cooperation) if one.answer is None)
    return tuple(one for one in left if party is None or party in doing(one, party))


def doing(item: Followed, party: PartyId) -> tuple[PartyId, ...]:
    """Return the parties that do something; *party* too where nobody is named."""
    if isinstance(item, Pledge):
        return item.promised_by
    return (item.doer.party,) if item.doer else (party,)


def answered_by(cooperation: Cooperation, party: PartyId) -> tuple[ItemId, ...]:
    """Return what a party has answered in the running check-in."""
    answers = ((one.id, one.answer) for one in in_check_in(cooperation))
    return tuple(id_ for id_, answer in answers if answer and answer.by.party == party)


def last_answer(item: Followed) -> Answer | None:
    """Return what is known last of how something went."""
    return item.answer or item.earlier
