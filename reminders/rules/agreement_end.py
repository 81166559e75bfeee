"""The agreement's last day: the closing review, a new start, a new draft, and that it is over."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.chat.outgoing import Offer
from bot.domain.days import months_from
from bot.domain.ids import AGREEMENT
from bot.domain.period import in_force
from reminders.offers import STATUS
from reminders.rule import Call, Kind, Rule, Situation
from reminders.series import in_series

MONTHS = {"-9m": -9, "-6m": -6, "-3m": -3, "-1m": -1}
"""When the closing review begins, the new round, the draft, and the last month."""
OVER = "+1d"
GIVEN_UP = timedelta(days=90)
_NEXT = {
    "-9m": Offer(label="follow_up", command="follow_up"),
    "-6m": Offer(label="new_round", command="advance"),
    "-3m": Offer(label="draft", command="agreement", values={"do": "draft"}),
    "-1m": Offer(label="agreement", command="agreement"),
    OVER: STATUS,
}


def find(situation: Situation) -> Iterator[Call]:
    """Yield what is said of the end of the agreement that holds, whichever is counted from."""
    end = in_force(situation.cooperation).end
    if end:
        yield from in_series(_calls(end))


def _calls(end: date) -> Iterator[Call]:
    after = end + timedelta(days=1)
    for offset, months in MONTHS.items():
        yield _call(end, offset, months_from(after, months), until=end)
    yield _call(end, OVER, after, until=end + GIVEN_UP)


def _call(end: date, offset: str, on: date, until: date) -> Call:
    return Call(
        about=AGREEMENT,
        day=end,
        offset=offset,
        on=on,
        until=until,
        before=offset != OVER,
        offers=(_NEXT[offset],),
    )


RULE = Rule(name="agreement_end", kind=Kind.ROOM, find=find)
