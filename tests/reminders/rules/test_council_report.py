"""Each municipality is told eight weeks before it is to report to its council."""

from dataclasses import replace
from datetime import date

from bot.domain.ids import TaskId
from bot.domain.planning import due_by
from bot.domain.ticking import tick
from reminders.rules.council_report import RULE
from tests.domain.builders import ANNA, LINDSALA, NORRBY, together
from tests.domain.followed import YEAR, in_step
from tests.reminders.situations import PROCESS, days, ending, found, in_round, labels, situation

DAY = date(2027, 10, 1)
REPORT = TaskId("5.8")


def test_it_comes_eight_weeks_before_the_last_day_of_the_check_in() -> None:
    calls = found(RULE, in_step(), DAY)
    assert days(calls) == [("-8w", date(2027, 11, 5))]
    [call] = calls
    assert (call.party, call.day, call.until) == (LINDSALA, date(2027, 12, 31), call.day)
    assert call.before
    assert labels(call) == ["report", "done"]


def test_a_day_that_is_set_goes_before() -> None:
    there = due_by(in_step(), REPORT, date(2027, 10, 18), by=ANNA)
    assert days(found(RULE, there, DAY)) == [("-8w", date(2027, 8, 23))]


def test_with_a_day_but_no_check_in_there_is_no_report_to_show() -> None:
    there = due_by(in_step(3, None), REPORT, date(2027, 10, 18), by=ANNA)
    assert labels(found(RULE, there, DAY)[0]) == ["done"]


def test_each_municipality_reports_for_itself() -> None:
    there = in_round(together(2), step=4, check_in=YEAR)
    assert [one.party for one in found(RULE, there, DAY)] == [LINDSALA, NORRBY]
    ticked = tick(there, PROCESS.task(REPORT), by=ANNA)
    assert [one.party for one in found(RULE, ticked, DAY)] == [NORRBY]


def test_nothing_is_told_where_there_is_no_day_or_no_such_task() -> None:
    assert found(RULE, together(), DAY) == []
    beyond = in_step(check_in=replace(YEAR, year=2028))
    assert found(RULE, ending(beyond, date(2027, 12, 31)), DAY) == []
    here = situation(in_step(), DAY)
    assert list(RULE.find(replace(here, process=replace(PROCESS, steps=PROCESS.steps[:3])))) == []
