"""Who leaves takes nothing back, and leaves no party without its key."""

from dataclasses import replace

import pytest

from bot.domain.chain import Doer, Letter, Measure, Pledge
from bot.domain.cooperation import Cooperation
from bot.domain.ids import ItemId, MatterId, PersonId
from bot.domain.inviting import invite
from bot.domain.leaving import in_charge_of, leave
from bot.domain.log import Act
from bot.domain.member import Role
from bot.domain.party import POLICE
from bot.domain.planning import assign_task
from bot.domain.rights import holds_key
from bot.domain.staffing import set_substitute
from bot.domain.working import add
from tests.domain.builders import (
    AGREED,
    ANNA,
    BO,
    JOINT,
    LINDSALA,
    agreed,
    joining,
    refusal,
    together,
    who,
    written,
)

EVA = who("eva", LINDSALA, Role.DECIDER)
DAG = who("dag", LINDSALA, Role.PARTICIPANT)
HERS = Doer(party=LINDSALA, person=ANNA.person)


def with_successor() -> Cooperation:
    return joining(joining(together(), EVA), DAG)


def test_a_successor_lets_her_go() -> None:
    after = leave(with_successor(), by=ANNA)
    assert after.member(ANNA.person) is None
    assert (after.fresh[-1].act, after.fresh[-1].about) == (Act.LEFT, LINDSALA)
    assert after.absent() == ()


@pytest.mark.parametrize("others", [[], [DAG]])
def test_the_last_who_holds_the_key_stays(others: list[object]) -> None:
    cooperation = together()
    for one in others:
        cooperation = joining(cooperation, one)  # type: ignore[arg-type]
    refused = refusal(lambda: leave(cooperation, by=ANNA))
    assert (refused.code, refused.facts["party"]) == ("last_key", LINDSALA)


def test_a_substitute_holds_the_key_no_longer_than_she_does() -> None:
    substituted = set_substitute(joining(together(), DAG), DAG.person, by=ANNA)
    assert holds_key(substituted, DAG.person, ANNA.at)
    assert refusal(lambda: leave(substituted, by=ANNA)).code == "last_key"
    after = leave(joining(substituted, EVA), by=ANNA)
    assert not holds_key(after, DAG.person, ANNA.at)


def test_a_participant_may_leave_at_any_time() -> None:
    assert leave(joining(together(), DAG), by=DAG).member(DAG.person) is None


def test_whom_she_invited_must_be_invited_anew() -> None:
    invited = invite(with_successor(), PersonId("fia"), LINDSALA, Role.READER, by=ANNA)
    theirs = invite(invited, PersonId("gun"), POLICE, Role.READER, by=BO)
    assert [one.person for one in leave(theirs, by=ANNA).invitations] == ["gun"]


def test_her_yes_stands() -> None:
    said = agreed(written(with_successor(), AGREED), AGREED.id, by=[ANNA])
    after = leave(said, by=ANNA)
    assert after.round == said.round
    settled = agreed(after, AGREED.id, by=[BO]).round.matter(MatterId(AGREED.id)).settled
    assert settled is not None
    assert {yes.by.person for yes in settled.yeses} == {ANNA.person, BO.person}


def test_one_who_changes_sides_does_not_answer_twice() -> None:
    said = agreed(written(with_successor(), AGREED), AGREED.id, by=[ANNA])
    anna = replace(ANNA, party=POLICE)
    moved = joining(leave(said, by=ANNA), anna, invited_by=BO)
    refused = refusal(lambda: agreed(moved, AGREED.id, by=[anna]))
    assert refused.code == "one_person_one_party"


def test_what_she_is_in_charge_of_is_known() -> None:
    planned = assign_task(with_successor(), JOINT.id, HERS, by=ANNA)
    for done in (False, True):
        planned = _measure(planned, HERS, done=done)
    planned = _measure(planned, Doer(party=LINDSALA, function="gatuchef"))
    pledged = add(planned, Letter.PLEDGE, _pledge, by=ANNA)[0]
    assert in_charge_of(pledged, ANNA.person) == (
        MatterId(JOINT.id),
        MatterId("A1"),
        MatterId("L1"),
    )
    assert in_charge_of(pledged, BO.person) == ()


def _measure(cooperation: Cooperation, doer: Doer, *, done: bool = False) -> Cooperation:
    def make(id_: ItemId) -> Measure:
        return Measure(id=id_, text="x", by=ANNA, doer=doer, done=done)

    return add(cooperation, Letter.MEASURE, make, by=ANNA)[0]


def _pledge(id_: ItemId) -> Pledge:
    return Pledge(id=id_, by=ANNA, promised_by=(LINDSALA,), doer=HERS)
