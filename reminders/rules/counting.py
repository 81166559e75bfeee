"""Each month: how much more has been done of a pledge that is counted."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.chat.outgoing import Offer
from bot.domain.chain import Pledge
from bot.domain.days import last_of_month
from bot.domain.ids import PartyId
from reminders.months import first_of
from reminders.offers import naming
from reminders.pledges import running_pledges
from reminders.rule import Call, Kind, Rule, Situation

FEW = 2
"""How many pledges have all their answers as buttons; more of them have two each."""


def find(situation: Situation) -> Iterator[Call]:
    """Yield, to each party that promised it, what ran up to this month and is counted."""
    day = first_of(situation.today)
    running = running_pledges(situation.cooperation, day - timedelta(days=1))
    counted = [one for one in running if _is_counted(one)]
    for one in counted:
        offers = _offers(one) if len(counted) <= FEW else _offers(one)[::2]
        yield from (_call(one, day, party, offers) for party in one.promised_by)


def _is_counted(pledge: Pledge) -> bool:
    """Tell whether more of it is to be counted: not once all that was promised is done."""
    if pledge.amount:
        return pledge.total < pledge.amount
    return pledge.unit is not None


def _call(pledge: Pledge, day: date, party: PartyId, offers: tuple[Offer, ...]) -> Call:
    return Call(
        about=pledge.id,
        day=day,
        offset="+0d",
        on=day,
        until=last_of_month(day),
        party=party,
        facts={"total": pledge.total, "amount": pledge.amount, "unit": pledge.unit},
        offers=offers,
    )


def _offers(pledge: Pledge) -> tuple[Offer, ...]:
    """Return the answers that one press gives: one more, two more, another number, none."""
    return (
        _count("count_one", pledge, count="+1"),
        _count("count_two", pledge, count="+2"),
        _count("count_other", pledge),
        Offer(label="count_none", command="acknowledge", values=naming(RULE.name, pledge.id)),
    )


def _count(label: str, pledge: Pledge, **count: str) -> Offer:
    return Offer(label=label, command="outcome", values={"id": pledge.id, **count})


RULE = Rule(name="counting", kind=Kind.LETTER, find=find, routine=True)
