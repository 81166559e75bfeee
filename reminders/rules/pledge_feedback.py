"""What the residents are told of a pledge that has ended: within thirty days."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.chat.offers import show_offer
from bot.chat.outgoing import Offer
from bot.domain.chain import Pledge
from bot.domain.cooperation import Cooperation
from bot.domain.follow_up import in_check_in
from bot.domain.pledging import FEEDBACK, is_fed_back
from reminders.pledges import TOLD
from reminders.rule import Call, Kind, Rule, Situation
from reminders.series import in_series

TIME = 30
"""Days after its end within which the residents are to know how it went."""
DAYS = {"+23d": 23, "+30d": TIME}
GIVEN_UP = timedelta(days=90)


def find(situation: Situation) -> Iterator[Call]:
    """Yield what is said of each published pledge that has an end, until they have been told."""
    cooperation = situation.cooperation
    for one in cooperation.content.pledges:
        ended = _ended(one)
        if one.published and ended and not _told(one, cooperation):
            yield from in_series(_calls(one, ended, _next(one, cooperation)))


def _ended(pledge: Pledge) -> date | None:
    """Return the last day of a pledge, which one that is closed early has before its time."""
    return min((day for day in (pledge.end, pledge.closed) if day), default=None)


def _told(pledge: Pledge, cooperation: Cooperation) -> bool:
    settled = cooperation.round.matter(FEEDBACK).settled
    answer, check_in = pledge.answer, cooperation.round.check_in
    return answer is not None and is_fed_back(answer, settled, check_in)


def _calls(pledge: Pledge, ended: date, offer: Offer) -> Iterator[Call]:
    due = ended + timedelta(days=TIME)
    for offset, days in DAYS.items():
        yield Call(
            about=pledge.id,
            day=ended,
            offset=offset,
            on=ended + timedelta(days=days),
            until=due if days < TIME else ended + GIVEN_UP,
            before=days < TIME,
            roles=TOLD,
            facts={"due": due.isoformat(), "answered": pledge.answer is not None},
            offers=(offer,),
        )


def _next(pledge: Pledge, cooperation: Cooperation) -> Offer:
    """Return the next action: the text, which is made of the answers, so first an answer."""
    if pledge.id not in {one.id for one in in_check_in(cooperation)}:
        return show_offer(pledge.id)
    if pledge.answer:
        return Offer(label="feedback", command="follow_up", values={"do": "feedback"})
    return Offer(label="answer_first", command="follow_up", values={"id": pledge.id})


RULE = Rule(name="pledge_feedback", kind=Kind.LETTER, find=find)
