"""The residents are to know how a pledge went, within thirty days after it ended."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.cooperation import Cooperation
from bot.domain.member import Role
from reminders.rules.pledge_feedback import RULE
from tests.domain.builders import agreed
from tests.domain.followed import answered, in_step, pledge, promised
from tests.reminders.situations import asked, days, found, labels

END = date(2027, 6, 30)
DAY = date(2027, 7, 1)


def there(**fields: object) -> Cooperation:
    """Return a cooperation with one pledge that ended in June, changed."""
    now = promised(in_step(), end=END)
    item = replace(pledge(now), **fields)  # type: ignore[arg-type]
    return replace(now, content=now.content.with_item(item))


def test_it_is_told_a_week_before_and_when_the_time_is_out() -> None:
    calls = found(RULE, there(), DAY)
    assert days(calls) == [("+23d", date(2027, 7, 23)), ("+30d", date(2027, 7, 30))]
    assert [one.before for one in calls] == [True, False]
    assert {one.facts["due"] for one in calls} == {"2027-07-30"}
    assert calls[-1].until == date(2027, 9, 28)
    assert {one.roles for one in calls} == {frozenset({Role.CONTACT, Role.COMMUNICATOR})}


def test_it_is_followed_up_first_and_then_written_of() -> None:
    assert labels(found(RULE, there(), DAY)[0]) == ["answer_first"]
    [first, _] = found(RULE, answered(there()), DAY)
    assert (labels(first), first.facts["answered"]) == (["feedback"], True)


def test_without_a_check_in_it_can_only_be_shown() -> None:
    now = promised(in_step(2, None), end=END)
    assert labels(found(RULE, now, DAY)[0]) == ["show"]


def test_one_that_was_closed_early_is_counted_from_that_day() -> None:
    calls = found(RULE, there(closed=date(2027, 5, 31)), DAY)
    assert {one.day for one in calls} == {date(2027, 5, 31)}
    assert {one.day for one in found(RULE, there(closed=DAY), DAY)} == {END}


def test_a_renewed_pledge_is_told_of_too() -> None:
    assert len(found(RULE, there(renewed=DAY), DAY)) == 2


def test_nothing_is_said_once_they_have_been_told() -> None:
    now = agreed(asked(answered(there()), "5.7"), "5.7")
    assert found(RULE, now, DAY) == []


@pytest.mark.parametrize("fields", [{"published": None}, {"end": None}])
def test_what_was_not_published_or_has_no_end_is_not_spoken_of(fields: dict[str, object]) -> None:
    assert found(RULE, there(**fields), DAY) == []
