"""What a party's own body takes up on a day waits for nobody until then."""

from datetime import date, timedelta

import pytest

from bot.domain.agreeing import decline
from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.party import POLICE
from bot.domain.scheduling import schedule
from bot.domain.step import Blocking, blocking
from tests.domain.builders import (
    AGREED,
    ANNA,
    BO,
    DECIDED,
    LINDSALA,
    PROCESS,
    agreed,
    refusal,
    together,
    written,
)

M = MatterId(AGREED.id)
TODAY = date(2027, 1, 11)
DAY = date(2027, 3, 24)
WAITING = agreed(written(together(), AGREED), AGREED.id, by=[ANNA])


def put_down(cooperation: Cooperation = WAITING, day: date = DAY, *, by: By = BO) -> Cooperation:
    return schedule(cooperation, M, "LPO-chef", day, today=TODAY, by=by)


def blocks(cooperation: Cooperation, today: date) -> Blocking:
    found = blocking(cooperation, PROCESS, today)
    assert found is not None
    return found


def test_it_is_kept_by_text_and_party() -> None:
    after = put_down()
    scheduled = after.round.scheduled_by(M, POLICE)
    assert scheduled is not None
    assert (scheduled.body, scheduled.day) == ("LPO-chef", DAY)
    assert after.round.scheduled_by(M, LINDSALA) is None
    assert after.fresh[-1].act is Act.TAKEN_UP


def test_said_again_it_is_moved() -> None:
    moved = put_down(put_down(), DAY + timedelta(days=7))
    assert [one.day for one in moved.round.scheduled[M]] == [DAY + timedelta(days=7)]


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_the_partys_answer_takes_it_away(answer: str) -> None:
    if answer == "yes":
        after = agreed(put_down(), AGREED.id, by=[BO])
    else:
        after = decline(put_down(), M, 1, by=BO, reason="Nej")
    assert after.round.scheduled == {}


def test_until_the_day_has_passed_that_is_what_it_waits_for() -> None:
    assert blocks(put_down(), DAY).at_meetings
    assert not blocks(put_down(), DAY + timedelta(days=1)).at_meetings
    assert blocks(put_down(), DAY + timedelta(days=1)).since is not None


def test_what_somebody_can_answer_now_comes_before_it() -> None:
    newer = written(put_down(), DECIDED)
    assert blocks(newer, TODAY).matter == MatterId(DECIDED.id)
    assert blocks(newer, DAY + timedelta(days=1)).matter == M, "it has waited longer"


def test_of_two_parties_one_may_still_be_waited_for() -> None:
    both = written(together(), AGREED)
    found = blocks(put_down(both), TODAY)
    assert (len(found.scheduled), found.parties, found.at_meetings) == (1, (LINDSALA,), False)
    assert blocks(put_down(put_down(both), by=ANNA), TODAY).at_meetings


@pytest.mark.parametrize(
    ("day", "code"),
    [(TODAY - timedelta(days=1), "day_has_been"), (TODAY + timedelta(days=400), "day_too_far")],
)
def test_a_day_that_cannot_be_is_refused(day: date, code: str) -> None:
    refused = refusal(lambda: put_down(day=day))
    assert (refused.code, refused.facts["field"]) == (code, "date")


def test_only_what_waits_for_ones_own_party_is_taken_up() -> None:
    assert refusal(lambda: put_down(by=ANNA)).code == "nothing_waits_for_you"
    assert refusal(lambda: put_down(together())).code == "nothing_waits_for_you"
