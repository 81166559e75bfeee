"""A yes that is waited for is asked for by name, and in the end of the substitute too."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.agreeing import approve, decline
from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId
from bot.domain.member import Role
from bot.domain.party import POLICE
from bot.domain.scheduling import schedule
from bot.domain.staffing import set_substitute
from reminders.rule import Call
from reminders.rules.waiting_yes import RULE
from tests.domain.builders import ANNA, BO, LINDSALA, joining, together, who
from tests.domain.followed import in_step
from tests.reminders.situations import asked, days, found, labels

PUT_FORWARD = date(2027, 1, 11)
DAY = date(2027, 1, 12)
THREE, SEVEN, FOURTEEN = date(2027, 1, 14), date(2027, 1, 20), date(2027, 1, 29)


def calls(cooperation: Cooperation, day: date = DAY) -> list[Call]:
    """Return what the police are asked."""
    return [one for one in found(RULE, cooperation, day) if one.party == POLICE]


def half() -> Cooperation:
    """Return a text that waits for the police."""
    return approve(asked(in_step(), "1.5"), MatterId("1.5"), 1, by=ANNA)


def test_the_contacts_are_asked_after_three_seven_and_fourteen_workdays() -> None:
    there = calls(half())
    assert days(there) == [("3w", THREE), ("7w", SEVEN), ("14w", FOURTEEN)]
    assert [one.facts["workdays"] for one in there] == [3, 7, 14]
    assert {one.roles for one in there} == {frozenset({Role.CONTACT})}
    assert {tuple(one.facts["matters"]) for one in there} == {("1.5",)}  # type: ignore[arg-type]
    assert labels(there[0]) == ["show"]
    assert found(RULE, half(), DAY) == there, "nobody asks those who have said yes"


def test_what_was_put_forward_on_a_day_is_asked_about_together() -> None:
    there = half()
    for matter in ("4.5", "1.3"):
        there = approve(asked(there, matter), MatterId(matter), 1, by=ANNA)
    [first, *_] = calls(there)
    assert first.facts["matters"] == ["1.5", "4.5", "1.3"]
    assert len(first.offers) == 2, "no more buttons than two"


def test_a_no_waits_for_nobody() -> None:
    there = decline(half(), MatterId("1.5"), 1, by=BO, reason="Nej")
    assert calls(there) == []


def test_a_day_of_its_own_board_is_waited_for() -> None:
    board = date(2027, 2, 10)
    there = schedule(half(), MatterId("1.5"), "KS", board, today=DAY, by=BO)
    first, *later = calls(there)
    assert (first.offset, first.on, first.facts["at_board"]) == ("1w", date(2027, 2, 11), True)
    assert [one.day for one in later] == [board] * 3


def test_her_substitute_is_asked_the_last_time() -> None:
    eva = who("eva", POLICE, Role.PARTICIPANT)
    there = set_substitute(joining(half(), eva, invited_by=BO), eva.person, by=BO)
    last = [one for one in calls(there) if one.person]
    assert [(one.person, one.offset, one.facts["principal"]) for one in last] == [
        ("eva", "14w", "bo")
    ]


def test_where_there_is_no_contact_whoever_holds_the_key_is_asked() -> None:
    there = half()
    chief = [replace(one, role=Role.DECIDER) for one in there.members_of(POLICE)]
    there = replace(there, members=(*there.members_of(LINDSALA), *chief))
    assert {Role.DECIDER in one.roles for one in calls(there)} == {True}


@pytest.mark.parametrize("party", [LINDSALA, POLICE])
def test_nothing_that_waits_asks_nobody(party: str) -> None:
    assert [one for one in found(RULE, together(), DAY) if one.party == party] == []
