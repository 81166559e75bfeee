"""A week past a last day: a line for the chief of that party only, who gets it if it is wanted."""

from collections.abc import Iterator
from datetime import timedelta

from bot.chat.offers import show_offer
from reminders.deadlines import deadlines
from reminders.rule import Call, Kind, Rule, Situation

WEEK = timedelta(days=7)
GIVEN_UP = timedelta(days=60)


def find(situation: Situation) -> Iterator[Call]:
    """
    Yield a line for each party that was to do something, to its contact.

    She can pass it on; her chief gets it too where she has turned that on, and never another's.
    """
    for one in deadlines(situation):
        for party in one.parties:
            yield Call(
                about=one.id,
                day=one.day,
                offset="+7d",
                on=one.day + WEEK,
                until=one.day + GIVEN_UP,
                party=party,
                facts={"function": one.function},
                offers=(show_offer(one.id),),
            )


RULE = Rule(name="deadline_chief", kind=Kind.LETTER, find=find, instead_of="deadline")
