"""What the municipal council is to be told: each municipality, eight weeks before the day."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.chat.outgoing import Offer
from bot.domain.check_in import is_beyond
from bot.domain.ids import TaskId
from bot.domain.party import municipalities
from bot.domain.period import in_force
from reminders.rule import Call, Kind, Rule, Situation

REPORT = TaskId("5.8")
BEFORE = timedelta(weeks=8)


def find(situation: Situation) -> Iterator[Call]:
    """Yield a call to each municipality that has not reported in this check-in."""
    day = _day(situation)
    now = situation.cooperation.round
    if day is None or not situation.process.has(REPORT):
        return
    for one in municipalities(situation.cooperation.parties):
        mark = now.mark_of(REPORT, one.id)
        if mark is None or not mark.counts:
            yield Call(
                about=REPORT,
                day=day,
                offset="-8w",
                on=day - BEFORE,
                until=day,
                before=True,
                party=one.id,
                offers=_offers(situation),
            )


def _day(situation: Situation) -> date | None:
    """Return the day by which it is to be reported: the one set, else the check-in's last."""
    now = situation.cooperation.round
    if REPORT in now.dues:
        return now.dues[REPORT]
    beyond = is_beyond(now.check_in, in_force(situation.cooperation).end)
    return now.check_in.last if now.check_in and not beyond else None


def _offers(situation: Situation) -> tuple[Offer, ...]:
    """Return the report, where there is one to hand over; and that it is done."""
    now = situation.cooperation.round
    values: dict[str, str | int] = {"id": REPORT, "round": now.number}
    report = Offer(label="report", command="follow_up", values={"do": "report"})
    done = Offer(label="done", command="done", values=values)
    return (report, done) if now.check_in else (done,)


RULE = Rule(name="council_report", kind=Kind.LETTER, find=find)
