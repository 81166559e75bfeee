"""The last day of a pledge: renew it or let it end, in good time; and that it is over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.chat.offers import show_offer
from bot.chat.outgoing import Offer
from bot.domain.answer import Renewal
from bot.domain.chain import Pledge
from reminders.pledges import TOLD, standing_pledges
from reminders.rule import Call, Kind, Rule, Situation
from reminders.series import around, days_from

DAYS = {"-60d": -60, "+1d": 1}
GIVEN_UP = timedelta(days=90)


def find(situation: Situation) -> Iterator[Call]:
    """Yield what is said of the end of each pledge that nothing has taken the place of."""
    for one in standing_pledges(situation.cooperation):
        if one.end:
            yield from _calls(one, one.end)


def _calls(pledge: Pledge, end: date) -> Iterator[Call]:
    for call in around(end, days_from(end, DAYS), GIVEN_UP):
        passed = not call.before
        yield replace(
            call,
            about=pledge.id,
            roles=TOLD,
            facts={
                "passed": passed,
                "renewed_by": pledge.renewed_by,
                "ending": _is_to_end(pledge),
            },
            offers=(*_next(pledge, passed=passed), show_offer(pledge.id)),
        )


def _next(pledge: Pledge, *, passed: bool) -> Iterator[Offer]:
    """Yield the next action: the pledge that takes its place, a new one, or its end."""
    if pledge.renewed_by:
        yield show_offer(pledge.renewed_by)
        return
    if not _is_to_end(pledge):
        yield _act("renew", pledge)
    if passed:
        yield _act("end", pledge)


def _is_to_end(pledge: Pledge) -> bool:
    return pledge.answer is not None and pledge.answer.renewal is Renewal.END


def _act(act: str, pledge: Pledge) -> Offer:
    return Offer(label=act, command="pledge", values={"do": act, "id": pledge.id})


RULE = Rule(name="pledge_end", kind=Kind.LETTER, find=find)
