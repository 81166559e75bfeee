"""What is counted is asked about each month, of those who promised it."""

from datetime import date

import pytest

from bot.domain.party import POLICE
from reminders.rules.counting import RULE
from tests.domain.builders import LINDSALA
from tests.domain.followed import counted, in_step, promised
from tests.reminders.situations import days, found, labels

DAY = date(2027, 3, 10)


def test_it_is_asked_on_the_first_of_the_month_with_four_buttons() -> None:
    there = counted(promised(in_step(), unit="vandringar"), 1, date(2027, 2, 1))
    calls = found(RULE, there, DAY)
    assert days(calls) == [("+0d", date(2027, 3, 1))] * 2
    assert [one.party for one in calls] == [LINDSALA, POLICE]
    assert {one.until for one in calls} == {date(2027, 3, 31)}
    assert calls[0].facts == {"total": 1, "amount": 4, "unit": "vandringar"}
    assert labels(calls[0]) == ["count_one", "count_two", "count_other", "count_none"]
    assert [dict(one.values) for one in calls[0].offers] == [
        {"id": "L1", "count": "+1"},
        {"id": "L1", "count": "+2"},
        {"id": "L1"},
        {"id": "L1", "rule": "counting"},
    ]


def test_only_those_who_promised_are_asked() -> None:
    there = promised(in_step(), promised_by=(POLICE,))
    assert [one.party for one in found(RULE, there, DAY)] == [POLICE]


def test_the_last_month_is_asked_about_when_it_is_over() -> None:
    there = promised(in_step(), start=date(2027, 3, 1), end=date(2027, 3, 31))
    assert found(RULE, there, DAY) == []
    assert len(found(RULE, there, date(2027, 4, 2))) == 2
    assert found(RULE, there, date(2027, 5, 2)) == []


@pytest.mark.parametrize(("unit", "asked"), [("vandringar", 2), (None, 0)])
def test_what_is_not_counted_is_not_asked_about(unit: str | None, asked: int) -> None:
    assert len(found(RULE, promised(in_step(), amount=None, unit=unit), DAY)) == asked
