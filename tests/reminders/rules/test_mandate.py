"""After an election the municipalities are asked whether the roles are still right."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from reminders.rules.mandate import RULE
from tests.domain.builders import LINDSALA, NORRBY, together
from tests.reminders.situations import days, found, labels


def test_the_council_and_the_board_have_each_their_day() -> None:
    calls = found(RULE, together(), date(2029, 9, 1))[-2:]
    assert days(calls) == [("+0d", date(2030, 10, 15)), ("+0d", date(2031, 1, 1))]
    assert [one.facts["new"] for one in calls] == ["council", "board"]
    assert [one.until for one in calls] == [date(2030, 12, 14), date(2031, 3, 2)]
    assert {(one.party, *labels(one)) for one in calls} == {(LINDSALA, "roles")}


@pytest.mark.parametrize(
    ("today", "years"),
    [
        (date(2028, 1, 1), [2030, 2031]),
        (date(2029, 12, 31), [2030, 2031]),
        (date(2030, 1, 1), [2030, 2031, 2034, 2035]),
        (date(2034, 6, 1), [2034, 2035, 2038, 2039]),
    ],
)
def test_elections_come_every_fourth_year(today: date, years: list[int]) -> None:
    assert [one.day.year for one in found(RULE, together(), today)] == years


def test_what_was_before_the_cooperation_is_not_spoken_of() -> None:
    there = replace(together(), founded=datetime(2026, 10, 15, 22, 30, tzinfo=UTC))
    told = [one.day for one in found(RULE, there, date(2026, 11, 1))]
    assert told[0] == date(2027, 1, 1), "it was founded on the 16th by the clocks on the walls"
    same = replace(there, founded=datetime(2026, 10, 14, 12, tzinfo=UTC))
    assert found(RULE, same, date(2026, 11, 1))[0].day == date(2026, 10, 15)


def test_each_municipality_is_asked() -> None:
    calls = found(RULE, together(2), date(2030, 9, 1))
    assert {one.party for one in calls} == {LINDSALA, NORRBY}
