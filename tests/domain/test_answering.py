"""Answers: what is followed up, what an answer sets, and who holds the newest."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from bot.domain.answer import Colour, Done, Effect
from bot.domain.answering import followed, news_left, say_news, set_rhythm, tell_of
from bot.domain.chain import Doer, Goal, Letter, Outcome
from bot.domain.check_in import CheckIn, Rhythm
from bot.domain.closing import close_check_in
from bot.domain.follow_up import (
    current,
    in_check_in,
    is_open,
    is_running,
    last_answer,
    reaches,
    unanswered,
    untold,
    with_check_in,
)
from bot.domain.fulfilment import Fulfilment, fulfilled
from bot.domain.ids import ItemId, TaskId
from bot.domain.log import Act
from bot.domain.party import POLICE
from bot.domain.working import add, change
from tests.domain.builders import ANNA, BO, LINDSALA, real_process, refusal, together
from tests.domain.followed import (
    A1,
    DAY,
    L1,
    L2,
    YEAR,
    acting,
    answered,
    counted,
    in_step,
    measure,
    pledge,
    promised,
    said,
)


def test_an_answer_keeps_what_was_counted_and_sets_the_colour() -> None:
    after = answered(
        counted(promised(in_step()), 3), colour=Colour.YELLOW, reason="Regn", done=Done.PARTLY
    )
    kept = pledge(after).answer
    assert kept is not None
    assert (kept.check_in, kept.count, kept.amount) == ("2027", 3, 4)
    assert (pledge(after).colour, pledge(after).reason) == (Colour.YELLOW, "Regn")
    assert pledge(after).total == 3, "an answer counts nothing"
    assert (after.fresh[-1].act, after.fresh[-1].about) == (Act.FOLLOWED_UP, "L1")


def test_done_says_nothing_of_the_effect() -> None:
    after = answered(promised(in_step()))
    assert last_answer(pledge(after)) == pledge(after).answer
    kept = pledge(after).answer
    assert kept is not None
    assert kept.effect is None
    worse = answered(after, effect=Effect.WORSE)
    assert pledge(worse).answer == replace(said(effect=Effect.WORSE), check_in="2027", amount=4)


@pytest.mark.parametrize("colour", [Colour.YELLOW, Colour.RED])
def test_yellow_and_red_need_a_reason(colour: Colour) -> None:
    there = promised(in_step())
    assert refusal(lambda: answered(there, colour=colour)).code == "colour_needs_reason"


def test_the_newest_answer_holds_whoever_gave_it() -> None:
    first = answered(promised(in_step()), by=ANNA)
    second = answered(first, by=BO, colour=Colour.RED, reason="Nej", done=Done.NO)
    kept = pledge(second).answer
    assert kept is not None
    assert (kept.by.party, kept.colour) == (POLICE, Colour.RED)
    assert kept.deviates


@pytest.mark.parametrize(
    ("end", "said_done", "done"),
    [
        (None, Done.YES, True),
        (date(2027, 12, 31), Done.YES, True),
        (date(2028, 1, 1), Done.YES, False),
        (None, Done.PARTLY, False),
    ],
)
def test_a_measure_is_done_when_its_time_is_out_too(
    end: date | None, said_done: Done, *, done: bool
) -> None:
    after = answered(acting(in_step(), end=end), A1, done=said_done, renewal=None)
    assert measure(after).done is done
    assert A1 in [one.id for one in in_check_in(after)], "its answer is still of this check-in"
    again = answered(after, A1, done=Done.NO, renewal=None)
    assert not measure(again).done


def test_what_cannot_be_followed_up_is_refused() -> None:
    there = promised(in_step(), start=date(2028, 1, 1), end=date(2028, 12, 31))
    there = acting(there, start=date(2028, 2, 1))
    there, goal = add(there, Letter.GOAL, lambda id_: Goal(id=id_, text="x", by=ANNA), by=ANNA)
    draft = replace(pledge(there), id=L2, published=None)
    there = replace(there, content=there.content.with_item(draft))
    ids = (L1, A1, goal.id, L2, ItemId("L9"))
    codes = {id_: refusal(partial(followed, there, id_)).code for id_ in ids}
    assert codes == {
        "L1": "not_in_check_in",
        "A1": "not_in_check_in",
        "G1": "not_followed_up",
        "L2": "not_published_yet",
        "L9": "no_such_item",
    }


def test_before_step_four_there_is_no_check_in() -> None:
    assert refusal(lambda: current(together())).code == "no_check_in_yet"
    assert in_check_in(together()) == ()


def test_a_pledge_runs_in_its_time_and_until_it_has_been_answered() -> None:
    one = pledge(promised(in_step(), start=date(2027, 3, 1), end=date(2027, 6, 30)))
    assert is_running(one, YEAR)
    after = replace(YEAR, year=2028)
    assert is_running(one, after), "nobody has said how it went"
    assert not reaches(one, after)
    assert not is_running(replace(one, earlier=said()), after)
    assert not is_running(one, replace(YEAR, year=2026))
    assert not is_running(replace(one, published=None), YEAR)
    assert is_running(replace(one, closed=YEAR.began), YEAR), "it was promised all the same"
    assert not is_running(replace(one, closed=YEAR.began - timedelta(days=1)), YEAR)
    assert not is_running(replace(one, renewed=DAY), YEAR)
    here = replace(said(), check_in=YEAR.name)
    assert is_running(replace(one, renewed=DAY, answer=here), YEAR)
    before = replace(said(), check_in="2027:1")
    assert not is_running(replace(one, renewed=DAY, answer=before), YEAR)
    assert reaches(one, None)
    assert not reaches(replace(one, closed=DAY), None)


def test_an_open_measure_has_begun_and_is_not_done() -> None:
    one = measure(acting(in_step()))
    assert is_open(one, YEAR)
    assert not is_open(replace(one, done=True), YEAR)
    assert is_open(replace(one, done=True, done_in="2027"), YEAR)
    assert not is_open(replace(one, done=True, done_in="2026"), YEAR)
    assert not is_open(replace(one, start=date(2028, 1, 1)), YEAR)


def test_each_is_asked_about_what_it_does() -> None:
    there = promised(promised(in_step()), promised_by=(POLICE,))
    there = acting(acting(there, doer=Doer(party=LINDSALA, function="gatuchef")))
    assert [one.id for one in unanswered(there, LINDSALA)] == ["L1", "A1", "A2"]
    assert [one.id for one in unanswered(there, POLICE)] == ["L1", "L2", "A2"]
    assert [one.id for one in unanswered(there)] == ["L1", "L2", "A1", "A2"]
    after = answered(there, L2, by=BO)
    assert untold(after, POLICE) == (L2,)
    assert untold(after, LINDSALA) == ()
    assert untold(tell_of(after, [L2]), POLICE) == ()


def test_the_tasks_tick_when_everything_has_its_answer() -> None:
    there = acting(promised(in_step()))
    assert not fulfilled(there, Fulfilment.PLEDGES_FOLLOWED_UP)
    pledged = answered(there)
    assert fulfilled(pledged, Fulfilment.PLEDGES_FOLLOWED_UP)
    assert not fulfilled(pledged, Fulfilment.FOLLOWED_UP)
    assert fulfilled(answered(pledged, A1, renewal=None), Fulfilment.FOLLOWED_UP)
    only_measures = answered(acting(in_step()), A1, renewal=None)
    assert not fulfilled(only_measures, Fulfilment.PLEDGES_FOLLOWED_UP)


@pytest.mark.parametrize("by", [Fulfilment.PLEDGES, Fulfilment.PUBLISHED])
def test_only_this_years_pledges_make_pledges_done(by: Fulfilment) -> None:
    there = promised(in_step(), end=date(2027, 12, 31))
    assert fulfilled(there, by)
    year_after = replace(there, round=replace(there.round, check_in=replace(YEAR, year=2028)))
    assert not fulfilled(year_after, by)
    assert fulfilled(promised(year_after, end=None), by)


def test_each_says_for_itself_what_is_new() -> None:
    there, process = in_step(), real_process()
    assert news_left(there, process, LINDSALA) == ("2.4", "2.5", "2.6", "2.7")
    assert news_left(there, process, POLICE)[0] == "2.3"
    task = news_left(there, process, POLICE)[0]
    after = say_news(there, process, task, new=True, by=BO)
    assert news_left(after, process, POLICE)[0] == "2.4"
    assert current(after).news == {TaskId("2.3"): {POLICE: True}}
    second = TaskId("2.4")
    half = say_news(after, process, second, new=False, by=BO)
    both = say_news(half, process, second, new=True, by=ANNA)
    assert current(both).news[second] == {POLICE: False, LINDSALA: True}


@pytest.mark.parametrize(
    ("task", "code"), [("1.1", "not_asked_for_news"), ("2.3", "other_partys_task")]
)
def test_what_is_new_is_said_of_ones_own_tasks_alone(task: str, code: str) -> None:
    there, process = in_step(), real_process()
    error = refusal(lambda: say_news(there, process, TaskId(task), new=True, by=ANNA))
    assert error.code == code


def test_the_rhythm_is_changed_once() -> None:
    there = in_step()
    after = set_rhythm(there, Rhythm.TERM, date(2027, 2, 1), by=ANNA)
    assert current(after).name == "2027:1"
    again = refusal(lambda: set_rhythm(after, Rhythm.TERM, date(2027, 2, 1), by=BO))
    assert (again.code, again.facts["check_in"]) == ("same_rhythm", "2027:1")


def test_answers_go_with_a_check_in_that_takes_another_name() -> None:
    there = answered(acting(answered(promised(in_step()))), A1, renewal=None)
    after = set_rhythm(there, Rhythm.TERM, date(2027, 2, 1), by=BO)
    assert unanswered(after) == ()
    assert measure(after).done_in == current(after).name


def test_an_answer_of_a_closed_check_in_is_none_in_the_one_that_runs() -> None:
    term = CheckIn(year=2027, part=1, began=YEAR.began)
    ended = promised(in_step(4, term), end=date(2027, 4, 30))
    shut = close_check_in(answered(ended), date(2027, 4, 20), by=ANNA)
    year = set_rhythm(shut, Rhythm.YEAR, date(2027, 5, 1), by=ANNA)
    assert current(year).name == "2027"
    assert [one.id for one in unanswered(year)] == [L1]
    assert not fulfilled(year, Fulfilment.PLEDGES_FOLLOWED_UP)
    anew = answered(year)
    assert unanswered(anew) == ()
    assert pledge(anew).earlier == pledge(year).answer


def test_counting_looks_nothing_over() -> None:
    there = acting(promised(in_step()))
    brought = (L1, A1)
    there = replace(there, round=replace(there.round, brought=brought))
    count = Outcome(count=2, day=DAY, by=ANNA)
    after = change(counted(there, 1), replace(measure(there), outcomes=(count,)), by=ANNA)
    assert after.round.brought == brought
    changed = change(after, replace(measure(after), aim="Ljusare"), by=ANNA)
    assert changed.round.brought == (L1,)


def test_a_file_from_before_check_ins_gets_one_when_it_is_read() -> None:
    before = in_step(5, None)
    since = replace(before.round, step_since=datetime(2027, 2, 1, tzinfo=UTC))
    after = with_check_in(replace(before, round=since))
    assert current(after) == CheckIn(year=2027, began=date(2027, 2, 1))
    assert with_check_in(after) is after
    early = in_step(3, None)
    assert with_check_in(early) is early
