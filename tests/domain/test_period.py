"""What an agreement runs for is what all have said yes to, and never what one has proposed."""

from datetime import date

from bot.domain.agreeing import approve
from bot.domain.agreement import Agreement, Period, Section
from bot.domain.cooperation import Cooperation
from bot.domain.ids import AGREEMENT, BACK
from bot.domain.middle import claim_agreement
from bot.domain.moving import ask_back, ask_to_advance, follow_through
from bot.domain.period import in_force
from bot.domain.signing import put_agreement_forward
from tests.domain.builders import ANNA, BO, alone, real_process, together

TODAY = date(2027, 1, 11)
LONG = Period(start=date(2027, 1, 1), end=date(2030, 12, 31))
SHORT = Period(start=date(2027, 1, 1), end=date(2027, 12, 31))
PROCESS = real_process()


def written(cooperation: Cooperation, period: Period) -> Cooperation:
    sections = {Section.PURPOSE: "Trygghet"}
    agreement = Agreement(sections=sections, start=period.start, end=period.end)
    return put_agreement_forward(cooperation, agreement, f"Till {period.end}", by=ANNA)


def settled(cooperation: Cooperation) -> Cooperation:
    number = cooperation.round.matter(AGREEMENT).count
    for by in (ANNA, BO):
        cooperation = approve(cooperation, AGREEMENT, number, by=by)
    return cooperation


def test_a_draft_runs_for_nothing_before_all_have_said_yes() -> None:
    draft = written(together(), LONG)
    assert in_force(draft) == Period()
    assert in_force(settled(draft)) == LONG


def test_a_draft_of_another_period_moves_nothing_of_the_one_that_holds() -> None:
    again = written(settled(written(together(), LONG)), SHORT)
    assert in_force(again) == LONG
    assert in_force(settled(again)) == SHORT


def test_who_is_alone_has_what_she_says_that_they_agreed() -> None:
    agreement = Agreement(sections={}, end=LONG.end)
    after = claim_agreement(alone(), agreement, "Samverkan", TODAY, by=ANNA)
    assert in_force(after).end == LONG.end


def test_what_is_gone_back_to_is_to_be_done_here() -> None:
    agreement = Agreement(sections={}, end=LONG.end)
    asked = claim_agreement(together(), agreement, "Samverkan", TODAY, by=ANNA)
    here = follow_through(settled_by_bo(asked), PROCESS, PROCESS, AGREEMENT, by=BO)
    assert here.round.earlier == 3
    back = ask_back(here, PROCESS, 2, by=ANNA, reason="Nya siffror")
    for by in (ANNA, BO):
        number = back.round.matter(BACK).count
        back = approve(back, BACK, number, by=by)
    back = follow_through(back, PROCESS, PROCESS, BACK, by=BO)
    assert (back.round.step, back.round.earlier) == (2, 1)
    assert ask_to_advance(back, by=ANNA, reason="-").round.earlier == 1


def settled_by_bo(cooperation: Cooperation) -> Cooperation:
    return approve(cooperation, AGREEMENT, cooperation.round.matter(AGREEMENT).count, by=BO)
