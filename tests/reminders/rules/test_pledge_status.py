"""Once a quarter the running pledges are looked at, all in one line."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.member import Role
from reminders.rules.pledge_status import RULE
from tests.domain.followed import in_step, pledge, promised
from tests.reminders.situations import days, found, labels

DAY = date(2027, 5, 20)


def test_it_comes_when_the_last_month_of_a_quarter_begins() -> None:
    calls = found(RULE, promised(promised(in_step())), DAY)
    assert days(calls) == [
        ("+0d", date(2027, 3, 1)),
        ("+0d", date(2027, 6, 1)),
        ("+0d", date(2027, 9, 1)),
    ]
    assert {tuple(one.facts["ids"]) for one in calls} == {("L1", "L2")}  # type: ignore[arg-type]
    assert [one.until for one in calls] == [
        date(2027, 3, 31),
        date(2027, 6, 30),
        date(2027, 9, 30),
    ]
    assert {one.roles for one in calls} == {frozenset({Role.CONTACT, Role.COMMUNICATOR})}


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2027, 6, 1), date(2027, 6, 1)),
        (date(2027, 6, 30), date(2027, 6, 1)),
        (date(2027, 7, 1), date(2027, 9, 1)),
        (date(2027, 11, 30), date(2027, 12, 1)),
    ],
)
def test_the_quarter_of_today_is_in_the_middle(day: date, quarter: date) -> None:
    calls = found(RULE, promised(in_step(), end=None), day)
    assert [one.on for one in calls][1] == quarter


def test_only_what_runs_on_that_day_is_named() -> None:
    there = promised(in_step(), start=date(2027, 4, 1), end=date(2027, 6, 1))
    assert days(found(RULE, there, DAY)) == [("+0d", date(2027, 6, 1))]


@pytest.mark.parametrize("fields", [{"closed": DAY}, {"renewed": DAY}, {"published": None}])
def test_what_is_over_or_not_published_is_not_named(fields: dict[str, date | None]) -> None:
    there = promised(in_step())
    over = replace(pledge(there), **fields)  # type: ignore[arg-type]
    assert found(RULE, replace(there, content=there.content.with_item(over)), DAY) == []


def test_without_a_check_in_the_pledges_are_listed_instead_of_followed_up() -> None:
    assert labels(found(RULE, promised(in_step()), DAY)[0]) == ["follow_up"]
    assert labels(found(RULE, promised(in_step(2, None)), DAY)[0]) == ["pledge"]
