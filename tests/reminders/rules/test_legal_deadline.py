"""A day that the law sets is told by itself two weeks before, whatever the month."""

from datetime import date

from bot.domain.ids import TaskId
from bot.domain.ticking import tick
from reminders.rule import Kind
from reminders.rules.legal_deadline import RULE
from tests.domain.builders import ANNA, LINDSALA, agreed
from tests.domain.followed import in_step
from tests.reminders.situations import PROCESS, asked, days, found, labels

DAY = date(2028, 12, 1)
PICTURED = tick(in_step(), PROCESS.task(TaskId("2.2")), by=ANNA)


def test_the_picture_and_the_plan_are_told_of_two_weeks_before() -> None:
    calls = found(RULE, agreed(asked(PICTURED, "4.5"), "4.5"), DAY)
    assert days(calls) == [("-14d", date(2028, 12, 28))] * 2
    assert [(one.about, one.facts["plan"]) for one in calls] == [("2.2", False), ("4.5", True)]
    assert [labels(one) for one in calls] == [["new_picture"], ["follow_up"]]
    assert {(one.party, one.legal, one.before, one.until) for one in calls} == {
        (LINDSALA, True, True, date(2029, 1, 11))
    }


def test_it_is_told_at_once_and_not_in_a_letter() -> None:
    assert RULE.kind is Kind.PERSON


def test_nothing_is_told_where_nothing_is_known() -> None:
    assert found(RULE, in_step(), DAY) == []
    assert [one.about for one in found(RULE, PICTURED, DAY)] == ["2.2"]
