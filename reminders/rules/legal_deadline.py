"""A day that the law sets, two weeks ahead: told at once, also in July."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.chat.outgoing import Offer
from bot.domain.ids import PartyId, TaskId
from reminders.legal_days import NEW_PICTURE, PICTURE, PLAN, follow_up, picture_days, plan_days
from reminders.rule import Call, Kind, Rule, Situation

AHEAD = timedelta(days=14)


def find(situation: Situation) -> Iterator[Call]:
    """Yield what each municipality is told by itself of its picture and of its plan."""
    for party, day in picture_days(situation):
        yield _call(PICTURE, party, day, NEW_PICTURE)
    for party, day in plan_days(situation):
        yield _call(PLAN, party, day, follow_up(situation))


def _call(about: TaskId, party: PartyId, day: date, offer: Offer) -> Call:
    return Call(
        about=about,
        day=day,
        offset="-14d",
        on=day - AHEAD,
        until=day,
        before=True,
        legal=True,
        party=party,
        facts={"plan": about == PLAN},
        offers=(offer,),
    )


RULE = Rule(name="legal_deadline", kind=Kind.PERSON, find=find)
