"""The plan is to be followed up within two years of its adoption, or of the last check-in."""

from dataclasses import replace
from datetime import date

from bot.domain.check_in import Closed
from bot.domain.cooperation import Cooperation
from bot.domain.ids import TaskId
from bot.domain.ticking import skip
from reminders.rules.plan_age import RULE
from tests.domain.builders import ANNA, LINDSALA, NORRBY, agreed, together
from tests.domain.followed import YEAR, in_step
from tests.reminders.situations import PROCESS, asked, days, found, in_round, labels

DAY = date(2028, 1, 10)
CLOSED = Closed(year=2027, day=date(2027, 12, 3))


def adopted() -> Cooperation:
    """Return a cooperation whose plan was adopted on 11 January."""
    return agreed(asked(in_step(), "4.5"), "4.5")


def test_it_is_told_before_and_after_the_day() -> None:
    calls = found(RULE, adopted(), DAY)
    assert days(calls) == [
        ("-6m", date(2028, 7, 11)),
        ("-3m", date(2028, 10, 11)),
        ("-1m", date(2028, 12, 11)),
        ("+1d", date(2029, 1, 12)),
    ]
    assert {(one.about, one.party, one.legal) for one in calls} == {("4.5", LINDSALA, True)}
    assert {tuple(labels(one)) for one in calls} == {("follow_up",)}


def test_a_closed_check_in_is_a_follow_up() -> None:
    closed = in_round(adopted(), closed=CLOSED)
    assert {one.day for one in found(RULE, closed, DAY)} == {date(2029, 12, 3)}
    earlier = replace(CLOSED, day=date(2026, 12, 3))
    before = in_round(adopted(), closed=earlier)
    assert {one.day for one in found(RULE, before, DAY)} == {date(2029, 1, 11)}


def test_the_plan_of_the_round_before_goes_on_counting() -> None:
    there = in_round(in_step(2, None), closed=CLOSED)
    calls = found(RULE, there, DAY)
    assert {one.day for one in calls} == {date(2029, 12, 3)}
    assert {tuple(labels(one)) for one in calls} == {("show",)}


def test_a_plan_that_is_only_proposed_or_put_aside_is_none() -> None:
    assert found(RULE, asked(in_step(), "4.5"), DAY) == []
    aside = skip(in_step(), PROCESS.task(TaskId("4.5")), by=ANNA, reason="Finns")
    assert found(RULE, agreed(aside, "4.5"), DAY) == []


def test_every_municipality_is_told() -> None:
    there = in_round(together(2), step=4, check_in=YEAR, closed=CLOSED)
    assert {one.party for one in found(RULE, there, DAY)} == {LINDSALA, NORRBY}
