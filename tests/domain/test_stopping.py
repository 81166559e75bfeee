"""The emergency stop: closed by anybody, opened by a contact of the same party."""

from dataclasses import replace

import pytest

from bot.domain.block import Reason
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.log import Act
from bot.domain.member import By, Role
from bot.domain.stopping import reopen, stop
from tests.domain.builders import ANNA, BO, together


def stopped() -> Cooperation:
    return stop(together(), Reason.PERSON, by=ANNA)


def refusal(cooperation: Cooperation, by: By) -> str:
    with pytest.raises(UserError) as caught:
        reopen(cooperation, by=by)
    return caught.value.code


def test_it_is_noted_who_closed_and_who_opened() -> None:
    after = stopped()
    assert after.stopped is not None
    assert (after.stopped.by, after.fresh[-1].act) == (ANNA, Act.STOPPED)
    opened = reopen(after, by=ANNA)
    assert (opened.stopped, opened.fresh[-1].act) == (None, Act.REOPENED_INTAKE)


def test_what_is_closed_is_not_closed_again() -> None:
    with pytest.raises(UserError, match="stopped"):
        stop(stopped(), Reason.OTHER, by=BO)


def test_only_the_party_that_closed_opens_it() -> None:
    assert refusal(stopped(), BO) == "not_your_stop"
    assert refusal(together(), ANNA) == "not_stopped"


def test_where_that_party_has_nobody_left_another_opens_it() -> None:
    after = stopped()
    left = tuple(one for one in after.members if one.party != ANNA.party)
    assert reopen(replace(after, members=left), by=BO).stopped is None


def test_a_party_without_a_contact_opens_by_whoever_holds_its_key() -> None:
    after = stopped()
    for role, opens in ((Role.DECIDER, True), (Role.PARTICIPANT, False)):
        changed = tuple(
            replace(one, role=role) if one.person == ANNA.person else one for one in after.members
        )
        here = replace(after, members=changed)
        if opens:
            assert reopen(here, by=ANNA).stopped is None
        else:
            assert refusal(here, ANNA) == "contact_only"
