"""The check-in: a month before it is to be finished, and the day after."""

from collections.abc import Iterator
from datetime import timedelta

from bot.chat.outgoing import Offer
from bot.domain.check_in import CheckIn, is_beyond
from bot.domain.follow_up import unanswered
from bot.domain.period import in_force
from reminders.rule import Call, Kind, Rule, Situation
from reminders.series import in_series

DAYS = {"-31d": -31, "+1d": 1}
GIVEN_UP = timedelta(days=90)
FOLLOW_UP = Offer(label="follow_up", command="follow_up")


def find(situation: Situation) -> Iterator[Call]:
    """Yield what is said of the check-in that is next; not of one after the agreement."""
    cooperation = situation.cooperation
    check_in = cooperation.round.check_in
    if check_in and not is_beyond(check_in, in_force(cooperation).end):
        yield from in_series(_calls(check_in, left=len(unanswered(cooperation))))


def _calls(check_in: CheckIn, *, left: int) -> Iterator[Call]:
    for offset, days in DAYS.items():
        passed = days > 0
        yield Call(
            day=check_in.due,
            offset=offset,
            on=check_in.due + timedelta(days=days),
            until=check_in.due + GIVEN_UP if passed else check_in.due,
            before=not passed,
            facts={"check_in": check_in.name, "left": left, "passed": passed},
            offers=(FOLLOW_UP,),
        )


RULE = Rule(name="check_in", kind=Kind.LETTER, find=find)
