"""A source that a party has asked for its own picture: when its answer is due, and late."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.chat.outgoing import Offer
from bot.domain.ids import PartyId
from reminders.rule import Call, Kind, Rule, Situation
from reminders.series import in_series

DAYS = {"-3d": -3, "+1d": 1}
GIVEN_UP = timedelta(days=30)
PICTURE = Offer(label="picture", command="picture")


def find(situation: Situation) -> Iterator[Call]:
    """Yield, for each party alone, its sources that are to answer by a day and have not."""
    cooperation = situation.cooperation
    for party in cooperation.party_ids:
        waiting: dict[date, list[str]] = {}
        for one in cooperation.own_of(party).sources:
            if one.due and not one.received:
                waiting.setdefault(one.due, []).append(one.name)
        for day, names in waiting.items():
            yield from in_series(_calls(party, day, names))


def _calls(party: PartyId, day: date, names: list[str]) -> Iterator[Call]:
    for offset, days in DAYS.items():
        passed = days > 0
        yield Call(
            day=day,
            offset=offset,
            on=day + timedelta(days=days),
            until=day + GIVEN_UP if passed else day,
            before=not passed,
            party=party,
            facts={"names": names, "passed": passed},
            offers=(PICTURE,),
        )


RULE = Rule(name="source_due", kind=Kind.LETTER, find=find)
