"""What somebody was to do who is no longer here: each month, until somebody else does it."""

from collections.abc import Iterator

from bot.chat.offers import show_offer
from bot.domain.chain import Doer
from bot.domain.days import last_of_month
from bot.domain.task import standing
from reminders.months import first_of
from reminders.pledges import standing_pledges
from reminders.rule import Call, Kind, Rule, Situation


def find(situation: Situation) -> Iterator[Call]:
    """Yield one call for each party, with all that nobody of it does any more."""
    cooperation = situation.cooperation
    left = [
        (id_, doer)
        for id_, doer in _charges(situation)
        if doer.person and cooperation.member(doer.person) is None
    ]
    day = first_of(situation.today)
    for party in cooperation.party_ids:
        ids = [id_ for id_, doer in left if doer.party == party]
        if ids:
            yield Call(
                day=day,
                offset="+0d",
                on=day,
                until=last_of_month(day),
                party=party,
                facts={"ids": ids},
                offers=(show_offer(ids[0]),),
            )


def _charges(situation: Situation) -> Iterator[tuple[str, Doer]]:
    """Yield all that is still to be done and has somebody who does it."""
    cooperation = situation.cooperation
    for measure in cooperation.content.measures:
        if measure.doer and not measure.done:
            yield measure.id, measure.doer
    for pledge in standing_pledges(cooperation):
        if pledge.doer and (pledge.end is None or pledge.end >= situation.today):
            yield pledge.id, pledge.doer
    for id_, doer in cooperation.round.doers.items():
        known = situation.process.has(id_)
        if known and not standing(cooperation, situation.process.task(id_)).done:
            yield id_, doer


RULE = Rule(name="vacant", kind=Kind.LETTER, find=find, routine=True)
