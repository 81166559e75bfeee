"""A source that a party has asked for its own picture: when its answer is due, and late."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.chat.outgoing import Offer
from reminders.rule import Call, Kind, Rule, Situation
from reminders.series import around, days_from

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
            for call in around(day, days_from(day, DAYS), GIVEN_UP):
                facts = {"names": names, "passed": not call.before}
                yield replace(call, party=party, facts=facts, offers=(PICTURE,))


RULE = Rule(name="source_due", kind=Kind.LETTER, find=find)
