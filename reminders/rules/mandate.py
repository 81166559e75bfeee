"""After an election: a new council, a new board, and perhaps other people in the roles."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.chat.outgoing import Offer
from bot.domain.party import municipalities
from reminders.rule import Call, Kind, Rule, Situation

ELECTION, EVERY = 2026, 4
"""A year with elections to the municipal councils, and how many years there are between them."""
GIVEN_UP = timedelta(days=60)
ROLES = Offer(label="roles", command="roles")


def find(situation: Situation) -> Iterator[Call]:
    """Yield the two days after the last election, and after the next, to each municipality."""
    cooperation = situation.cooperation
    founded = cooperation.founded.astimezone(situation.zone).date()
    last = ELECTION + (situation.today.year - ELECTION) // EVERY * EVERY
    for year in (last, last + EVERY):
        for new, day in (("council", date(year, 10, 15)), ("board", date(year + 1, 1, 1))):
            for one in municipalities(cooperation.parties) if day > founded else ():
                yield Call(
                    day=day,
                    offset="+0d",
                    on=day,
                    until=day + GIVEN_UP,
                    party=one.id,
                    facts={"new": new},
                    offers=(ROLES,),
                )


RULE = Rule(name="mandate", kind=Kind.LETTER, find=find)
