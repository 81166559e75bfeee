"""Two months before a pledge ends it is asked whether it is to go on; then that it is over."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.answer import Renewal
from bot.domain.cooperation import Cooperation
from bot.domain.ids import ItemId
from reminders.rules.pledge_end import RULE
from tests.domain.followed import answered, in_step, pledge, promised
from tests.reminders.situations import days, found, labels

END = date(2027, 12, 31)
DAY = date(2027, 10, 1)


def changed(**fields: object) -> Cooperation:
    """Return a cooperation with one pledge, changed."""
    there = promised(in_step())
    item = replace(pledge(there), **fields)  # type: ignore[arg-type]
    return replace(there, content=there.content.with_item(item))


def test_it_is_asked_about_and_then_told() -> None:
    calls = found(RULE, changed(), DAY)
    assert days(calls) == [("-60d", date(2027, 11, 1)), ("+1d", date(2028, 1, 1))]
    assert [labels(one) for one in calls] == [["renew", "show"], ["renew", "end", "show"]]
    assert [one.before for one in calls] == [True, False]
    assert [one.until for one in calls] == [END, date(2028, 3, 30)]
    assert {(one.about, one.party, one.day) for one in calls} == {("L1", None, END)}


def test_one_that_has_its_follower_is_not_renewed_twice() -> None:
    calls = found(RULE, changed(renewed_by=ItemId("L2")), DAY)
    assert {one.facts["renewed_by"] for one in calls} == {"L2"}
    assert {one.offers[0].values["id"] for one in calls} == {"L2"}


def test_one_that_is_to_end_is_not_offered_a_renewal() -> None:
    there = answered(promised(in_step()), renewal=Renewal.END)
    calls = found(RULE, there, DAY)
    assert [labels(one) for one in calls] == [["show"], ["end", "show"]]
    assert {one.facts["ending"] for one in calls} == {True}


@pytest.mark.parametrize(
    "fields", [{"closed": DAY}, {"renewed": DAY}, {"published": None}, {"end": None}]
)
def test_what_is_over_or_has_no_end_is_not_spoken_of(fields: dict[str, object]) -> None:
    assert found(RULE, changed(**fields), DAY) == []
