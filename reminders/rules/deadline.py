"""A last day: of a measure, a goal or a task, to whoever does it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.chat.offers import show_offer
from bot.chat.outgoing import Offer
from bot.domain.chain import Letter
from bot.domain.content import letter_of
from reminders.deadlines import Deadline, addressed, deadlines, is_here
from reminders.offers import mail
from reminders.rule import Call, Kind, Rule, Situation
from reminders.series import around, days_from

DAYS = {"-14d": -14, "-3d": -3, "+1d": 1}
GIVEN_UP = timedelta(days=30)
"""How long after the day it is asked for; a week after it, `deadline_chief` takes over."""


def find(situation: Situation) -> Iterator[Call]:
    """Yield what is said of each last day: to the doer, else to the contacts of those who do it."""
    for one in deadlines(situation):
        yours = one.doer is not None and is_here(one.doer, situation.cooperation)
        for call in around(one.day, days_from(one.day, DAYS), GIVEN_UP):
            passed = not call.before
            facts = {"yours": yours, "function": one.function, "passed": passed}
            worded = replace(call, about=one.id, facts=facts, offers=_offers(one, passed=passed))
            yield from addressed(worded, one, situation.cooperation)


def _offers(one: Deadline, *, passed: bool) -> tuple[Offer, ...]:
    letter = letter_of(one.id)
    if letter is Letter.GOAL:
        read = Offer(label="read_goal", command="outcome", values={"id": one.id})
        return (read,) if passed else (show_offer(one.id),)
    told = (mail(one.id),) if one.function else ()
    if one.two_keys or (letter and not passed):
        return (show_offer(one.id), *told)
    drawn = {"round": one.round} if one.round else {}
    return (Offer(label="done", command="done", values={"id": one.id, **drawn}), *told)


RULE = Rule(name="deadline", kind=Kind.LETTER, find=find)
