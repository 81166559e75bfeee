"""To begin in the middle: what holds already, and what nobody has said for the others."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.agreeing import approve, decline
from bot.domain.agreement import Agreement, closing_review
from bot.domain.chain import Letter, Outcome, Pledge, Problem
from bot.domain.cooperation import Cooperation
from bot.domain.counting import count
from bot.domain.fulfilment import Fulfilment, focus_areas, fulfilled
from bot.domain.ids import AGREEMENT, ItemId, MatterId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.middle import (
    carry_in_pledge,
    claim_agreement,
    continue_from,
    holds,
    is_claim,
)
from bot.domain.moving import follow_through
from bot.domain.party import POLICE
from bot.domain.pledging import PledgeState, state_in
from bot.domain.process import Owner
from bot.domain.step import blocking, progress
from bot.domain.task import State, standing
from bot.domain.ticking import not_yet, tick
from bot.domain.version import What
from bot.domain.working import add
from tests.domain.builders import (
    ANNA,
    BO,
    CIA,
    DECIDED,
    JOINT,
    LINDSALA,
    agreed,
    alone,
    joining,
    real_process,
    refusal,
    task_of,
    together,
    written,
)

TODAY = date(2027, 1, 11)
END = date(2030, 12, 31)
HELD = Agreement(sections={}, end=END, title="Samverkan", registration="KS 2026/1")
PROCESS = real_process()
SIGNED = PROCESS.task("3.10")
L1 = MatterId("L1")


def claimed(cooperation: Cooperation, agreement: Agreement = HELD, *, by: By = ANNA) -> Cooperation:
    return claim_agreement(cooperation, agreement, "Samverkan till 2030", TODAY, by=by)


def carried(cooperation: Cooperation) -> Cooperation:
    def make(id_: ItemId) -> Pledge:
        return Pledge(id=id_, by=ANNA, promised_by=(LINDSALA,), amount=4)

    return carry_in_pledge(cooperation, "Fyra vandringar.", make, TODAY, by=ANNA)[0]


def test_who_is_alone_goes_on_from_the_agreement_at_once() -> None:
    after = claimed(alone())
    assert (after.round.step, after.round.earlier) == (4, 3)
    assert after.round.check_in is not None
    assert after.round.check_in.due == date(2027, 11, 30)
    assert after.content.agreement == HELD
    assert blocking(after, PROCESS) != blocking(alone(), PROCESS)
    assert after.fresh[-1].act is Act.CONTINUED


def test_the_police_have_not_said_yes_to_it() -> None:
    matter = claimed(alone()).round.matter(AGREEMENT)
    assert [yes.by.party for yes in matter.yeses] == [LINDSALA]
    assert matter.settled is None
    assert matter.outside is not None
    assert (matter.outside.absent, matter.outside.decision) == ((POLICE,), None)
    assert matter.proposed is not None
    assert matter.proposed.proposal.what is What.REFERENCE
    assert matter.proposed.proposal.reference is not None
    assert matter.proposed.proposal.reference.registration == "KS 2026/1"


def test_with_the_others_here_nothing_moves_before_their_yes() -> None:
    asked = claimed(together())
    assert (asked.round.step, asked.round.earlier, holds(asked)) == (1, 0, False)
    assert continue_from(asked, by=ANNA) == asked
    said = agreed(asked, AGREEMENT, by=[BO])
    after = follow_through(said, PROCESS, PROCESS, AGREEMENT, by=BO)
    assert (after.round.step, after.round.earlier, holds(after)) == (4, 3, True)
    assert follow_through(after, PROCESS, PROCESS, AGREEMENT, by=BO) == after


def test_of_three_parties_those_who_are_here_are_asked() -> None:
    asked = claimed(joining(alone(2), BO))
    assert asked.round.step == 1
    said = approve(asked, AGREEMENT, 1, by=BO)
    after = follow_through(said, PROCESS, PROCESS, AGREEMENT, by=BO)
    assert (after.round.step, after.round.matter(AGREEMENT).settled) == (4, None)
    assert joining(after, CIA).round.matter(AGREEMENT).waiting(after.party_ids) == (CIA.party,)


def test_what_is_agreed_on_later_moves_nobody() -> None:
    joined = joining(claimed(alone()), BO)
    further = replace(joined, round=replace(joined.round, step=5))
    said = agreed(further, AGREEMENT, by=[BO])
    after = follow_through(said, PROCESS, PROCESS, AGREEMENT, by=BO)
    assert after.round.step == 5


def test_it_can_be_corrected_until_all_have_said_yes() -> None:
    later = replace(HELD, end=date(2031, 12, 31))
    corrected = claim_agreement(claimed(alone()), later, "Till 2031", TODAY, by=ANNA)
    matter = corrected.round.matter(AGREEMENT)
    assert (matter.count, corrected.round.step) == (2, 4)
    assert matter.decided_outside(corrected.party_ids)
    settled = agreed(joining(corrected, BO), AGREEMENT, by=[BO])
    refused = refusal(lambda: claimed(settled))
    assert refused.code == "already_begun"


@pytest.mark.parametrize(
    ("agreement", "code"),
    [
        (replace(HELD, end=date(2027, 1, 10)), "agreement_ended"),
        (replace(HELD, start=date(2031, 1, 1)), "end_before_start"),
    ],
)
def test_a_period_that_cannot_be_is_refused(agreement: Agreement, code: str) -> None:
    refused = refusal(lambda: claimed(alone(), agreement))
    assert (refused.code, refused.facts["field"]) == (code, "end")


def test_the_last_day_itself_still_holds() -> None:
    assert claimed(alone(), replace(HELD, end=TODAY)).round.step == 4


def test_only_who_holds_a_key_claims_it() -> None:
    assert refusal(lambda: claimed(alone(), by=BO)).code == "key_missing"


def test_those_who_have_agreed_on_something_or_gone_on_are_under_way() -> None:
    settled = agreed(written(together(), DECIDED), DECIDED.id)
    assert refusal(lambda: claimed(settled)).code == "already_begun"
    second = replace(alone(), round=replace(alone().round, step=2))
    assert refusal(lambda: claimed(second)).code == "already_begun"
    later = replace(alone(), round=replace(alone().round, number=2))
    assert refusal(lambda: claimed(later)).code == "already_begun"


def test_tasks_before_it_are_done_since_before_and_hold_nothing_up() -> None:
    after = claimed(alone())
    for number in (1, 2, 3):
        found = progress(after, PROCESS, number)
        assert {one.state for one in found.standings if one.task.content is None} == {State.EARLIER}
        assert found.missing == ()
    assert {one.state for one in progress(after, PROCESS, 4).standings} == {State.OPEN}


def test_what_is_written_here_counts_as_it_is() -> None:
    after = claimed(alone())
    assert standing(written(after, DECIDED), DECIDED).state is State.WAITING
    assert standing(tick(after, JOINT, by=ANNA), JOINT).state is State.DONE
    each = task_of("1.8", Owner.EACH)
    assert standing(tick(after, each, by=ANNA), each).state is State.EARLIER


def test_who_objects_opens_a_task() -> None:
    joined = joining(claimed(alone()), BO)
    opened = not_yet(tick(joined, JOINT, by=ANNA), JOINT, by=BO, reason="Saknas")
    assert standing(opened, JOINT).state is State.OPEN


def test_a_disputed_agreement_does_not_read_as_done() -> None:
    joined = joining(claimed(alone()), BO)
    assert standing(joined, SIGNED).state is State.OUTSIDE
    disputed = decline(joined, AGREEMENT, 1, by=BO, reason="Fel")
    assert standing(disputed, SIGNED).state is State.WAITING
    settled = agreed(joined, AGREEMENT, by=[BO])
    assert standing(settled, SIGNED).state is State.EARLIER


def test_the_problems_brought_along_are_the_focus_areas() -> None:
    def made(cooperation: Cooperation) -> Cooperation:
        def make(id_: ItemId) -> Problem:
            return Problem(id=id_, text="x", by=ANNA)

        return add(cooperation, Letter.PROBLEM, make, by=ANNA)[0]

    assert focus_areas(made(alone())) == ()
    assert focus_areas(made(claimed(alone()))) == ("P1",)
    assert not fulfilled(made(claimed(alone())), Fulfilment.CAUSES)


def test_a_pledge_given_before_counts_at_once() -> None:
    after = carried(claimed(alone()))
    [pledge] = after.content.pledges
    matter = after.round.matter(L1)
    assert (pledge.published_version, matter.settled) == (1, None)
    assert [yes.by.party for yes in matter.yeses] == [LINDSALA]
    assert matter.decided_outside(after.party_ids)
    assert state_in(after, pledge) is PledgeState.PUBLISHED
    assert fulfilled(after, Fulfilment.PLEDGES)
    assert fulfilled(after, Fulfilment.PUBLISHED)


def test_a_pledge_given_before_waits_for_those_who_are_here() -> None:
    after = carried(together())
    matter = after.round.matter(L1)
    assert (matter.outside, matter.waiting(after.party_ids)) == (None, (POLICE,))
    assert not fulfilled(after, Fulfilment.PLEDGES)
    settled = agreed(after, "L1", by=[BO])
    assert state_in(settled, settled.content.pledges[0]) is PledgeState.PUBLISHED


def test_it_is_counted_from_the_first_day() -> None:
    after = carried(alone())
    [pledge] = after.content.pledges
    counted = count(after, pledge, Outcome(count=2, day=TODAY, by=ANNA))
    assert counted.content.pledges[0].total == 2


def test_a_draft_is_no_claim() -> None:
    assert not is_claim(alone().round.matter(AGREEMENT))
    assert is_claim(claimed(alone()).round.matter(AGREEMENT))


@pytest.mark.parametrize(
    ("end", "review"),
    [
        (END, date(2030, 4, 1)),
        (date(2030, 6, 30), date(2029, 10, 1)),
        (date(2030, 11, 29), date(2030, 2, 28)),
        (date(2028, 11, 29), date(2028, 2, 29)),
        (date(2030, 9, 30), date(2030, 1, 1)),
    ],
)
def test_the_closing_review_begins_nine_months_before(end: date, review: date) -> None:
    assert closing_review(end) == review


def test_no_step_after_it_is_taken_as_done() -> None:
    assert standing(claimed(alone()), PROCESS.task("4.1")).state is State.OPEN
    assert standing(claimed(alone()), PROCESS.task("5.1")).state is State.OPEN
