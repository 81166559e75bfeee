"""The check-in: a month before it is to be finished, and the day after."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.chat.offers import FOLLOW_UP
from bot.domain.check_in import is_beyond
from bot.domain.follow_up import unanswered
from bot.domain.period import in_force
from reminders.rule import Call, Kind, Rule, Situation
from reminders.series import around, days_from

DAYS = {"-31d": -31, "+1d": 1}
GIVEN_UP = timedelta(days=90)


def find(situation: Situation) -> Iterator[Call]:
    """Yield what is said of the check-in that is next; not of one after the agreement."""
    cooperation = situation.cooperation
    check_in = cooperation.round.check_in
    if check_in is None or is_beyond(check_in, in_force(cooperation).end):
        return
    left = len(unanswered(cooperation))
    for call in around(check_in.due, days_from(check_in.due, DAYS), GIVEN_UP):
        facts = {"check_in": check_in.name, "left": left, "passed": not call.before}
        yield replace(call, facts=facts, offers=(FOLLOW_UP,))


RULE = Rule(name="check_in", kind=Kind.LETTER, find=find)
