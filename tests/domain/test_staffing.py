"""Offices change hands; what was said stands with who said it."""

from datetime import timedelta

import pytest

from bot.domain.cooperation import Cooperation
from bot.domain.ids import PersonId
from bot.domain.log import Act
from bot.domain.member import Away, Role
from bot.domain.party import POLICE
from bot.domain.rights import holds_key
from bot.domain.staffing import (
    confirm_member,
    end_away,
    end_substitute,
    heard,
    set_away,
    set_role,
    set_substitute,
    substitute_of,
)
from tests.domain.builders import ANNA, BO, LINDSALA, START, joining, refusal, together, who

EVA = who("eva", LINDSALA, Role.PARTICIPANT)
THERE = joining(together(), EVA)
DAY = timedelta(days=1)


def with_dates(first: int, last: int) -> Cooperation:
    """Let Eva stand in for Anna from one day until before another, counted from the start."""
    since, until = START + first * DAY, START + last * DAY
    return set_substitute(THERE, EVA.person, by=ANNA, since=since, until=until)


@pytest.mark.parametrize(("day", "holds"), [(1, False), (2, True), (4, True), (5, False)])
def test_a_substitute_holds_the_key_on_her_days_alone(day: int, *, holds: bool) -> None:
    named = with_dates(2, 5)
    assert holds_key(named, EVA.person, START + day * DAY) is holds
    assert (substitute_of(named, ANNA.person, START + day * DAY) is not None) is holds


@pytest.mark.parametrize(("first", "last"), [(-3, -1), (4, 4), (5, 4)])
def test_days_that_are_over_or_none_are_refused(first: int, last: int) -> None:
    assert refusal(lambda: with_dates(first, last)).code == "dates_over"


def test_the_dates_stand_in_the_log() -> None:
    content = with_dates(2, 5).fresh[-1].content
    assert content is not None
    assert set(content) == {"person", "from", "until"}


def test_nobody_stands_in_any_more() -> None:
    after = end_substitute(with_dates(0, 5), by=ANNA)
    assert after.members == THERE.members
    assert refusal(lambda: end_substitute(THERE, by=ANNA)).code == "no_substitute"


def test_who_is_away_is_stood_in_for_until_she_is_back() -> None:
    away = Away(begins=START, ends=START + 5 * DAY)
    gone = set_away(THERE, away, EVA.person, by=ANNA)
    assert holds_key(gone, EVA.person, START + DAY)
    back = end_away(gone, by=ANNA)
    assert back.members == THERE.members
    assert [one.act for one in back.fresh[-3:]] == [
        Act.SUBSTITUTE_SET,
        Act.AWAY_SET,
        Act.AWAY_ENDED,
    ]
    assert refusal(lambda: end_away(back, by=ANNA)).code == "not_away"


def test_a_substitute_for_good_stays_when_somebody_is_back() -> None:
    always = set_substitute(THERE, EVA.person, by=ANNA)
    gone = set_away(always, Away(begins=START, ends=START + DAY), None, by=ANNA)
    assert end_away(gone, by=ANNA).members == always.members


def test_an_office_is_given_within_ones_own_party() -> None:
    after = set_role(THERE, EVA.person, Role.DECIDER, by=ANNA)
    assert holds_key(after, EVA.person, START)
    assert refusal(lambda: set_role(THERE, BO.person, Role.READER, by=ANNA)).code == (
        "not_in_your_party"
    )
    assert refusal(lambda: set_role(THERE, EVA.person, Role.PARTICIPANT, by=ANNA)).code == (
        "same_role"
    )


def test_the_last_key_is_nobodys_to_take() -> None:
    assert refusal(lambda: set_role(THERE, ANNA.person, Role.READER, by=ANNA)).code == "last_key"


def test_who_is_confirmed_may_answer() -> None:
    unconfirmed = joining(THERE, who("kim", LINDSALA), invited_by=ANNA)
    after = confirm_member(unconfirmed, PersonId("kim"), by=BO)
    assert after.fresh[-1].act is Act.CONFIRMED
    assert refusal(lambda: confirm_member(THERE, PersonId("nils"), by=BO)).code == "not_member"


def test_a_stranger_is_not_heard() -> None:
    assert heard(THERE, PersonId("nils"), START) == THERE
    member = heard(THERE, BO.person, START).member(BO.person)
    assert member is not None
    assert (member.party, member.heard) == (POLICE, START)
