"""The agreement's last day: the closing review, a new start, a new draft, and that it is over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.chat.offers import FOLLOW_UP, STATUS
from bot.chat.outgoing import Offer
from bot.domain.days import months_from
from bot.domain.ids import AGREEMENT
from bot.domain.period import in_force
from reminders.rule import Call, Kind, Rule, Situation
from reminders.series import DAY, around

MONTHS = {"-9m": -9, "-6m": -6, "-3m": -3, "-1m": -1}
"""When the closing review begins, the new round, the draft, and the last month."""
OVER = "+1d"
GIVEN_UP = timedelta(days=90)
_NEXT = {
    "-9m": FOLLOW_UP,
    "-6m": Offer(label="new_round", command="advance"),
    "-3m": Offer(label="draft", command="agreement", values={"do": "draft"}),
    "-1m": Offer(label="agreement", command="agreement"),
    OVER: STATUS,
}


def find(situation: Situation) -> Iterator[Call]:
    """Yield what is said of the end of the agreement that holds, whichever is counted from."""
    end = in_force(situation.cooperation).end
    if end is None:
        return
    after = end + DAY
    said = {offset: months_from(after, months) for offset, months in MONTHS.items()}
    for call in around(end, {**said, OVER: after}, GIVEN_UP):
        yield replace(call, about=AGREEMENT, offers=(_NEXT[call.offset],))


RULE = Rule(name="agreement_end", kind=Kind.ROOM, find=find)
