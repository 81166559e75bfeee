"""What a check-in is about: the measures that are open, and the pledges that run in its time."""

from dataclasses import replace
from typing import overload

from bot.domain.answer import Answer
from bot.domain.chain import Measure, Pledge
from bot.domain.check_in import FROM_STEP, CheckIn, first_check_in
from bot.domain.content import Content
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, PartyId
from bot.domain.period import in_force

Followed = Measure | Pledge
"""What is followed up, one thing at a time."""


def current(cooperation: Cooperation) -> CheckIn:
    """Return the check-in that is next; raise UserError `no_check_in_yet` before step 4."""
    if cooperation.round.check_in is None:
        raise UserError("no_check_in_yet")
    return cooperation.round.check_in


def with_check_in(cooperation: Cooperation) -> Cooperation:
    """Return a cooperation that was kept in step 4 or 5 before there were check-ins, with one."""
    old = cooperation.round
    if old.check_in is not None or old.step < FROM_STEP:
        return cooperation
    start = in_force(cooperation).start
    begun = first_check_in(old.step_since.date(), start, old.closed)
    return replace(cooperation, round=replace(old, check_in=begun))


def reaches(pledge: Pledge, check_in: CheckIn | None) -> bool:
    """Tell whether a pledge is one of this check-in's: neither before its time nor after it."""
    if pledge.closed:
        return False
    return check_in is None or _in_time(pledge, check_in)


def _in_time(pledge: Pledge, check_in: CheckIn) -> bool:
    return _has_begun(pledge, check_in) and (pledge.end is None or pledge.end >= check_in.first)


def _has_begun(item: Followed, check_in: CheckIn) -> bool:
    return item.start is None or item.start <= check_in.last


def is_running(pledge: Pledge, check_in: CheckIn) -> bool:
    """
    Tell whether a pledge is to be followed up; one that ended unanswered still is.

    What was closed since the check-in began is followed up in it, as all that was promised.
    """
    pledge = in_its_own(pledge, check_in)
    if pledge.published is None or (pledge.renewed and not pledge.answer):
        return False
    if pledge.closed and pledge.closed < check_in.began:
        return False
    unasked = pledge.answer is None and pledge.earlier is None
    return _has_begun(pledge, check_in) and (_in_time(pledge, check_in) or unasked)


def is_open(measure: Measure, check_in: CheckIn) -> bool:
    """Tell whether a measure is to be followed up: not done, or done since the check-in began."""
    answered = in_its_own(measure, check_in).answer is not None
    done_here = answered or measure.done_in == check_in.name
    return _has_begun(measure, check_in) and (not measure.done or done_here)


@overload
def in_its_own(item: Pledge, check_in: CheckIn) -> Pledge: ...
@overload
def in_its_own(item: Measure, check_in: CheckIn) -> Measure: ...
def in_its_own(item: Followed, check_in: CheckIn) -> Followed:
    """Return a thing with no other answer than the one given in this check-in."""
    if item.answer is None or item.answer.check_in == check_in.name:
        return item
    return replace(item, answer=None, earlier=item.answer)


def running_pledges(content: Content, check_in: CheckIn) -> tuple[Pledge, ...]:
    """Return the pledges of a check-in."""
    found = (one for one in content.pledges if is_running(one, check_in))
    return tuple(in_its_own(one, check_in) for one in found)


def open_measures(content: Content, check_in: CheckIn) -> tuple[Measure, ...]:
    """Return the measures of a check-in."""
    found = (one for one in content.measures if is_open(one, check_in))
    return tuple(in_its_own(one, check_in) for one in found)


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


def untold(cooperation: Cooperation, party: PartyId) -> tuple[ItemId, ...]:
    """Return what a party has answered in the running check-in that nobody has been told of."""
    answers = ((one.id, one.answer) for one in in_check_in(cooperation))
    mine = ((id_, answer) for id_, answer in answers if answer and answer.by.party == party)
    return tuple(id_ for id_, answer in mine if not answer.told)


def last_answer(item: Followed) -> Answer | None:
    """Return what is known last of how something went."""
    return item.answer or item.earlier
