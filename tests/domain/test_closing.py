"""What ends: pledges renewed and closed, check-ins closed with their books, what is archived."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.agreeing import approve, propose, put_forward
from bot.domain.answer import Colour, Done, Renewal
from bot.domain.approval import Matter
from bot.domain.asking import ask, open_to
from bot.domain.chain import Goal, Letter, Measure, Outcome, Reading
from bot.domain.check_in import CheckIn, Closed
from bot.domain.closing import (
    ask_to_close,
    close_check_in,
    close_pledge,
    renew,
    shut_books,
)
from bot.domain.cooperation import Cooperation
from bot.domain.counting import count
from bot.domain.decision import Scheduled
from bot.domain.ending import end_pledge, require_running
from bot.domain.follow_up import current
from bot.domain.fulfilment import Fulfilment, fulfilled
from bot.domain.ids import ADVANCE, BACK, MatterId, TaskId
from bot.domain.log import Act
from bot.domain.party import POLICE
from bot.domain.planning import due_by
from bot.domain.pledging import FEEDBACK, PledgeState, state_in
from bot.domain.report import report
from bot.domain.ticking import skip, tick
from bot.domain.version import Proposal, What
from bot.domain.working import add, change, publish, publish_internally, remove
from tests.domain.builders import ANNA, BO, LINDSALA, agreed, real_process, refusal
from tests.domain.followed import (
    A1,
    DAY,
    L1,
    L2,
    acting,
    answered,
    counted,
    in_step,
    later,
    measure,
    pledge,
    promised,
)

OVER = date(2028, 1, 10)
ENDS = date(2027, 12, 31)


def renewed(cooperation: Cooperation) -> Cooperation:
    """Renew the first pledge, and publish the new one."""
    after, new = renew(cooperation, pledge(cooperation), "Vi vandrar mer.", {}, by=ANNA)
    settled = agreed(after, new.id)
    told = publish_internally(settled, pledge(settled, new.id), 1, DAY, by=ANNA)
    return publish(told, pledge(told, new.id), 1, DAY, by=ANNA)


def test_a_renewed_pledge_begins_where_the_old_one_ends() -> None:
    there = answered(counted(promised(in_step(), unit="vandringar", end=ENDS), 4))
    after, new = renew(there, pledge(there), "Vi vandrar 2028.", {"amount": 6}, by=BO)
    made = pledge(after, new.id)
    assert (made.renews, made.unit, made.amount) == (L1, "vandringar", 6)
    assert (made.start, made.end) == (date(2028, 1, 1), None)
    assert made.earlier == pledge(there).answer, "how it went stands beside it"
    assert (made.outcomes, made.answer, made.published) == ((), None, None)
    assert pledge(after).renewed_by == new.id
    assert state_in(after, pledge(after)) is PledgeState.FOLLOWED_UP, "until it is published"
    assert state_in(renewed(there), pledge(renewed(there))) is PledgeState.RENEWED


def test_a_pledge_is_renewed_once_unless_the_draft_is_taken_away() -> None:
    there = promised(in_step(), end=None)
    after, new = renew(there, pledge(there), "Nytt.", {}, by=ANNA)
    assert pledge(after, new.id).start is None
    error = refusal(lambda: renew(after, pledge(after), "Igen.", {}, by=BO))
    assert (error.code, error.facts["by"]) == ("already_renewed", new.id)
    bare = remove(after, new.id, by=ANNA)
    assert pledge(bare).renewed_by is None
    assert renew(bare, pledge(bare), "Igen.", {}, by=BO)[1].id == "L3"


def test_what_nobody_has_read_is_neither_renewed_nor_closed() -> None:
    there = promised(in_step())
    draft = replace(pledge(there), published=None)
    assert refusal(lambda: renew(there, draft, "Nytt.", {}, by=ANNA)).code == "not_published_yet"
    closing = refusal(lambda: close_pledge(there, draft, OVER, by=ANNA))
    assert closing.code == "not_published_yet"


def test_after_its_last_day_one_who_promised_closes_a_pledge() -> None:
    there = promised(in_step(), end=ENDS, promised_by=(POLICE,))
    early = refusal(lambda: close_pledge(there, pledge(there), ENDS, by=BO))
    assert early.code == "pledge_runs_still"
    other = refusal(lambda: close_pledge(there, pledge(there), OVER, by=ANNA))
    assert other.code == "not_your_pledge_to_close"
    after = close_pledge(there, pledge(there), OVER, by=BO)
    assert (pledge(after).closed, state_in(after, pledge(after))) == (OVER, PledgeState.CLOSED)
    again = refusal(lambda: close_pledge(after, pledge(after), OVER, by=BO))
    assert again.code == "already_closed"
    outcome = Outcome(count=1, day=OVER, by=BO)
    assert refusal(lambda: count(after, pledge(after), outcome)).code == "already_closed"
    newer = replace(pledge(after), published_version=0)
    assert refusal(lambda: publish(after, newer, 1, OVER, by=BO)).code == "already_closed"
    assert refusal(lambda: require_running(after, MatterId(L1))).code == "already_closed"
    require_running(there, MatterId(L1))


def test_before_its_last_day_a_pledge_ends_only_by_every_yes() -> None:
    there = promised(in_step(), end=ENDS)
    assert refusal(lambda: ask_to_close(there, pledge(there), "", by=BO)).code == "reason_missing"
    asked = ask_to_close(there, pledge(there), "Platsen är ombyggd.", by=BO)
    half = agreed(asked, L1, by=[BO])
    assert pledge(half).closed is None
    whole = agreed(half, L1, by=[ANNA])
    assert pledge(whole).closed == ANNA.at.date()
    settled = whole.round.matter(MatterId(L1)).settled
    assert settled is not None
    assert settled.version.proposal.text == "Vi vandrar.", "what was promised is still its text"
    assert Act.PLEDGE_CLOSED in [entry.act for entry in whole.fresh]


def test_an_end_is_no_end_of_what_is_no_pledge() -> None:
    there = in_step()
    task = real_process().task("5.9")
    ended = propose(there, task, Proposal(what=What.END, text="Slut"), by=ANNA)
    assert agreed(ended, "5.9").round.matter(MatterId("5.9")).settled


def test_feedback_makes_followed_up_fed_back() -> None:
    there = answered(promised(promised(in_step())), L1)
    task = real_process().task(FEEDBACK)
    told = agreed(
        propose(there, task, Proposal(what=What.TEXT, text="Så gick det."), by=ANNA), FEEDBACK
    )
    assert state_in(told, pledge(told)) is PledgeState.FED_BACK
    assert state_in(told, pledge(told, L2)) is PledgeState.PUBLISHED
    after = answered(told, L2, by=later(BO, days=1))
    assert state_in(after, pledge(after, L2)) is PledgeState.FOLLOWED_UP, "told before that"
    skipped = agreed(skip(there, task, by=ANNA, reason="Nej"), FEEDBACK)
    assert state_in(skipped, pledge(skipped)) is PledgeState.FOLLOWED_UP


def closed(cooperation: Cooperation, day: date = DAY) -> Cooperation:
    return close_check_in(cooperation, day, by=ANNA)


def test_closing_opens_the_next_and_keeps_the_sums() -> None:
    there = promised(in_step(5), end=date(2028, 12, 31))
    for many in (1, 2, 3):
        there = counted(there, many)
    there = answered(there, colour=Colour.YELLOW, reason="Regn", done=Done.PARTLY)
    after = closed(there)
    assert current(after).name == "2028"
    assert after.round.closed == Closed(year=2027, day=DAY)
    assert (after.round.step, after.round.step_since) == (4, ANNA.at)
    [folded] = pledge(after).outcomes
    assert (folded.count, folded.day) == (6, DAY)
    assert pledge(after).answer is None
    assert pledge(after).earlier == pledge(there).answer
    assert (pledge(after).colour, pledge(after).reason) == (None, None)
    assert state_in(after, pledge(after)) is PledgeState.PUBLISHED


def test_a_check_in_whose_time_has_not_begun_is_not_closed() -> None:
    after = closed(promised(in_step(4)))
    assert refusal(lambda: closed(after)).code == "check_in_to_come"
    assert shut_books(after, DAY, by=ANNA) is after
    first = date(2028, 1, 1)
    assert current(closed(after, first)).name == "2029"


def test_a_check_in_is_one_entry_with_all_of_it() -> None:
    process = real_process()
    there = answered(counted(acting(promised(in_step())), 4))
    there, goal = add(
        there, Letter.GOAL, lambda id_: Goal(id=id_, text="x", by=ANNA, baseline=Decimal(9)), by=BO
    )
    assert isinstance(goal, Goal)
    readings = tuple(
        Reading(day=date(2027, month, 1), value=Decimal(month), by=BO) for month in (8, 5)
    )
    there = change(there, replace(goal, readings=readings), by=BO)
    there = tick(there, process.task("5.2"), by=BO)
    there = propose(there, process.task("5.4"), Proposal(what=What.TEXT, text="Grönt."), by=BO)
    after = closed(due_by(agreed(there, "5.4"), TaskId("5.6"), DAY, by=BO))
    entry = next(one for one in after.fresh if one.act is Act.CHECK_IN_CLOSED)
    assert entry.about == "2027"
    assert entry.content is not None
    assert entry.content["totals"] == {"L1": 4, "A1": 0}
    assert entry.content["answers"]["L1"]["colour"] == "green"
    assert entry.content["goals"] == {"G1": "8"}
    assert entry.content["settled"] == {"5.4": {"version": 1, "text": "Grönt."}}
    assert entry.content["marks"] == {"5.2": [{"kind": "done", "party": None}]}
    assert after.round.matter(MatterId("5.4")) == Matter(count=1), "numbers go on"
    assert after.round.carried[TaskId("5.4")].text == "Grönt.", "last year's text to begin from"
    assert after.round.marks == {}
    assert after.round.dues == {}


def test_a_day_whose_check_in_is_closed_is_counted_no_more() -> None:
    after = closed(promised(in_step(), end=None))
    error = refusal(lambda: counted(after, 1, DAY - timedelta(days=1)))
    assert (error.code, error.facts["check_in"]) == ("day_is_closed", "2027")
    assert pledge(counted(after, 1, DAY)).total == 1


def test_what_is_over_goes_to_the_log_whole() -> None:
    there = acting(promised(promised(in_step(), end=ENDS), end=None))
    there = answered(counted(there, 4), renewal=Renewal.END)
    there = answered(there, A1, renewal=None)
    after = closed(there, OVER)
    assert list(after.content.items) == [L2]
    assert MatterId(L1) not in after.round.matters
    entries = {one.about: one.content for one in after.fresh if one.act is Act.ARCHIVED}
    assert set(entries) == {"L1", "A1"}
    gone = entries["L1"]
    assert gone is not None
    assert (gone["text"], gone["amount"], gone["closed"]) == ("Vi vandrar.", 4, "2028-01-10")
    assert gone["outcomes"][0]["count"] == 4
    assert entries["A1"] is not None
    assert promised(after).content.pledges[-1].id == "L3", "no id comes twice"


def test_a_measure_stays_as_long_as_a_pledge_rests_on_it() -> None:
    there = promised(acting(in_step()), measure=A1, end=None)
    after = closed(answered(there, A1, renewal=None))
    assert isinstance(after.content.items[A1], Measure)
    assert measure(after).done


@pytest.mark.parametrize(
    ("end", "gone"), [(DAY, True), (None, True), (DAY + timedelta(days=1), False)]
)
def test_a_renewed_pledge_is_archived_when_its_time_is_out(end: date | None, *, gone: bool) -> None:
    after = closed(renewed(answered(promised(in_step(), end=end))))
    assert (L1 not in after.content.items) is gone


def test_what_ended_with_its_check_in_keeps_its_answer_until_it_is_renewed_or_closed() -> None:
    after = closed(answered(promised(in_step(), end=ENDS)))
    assert state_in(after, pledge(after)) is PledgeState.FOLLOWED_UP


def test_only_a_key_closes_and_only_a_check_in() -> None:
    there = in_step()
    stranger = replace(BO, party=LINDSALA)
    assert refusal(lambda: close_check_in(there, DAY, by=stranger)).code == "key_missing"
    before = in_step(2, None)
    assert refusal(lambda: close_check_in(before, DAY, by=ANNA)).code == "no_check_in_yet"
    assert shut_books(before, DAY, by=ANNA) == before
    assert current(closed(there)) == CheckIn(year=2028, began=DAY)


def test_what_waits_for_a_yes_lapses_with_its_pledge() -> None:
    there = promised(in_step(), end=ENDS)
    newer = put_forward(there, MatterId(L1), Proposal(what=What.TEXT, text="Mer."), by=ANNA)
    half = agreed(newer, L1, by=[ANNA])
    after = close_pledge(half, pledge(half), OVER, by=BO)
    matter = after.round.matter(MatterId(L1))
    assert (matter.proposed, matter.yeses, matter.count) == (None, (), 2)
    assert matter.settled == half.round.matter(MatterId(L1)).settled
    for act in (
        lambda: approve(after, MatterId(L1), 2, by=BO),
        lambda: put_forward(after, MatterId(L1), Proposal(what=What.TEXT, text="X"), by=BO),
        lambda: ask_to_close(after, pledge(after), "Slut.", by=BO),
        lambda: end_pledge(after, pledge(after), OVER, by=BO),
    ):
        assert refusal(act).code == "already_closed"


def test_a_pledge_closed_by_all_is_closed_on_their_own_day() -> None:
    asked = ask_to_close(promised(in_step()), pledge(promised(in_step())), "Ombyggt.", by=ANNA)
    half = agreed(asked, L1, by=[ANNA])
    after = approve(half, MatterId(L1), 2, by=BO, today=DAY)
    assert pledge(after).closed == DAY


def test_what_was_closed_in_a_check_in_is_still_followed_up_in_it() -> None:
    there = counted(promised(in_step(), end=ENDS), 4)
    shut = close_pledge(there, pledge(there), OVER, by=BO)
    [row] = report(shut).rows
    assert (row.id, row.total, row.answer) == (L1, 4, None)
    told = answered(shut)
    assert state_in(told, pledge(told)) is PledgeState.CLOSED
    assert fulfilled(told, Fulfilment.PLEDGES_FOLLOWED_UP)
    content = noted(closed(told, OVER))
    assert (content["totals"], list(content["answers"])) == ({"L1": 4}, ["L1"])


def test_what_ends_with_the_check_in_itself_is_in_its_books() -> None:
    there = answered(counted(promised(in_step(), end=ENDS), 4), renewal=Renewal.END)
    content = noted(closed(there, OVER))
    assert (content["totals"], list(content["answers"])) == ({"L1": 4}, ["L1"])
    assert content["promised"] == {"L1": {"amount": 4, "unit": None}}
    assert content["texts"] == {"L1": "Vi vandrar."}


def test_a_measure_that_a_meeting_found_done_is_in_the_books_of_that_check_in_alone() -> None:
    there = promised(acting(in_step()), measure=A1, end=None)
    done = change(there, replace(measure(there), done=True), by=ANNA)
    assert [row.id for row in report(done).rows] == [L1, A1]
    after = closed(done)
    assert noted(after)["totals"] == {"L1": 0, "A1": 0}
    assert [row.id for row in report(after).rows] == [L1]
    again = change(after, replace(measure(after), done=False), by=ANNA)
    assert [row.id for row in report(again).rows] == [L1, A1]


def noted(cooperation: Cooperation) -> Mapping[str, Any]:
    entry = next(one for one in cooperation.fresh if one.act is Act.CHECK_IN_CLOSED)
    assert entry.content is not None
    return entry.content


def fed_back(cooperation: Cooperation) -> Cooperation:
    task = real_process().task(FEEDBACK)
    text = Proposal(what=What.TEXT, text="Så gick det.")
    asked = propose(cooperation, task, text, by=ANNA)
    return agreed(asked, FEEDBACK)


def test_what_the_residents_were_told_stays_told_and_nothing_else() -> None:
    there = promised(promised(promised(in_step(), end=ENDS), end=ENDS), end=ENDS)
    told = answered(fed_back(answered(there)), L2, by=later(BO, days=1))
    after = closed(told)
    states = [state_in(after, one) for one in after.content.pledges]
    assert states == [PledgeState.FED_BACK, PledgeState.FOLLOWED_UP, PledgeState.PUBLISHED]
    task = real_process().task(FEEDBACK)
    skipped = closed(agreed(skip(answered(there), task, by=ANNA, reason="Nej"), FEEDBACK))
    assert state_in(skipped, pledge(skipped)) is PledgeState.FOLLOWED_UP


def test_a_later_years_text_does_not_tell_of_what_was_answered_before() -> None:
    begun = closed(answered(promised(in_step(), end=ENDS)))
    task = real_process().task(FEEDBACK)
    text = Proposal(what=What.TEXT, text="Så gick det 2028.")
    after = approve_all(propose(begun, task, text, by=ANNA), FEEDBACK)
    assert state_in(after, pledge(after)) is PledgeState.FOLLOWED_UP
    shut = closed(after, date(2028, 11, 15))
    assert state_in(shut, pledge(shut)) is PledgeState.FOLLOWED_UP


def approve_all(cooperation: Cooperation, matter: MatterId) -> Cooperation:
    """Say every yes to the newest version."""
    for by in (ANNA, BO):
        number = cooperation.round.matter(matter).count
        cooperation = approve(cooperation, matter, number, by=by)
    return cooperation


@pytest.mark.parametrize("matter", [ADVANCE, BACK])
def test_a_move_that_was_asked_for_from_step_five_lapses(matter: MatterId) -> None:
    there = in_step(5)
    move = Proposal(what=What.MOVE, text="Klart", step=6 if matter == ADVANCE else 3)
    asked = put_forward(there, matter, move, by=ANNA)
    after = closed(agreed(asked, matter, by=[ANNA]))
    assert after.round.matter(matter) == Matter(count=1)
    assert refusal(lambda: approve(after, matter, 1, by=BO)).code == "passed_version"


def test_days_and_questions_of_its_tasks_go_with_a_check_in() -> None:
    about = MatterId("5.4")
    plan = Scheduled(by=BO, body="Styrgruppen", day=DAY)
    there, _ = ask(in_step(5), about, "Hur då?", by=ANNA)
    there, other = ask(there, MatterId("1.1"), "Vem?", by=ANNA)
    there = replace(there, round=there.round.with_scheduled(about, POLICE, plan))
    after = closed(there)
    assert after.round.scheduled == {}
    assert open_to(after, POLICE) == (other,)
    assert ask(after, about, "Igen?", by=ANNA)[1].number == 3, "no number comes twice"


def test_a_question_goes_with_what_it_is_about() -> None:
    there, _ = ask(acting(promised(in_step(), end=ENDS)), MatterId(L1), "Hur många?", by=ANNA)
    there, _ = ask(there, MatterId(A1), "Var?", by=ANNA)
    bare = remove(there, A1, by=ANNA)
    assert [one.about for one in open_to(bare, POLICE)] == [MatterId(L1)]
    shut = close_pledge(bare, pledge(bare), OVER, by=BO)
    after = closed(shut, OVER)
    assert open_to(after, POLICE) == ()
    assert refusal(lambda: after.content.item(L1)).code == "item_archived"
    assert refusal(lambda: after.content.item(A1)).code == "no_such_item"
