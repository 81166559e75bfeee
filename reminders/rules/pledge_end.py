"""The last day of a pledge: renew it or let it end, in good time; and that it is over."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.chat.outgoing import Offer
from bot.domain.answer import Renewal
from bot.domain.chain import Pledge
from reminders.offers import show
from reminders.pledges import TOLD, standing_pledges
from reminders.rule import Call, Kind, Rule, Situation
from reminders.series import in_series

DAYS = {"-60d": -60, "+1d": 1}
GIVEN_UP = timedelta(days=90)


def find(situation: Situation) -> Iterator[Call]:
    """Yield what is said of the end of each pledge that nothing has taken the place of."""
    for one in standing_pledges(situation.cooperation):
        if one.end:
            yield from in_series(_calls(one, one.end))


def _calls(pledge: Pledge, end: date) -> Iterator[Call]:
    for offset, days in DAYS.items():
        passed = days > 0
        yield Call(
            about=pledge.id,
            day=end,
            offset=offset,
            on=end + timedelta(days=days),
            until=end + GIVEN_UP if passed else end,
            before=not passed,
            roles=TOLD,
            facts={
                "passed": passed,
                "renewed_by": pledge.renewed_by,
                "ending": _is_to_end(pledge),
            },
            offers=(*_next(pledge, passed=passed), show(pledge.id)),
        )


def _next(pledge: Pledge, *, passed: bool) -> Iterator[Offer]:
    """Yield the next action: the pledge that takes its place, a new one, or its end."""
    if pledge.renewed_by:
        yield show(pledge.renewed_by)
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
