"""Once a quarter: how it goes with the pledges that run."""

from collections.abc import Iterator

from bot.chat.offers import FOLLOW_UP
from bot.chat.outgoing import Offer
from bot.domain.days import last_of_month, months_from
from reminders.months import QUARTER, last_month_of_quarter
from reminders.pledges import TOLD, running_pledges
from reminders.rule import Call, Kind, Rule, Situation

PLEDGES = Offer(label="pledge", command="pledge")
"""What to press while there is no check-in, in the first steps of a new round."""


def find(situation: Situation) -> Iterator[Call]:
    """Yield one call for each quarter around today, on the first day of its last month."""
    cooperation = situation.cooperation
    now = last_month_of_quarter(situation.today)
    for day in (months_from(now, -QUARTER), now, months_from(now, QUARTER)):
        ids = [one.id for one in running_pledges(cooperation, day)]
        if ids:
            yield Call(
                day=day,
                offset="+0d",
                on=day,
                until=last_of_month(day),
                roles=TOLD,
                facts={"ids": ids},
                offers=(FOLLOW_UP if cooperation.round.check_in else PLEDGES,),
            )


RULE = Rule(name="pledge_status", kind=Kind.LETTER, find=find, routine=True)
