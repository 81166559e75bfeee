"""Two keys, written and proved once: a text is settled by every party's yes to the same version."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.domain.approval import Matter, Outside, Yes
from bot.domain.party import POLICE
from bot.domain.version import Proposal, Version, What
from tests.domain.builders import (
    ANNA,
    BO,
    CIA,
    DECISION,
    LINDSALA,
    NORRBY,
    REFERENCE,
    refusal,
    who,
)

BOTH = (LINDSALA, POLICE)
ALL = (LINDSALA, NORRBY, POLICE)
FIRST = Proposal(what=What.TEXT, text="Fyra vandringar.")
SECOND = Proposal(what=What.TEXT, text="Fem vandringar.")
WRITTEN = Matter().propose(FIRST, by=ANNA)
HALF = WRITTEN.approve(1, by=ANNA, parties=BOTH)
SETTLED = HALF.approve(1, by=BO, parties=BOTH, decision=DECISION)
OUTSIDE = Outside(by=ANNA, decision=DECISION, absent=(POLICE,))


def test_the_last_yes_settles() -> None:
    assert SETTLED.settled is not None
    assert SETTLED.settled.version.proposal == FIRST
    assert [yes.by for yes in SETTLED.settled.yeses] == [ANNA, BO]
    assert SETTLED.settled.yeses[1].decision == DECISION
    assert (SETTLED.proposed, SETTLED.yeses, SETTLED.count) == (None, (), 1)


def test_a_yes_too_few_settles_nothing() -> None:
    two_of_three = WRITTEN.approve(1, by=ANNA, parties=ALL).approve(1, by=BO, parties=ALL)
    assert two_of_three.settled is None
    assert two_of_three.waiting(ALL) == (NORRBY,)
    assert two_of_three.approve(1, by=CIA, parties=ALL).settled


def test_a_new_version_voids_yeses_noes_and_what_was_decided_outside() -> None:
    answered = HALF.decline(1, by=BO, reason="För få").record_outside(1, OUTSIDE)
    edited = answered.propose(SECOND, by=BO)
    assert edited == Matter(count=2, proposed=Version(number=2, proposal=SECOND, by=BO))


def test_what_is_settled_holds_until_all_have_said_yes_to_the_new() -> None:
    beside = SETTLED.propose(SECOND, by=BO)
    half = beside.approve(2, by=BO, parties=BOTH)
    whole = half.approve(2, by=ANNA, parties=BOTH)
    assert beside.settled == half.settled == SETTLED.settled
    assert whole.settled is not None
    assert whole.settled.version.number == 2


@pytest.mark.parametrize(
    ("matter", "number", "code"),
    [
        (Matter(), 1, "nothing_written"),
        (Matter(), 0, "nothing_written"),
        (SETTLED.afresh(), 1, "passed_version"),
        (SETTLED.afresh(), 2, "no_such_version"),
        (WRITTEN, 2, "no_such_version"),
        (WRITTEN.propose(SECOND, by=BO), 1, "stale_version"),
        (SETTLED, 1, "already_settled"),
        (SETTLED, 2, "no_such_version"),
        (SETTLED.propose(SECOND, by=BO).approve(2, by=BO, parties=BOTH), 3, "no_such_version"),
        (SETTLED.propose(SECOND, by=BO), 1, "stale_version"),
    ],
)
@pytest.mark.parametrize(
    "answer",
    [
        lambda matter, number: matter.approve(number, by=ANNA, parties=BOTH),
        lambda matter, number: matter.decline(number, by=ANNA, reason="Nej"),
        lambda matter, number: matter.record_outside(number, OUTSIDE),
    ],
    ids=["approve", "decline", "record_outside"],
)
def test_only_the_version_that_is_proposed_can_be_answered(
    answer: Callable[[Matter, int], Matter], matter: Matter, number: int, code: str
) -> None:
    assert refusal(lambda: answer(matter, number)).code == code


def test_a_second_yes_of_the_same_party_is_refused() -> None:
    alva = who("alva", LINDSALA)
    assert refusal(lambda: HALF.approve(1, by=alva, parties=BOTH)).code == "already_yes"


def test_one_person_never_answers_for_two_parties() -> None:
    twice = replace(BO, person=ANNA.person)
    error = refusal(lambda: HALF.approve(1, by=twice, parties=BOTH))
    assert error.code == "one_person_one_party"


def test_a_yes_takes_the_place_of_ones_no() -> None:
    declined = WRITTEN.decline(1, by=ANNA, reason="Nej").decline(1, by=BO, reason="För få")
    half = declined.approve(1, by=ANNA, parties=BOTH)
    assert half.no_of(LINDSALA) is None
    assert [no.by for no in half.noes] == [BO]


def test_a_no_takes_the_place_of_ones_yes_and_of_ones_no() -> None:
    no = HALF.decline(1, by=ANNA, reason="Ändrat oss").decline(1, by=ANNA, reason="För få")
    assert no.yeses == ()
    assert [one.reason for one in no.noes] == ["För få"]
    assert no.waiting(BOTH) == BOTH


def test_a_no_wants_a_reason() -> None:
    assert refusal(lambda: WRITTEN.decline(1, by=ANNA, reason="")).code == "reason_missing"


def test_a_yes_can_be_taken_back_before_the_last() -> None:
    assert HALF.withdraw(by=ANNA) == WRITTEN
    again = SETTLED.propose(SECOND, by=BO).approve(2, by=BO, parties=BOTH)
    assert again.withdraw(by=BO) == SETTLED.propose(SECOND, by=BO)


@pytest.mark.parametrize(
    ("matter", "code"),
    [
        (Matter(), "no_yes_to_withdraw"),
        (WRITTEN, "no_yes_to_withdraw"),
        (SETTLED, "settled_stays"),
        (SETTLED.propose(SECOND, by=BO), "no_yes_to_withdraw"),
    ],
)
def test_there_is_only_ones_open_yes_to_take_back(matter: Matter, code: str) -> None:
    assert refusal(lambda: matter.withdraw(by=ANNA)).code == code


def test_an_empty_text_is_no_version() -> None:
    empty = Proposal(what=What.TEXT, text="")
    assert refusal(lambda: Matter().propose(empty, by=ANNA)).code == "empty_text"


@pytest.mark.parametrize("matter", [WRITTEN, SETTLED])
def test_the_same_text_is_no_new_version(matter: Matter) -> None:
    error = refusal(lambda: matter.propose(FIRST, by=BO))
    assert (error.code, error.facts["version"]) == ("same_text", 1)


def test_numbers_are_never_used_again() -> None:
    afresh = SETTLED.propose(SECOND, by=BO).afresh()
    assert afresh == Matter(count=2)
    assert afresh.propose(FIRST, by=ANNA).count == 3


def test_what_was_decided_outside_is_never_a_yes() -> None:
    recorded = HALF.record_outside(1, OUTSIDE)
    assert recorded.decided_outside(BOTH)
    assert recorded.yes_of(POLICE) is None
    assert recorded.settled is None
    assert not WRITTEN.record_outside(1, OUTSIDE).decided_outside(BOTH), "own yes still missing"
    assert not recorded.decided_outside(ALL), "another party has not said yes"
    assert not HALF.decided_outside(BOTH)


def test_all_who_are_here_cannot_decide_outside() -> None:
    nobody = replace(OUTSIDE, absent=())
    assert refusal(lambda: HALF.record_outside(1, nobody)).code == "all_are_here"


def test_a_party_that_joins_can_dispute_what_was_decided_for_it() -> None:
    recorded = HALF.record_outside(1, OUTSIDE)
    assert recorded.decline(1, by=BO, reason="Inte vi").outside is None
    assert recorded.decline(1, by=ANNA, reason="Ändrat oss").outside == OUTSIDE


def test_a_yes_is_bound_to_the_number_and_every_word() -> None:
    assert HALF.yeses == (Yes(by=ANNA, version_hash=WRITTEN.proposed.hash),)  # type: ignore[union-attr]
    base = Version(number=1, proposal=FIRST, by=ANNA)
    others = [
        replace(base, number=2),
        replace(base, proposal=SECOND),
        replace(base, proposal=replace(FIRST, what=What.SKIP)),
        replace(base, proposal=replace(FIRST, party=POLICE)),
        replace(base, proposal=replace(FIRST, step=2)),
        replace(base, proposal=replace(FIRST, reference=REFERENCE)),
        replace(base, proposal=replace(FIRST, reference=replace(REFERENCE, day=date(2027, 1, 3)))),
    ]
    assert len({version.hash for version in (base, *others)}) == len(others) + 1
    assert replace(base, by=BO).hash == base.hash


def test_nobody_is_waited_for_where_nothing_is_proposed() -> None:
    assert Matter().waiting(BOTH) == SETTLED.waiting(BOTH) == ()
    assert Matter().current is None
