"""A source's answer is waited for by the party that asked, and nobody else knows of it."""

from datetime import date

from bot.domain.party import POLICE
from bot.domain.picture import SourceRow
from reminders.rules.source_due import RULE
from tests.domain.builders import LINDSALA
from tests.domain.followed import in_step
from tests.reminders.situations import days, found, labels, situation, with_sources

DUE = date(2027, 3, 19)
DAY = date(2027, 3, 10)
SCHOOL = SourceRow(name="skolan", due=DUE)
LEISURE = SourceRow(name="fritid", due=DUE)


def test_it_is_told_three_days_before_and_the_day_after() -> None:
    calls = found(RULE, with_sources(in_step(), SCHOOL), DAY)
    assert days(calls) == [("-3d", date(2027, 3, 16)), ("+1d", date(2027, 3, 20))]
    assert [one.before for one in calls] == [True, False]
    assert {(one.party, *labels(one)) for one in calls} == {(LINDSALA, "picture")}


def test_those_of_the_same_day_are_told_together() -> None:
    later = SourceRow(name="socialtjänst", due=date(2027, 3, 20))
    calls = found(RULE, with_sources(in_step(), SCHOOL, later, LEISURE), DAY)
    assert [one.facts["names"] for one in calls if one.day == DUE] == [["skolan", "fritid"]] * 2
    assert [one.facts["names"] for one in calls if one.day != DUE] == [["socialtjänst"]] * 2


def test_what_has_come_or_has_no_day_is_not_spoken_of() -> None:
    came = SourceRow(name="skolan", due=DUE, received=DAY)
    assert found(RULE, with_sources(in_step(), came, SourceRow(name="fritid")), DAY) == []


def test_another_party_sees_nothing_of_it() -> None:
    there = with_sources(in_step(), SCHOOL)
    assert list(RULE.find(situation(there.seen_by(POLICE), DAY))) == []
    assert len(list(RULE.find(situation(there.seen_by(LINDSALA), DAY)))) == 2
