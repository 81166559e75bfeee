"""The check-in is told of a month ahead, and the day after it should have been finished."""

from dataclasses import replace
from datetime import date

from bot.domain.check_in import CheckIn
from reminders.rules.check_in import RULE
from tests.domain.builders import together
from tests.domain.followed import YEAR, answered, in_step, promised
from tests.reminders.situations import days, ending, found, labels

DAY = date(2027, 10, 1)
DUE = date(2027, 11, 30)


def test_it_is_told_a_month_before_and_the_day_after() -> None:
    calls = found(RULE, promised(in_step()), DAY)
    assert days(calls) == [("-31d", date(2027, 10, 30)), ("+1d", date(2027, 12, 1))]
    assert [one.before for one in calls] == [True, False]
    assert [one.until for one in calls] == [DUE, date(2028, 2, 28)]
    assert {(one.facts["check_in"], one.facts["left"]) for one in calls} == {("2027", 1)}
    assert {tuple(labels(one)) for one in calls} == {("follow_up",)}


def test_it_says_how_much_is_left() -> None:
    there = answered(promised(promised(in_step())))
    assert {one.facts["left"] for one in found(RULE, there, DAY)} == {1}


def test_a_term_is_told_of_by_its_own_name() -> None:
    term = CheckIn(year=2027, part=2, began=YEAR.began)
    [first, _] = found(RULE, in_step(check_in=term), DAY)
    assert (first.day, first.facts["check_in"]) == (date(2027, 8, 31), "2027:2")


def test_nothing_is_told_before_there_is_one_nor_of_one_after_the_agreement() -> None:
    assert found(RULE, together(), DAY) == []
    beyond = in_step(check_in=replace(YEAR, year=2028))
    assert found(RULE, ending(beyond, date(2027, 12, 31)), DAY) == []
    assert found(RULE, ending(beyond, date(2028, 1, 1)), DAY) != []
