"""Who holds a party's key, and in which offices somebody acts."""

from dataclasses import replace

import pytest

from bot.domain.cooperation import Cooperation
from bot.domain.ids import PersonId
from bot.domain.member import Member, Role
from bot.domain.rights import holds_key, key_holders, offices, require_key_of
from bot.domain.staffing import set_substitute
from tests.domain.builders import ANNA, BO, LINDSALA, START, joining, refusal, together, who

EVA = who("eva", LINDSALA, Role.PARTICIPANT)
IDA = who("ida", LINDSALA, Role.DECIDER)
WITH_EVA = joining(together(), EVA)


@pytest.mark.parametrize(
    ("role", "holds"),
    [
        (Role.CONTACT, True),
        (Role.DECIDER, True),
        (Role.COMMUNICATOR, False),
        (Role.PARTICIPANT, False),
        (Role.READER, False),
    ],
)
def test_the_office_decides_who_holds_the_key(role: Role, *, holds: bool) -> None:
    cooperation = joining(together(), who("nils", LINDSALA, role))
    assert holds_key(cooperation, PersonId("nils"), START) is holds


def test_a_substitute_holds_the_key_of_the_one_she_answers_for() -> None:
    assert not holds_key(WITH_EVA, EVA.person, START)
    named = set_substitute(WITH_EVA, EVA.person, by=ANNA)
    assert holds_key(named, EVA.person, START)
    assert key_holders(named, Member(person=EVA.person, party=LINDSALA, role=EVA.role), START) == (
        ANNA.person,
        EVA.person,
    )


def test_a_substitute_of_one_without_a_key_has_none() -> None:
    nils = who("nils", LINDSALA, Role.READER)
    named = set_substitute(joining(WITH_EVA, nils), nils.person, by=EVA)
    assert not holds_key(named, nils.person, START)


def test_a_key_is_not_passed_on_twice() -> None:
    nils = who("nils", LINDSALA, Role.PARTICIPANT)
    first = set_substitute(joining(WITH_EVA, nils), EVA.person, by=ANNA)
    second = set_substitute(first, nils.person, by=EVA)
    assert holds_key(second, EVA.person, START)
    assert not holds_key(second, nils.person, START)


def test_a_key_does_not_outlive_the_office() -> None:
    named = set_substitute(WITH_EVA, EVA.person, by=ANNA)
    gone = replace(named, members=tuple(m for m in named.members if m.person != ANNA.person))
    assert not holds_key(gone, EVA.person, START)


def test_a_stranger_has_no_key() -> None:
    assert not holds_key(together(), PersonId("nils"), START)
    assert refusal(lambda: require_key_of(together(), who("nils", LINDSALA))).code == "key_missing"


def test_those_who_hold_the_key_are_of_ones_own_party() -> None:
    cooperation: Cooperation = joining(WITH_EVA, IDA)
    anna, bo = cooperation.members[0], cooperation.members[1]
    assert key_holders(cooperation, anna, START) == (ANNA.person, IDA.person)
    assert key_holders(cooperation, bo, START) == (BO.person,)


def test_who_is_not_confirmed_only_reads() -> None:
    members = tuple(replace(one, confirmed=one.person != BO.person) for one in together().members)
    waiting = replace(together(), members=members)
    assert offices(waiting, BO.person, START) == {Role.READER}
    assert not holds_key(waiting, BO.person, START)
    assert offices(waiting, PersonId("nils"), START) == frozenset()


def test_the_text_to_the_residents_is_also_the_communication_officers() -> None:
    kim = joining(together(), who("kim", LINDSALA, Role.COMMUNICATOR))
    assert holds_key(kim, PersonId("kim"), START, "5.7")
    assert not holds_key(kim, PersonId("kim"), START, "5.4")
