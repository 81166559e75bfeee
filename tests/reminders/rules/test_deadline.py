"""A last day is told to whoever does it, before it and once it has passed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.chain import Doer, Reading
from bot.domain.cooperation import Cooperation
from bot.domain.ids import TaskId
from bot.domain.party import POLICE
from bot.domain.planning import assign_task, due_by
from bot.domain.ticking import tick
from reminders.rules.deadline import RULE
from tests.domain.builders import ANNA, BO, LINDSALA
from tests.domain.followed import acting, in_step, measure
from tests.reminders.situations import GONE, PROCESS, days, found, labels, with_goal

END = date(2027, 9, 30)
DAY = date(2027, 9, 1)
CHIEF = Doer(party=LINDSALA, function="gatuchef")
REPORT, PLAN = TaskId("5.8"), TaskId("4.5")


def task(id_: TaskId = REPORT) -> Cooperation:
    """Return a task with a last day."""
    return due_by(in_step(), id_, END, by=ANNA)


def test_a_measure_is_told_of_two_weeks_and_three_days_before_and_the_day_after() -> None:
    calls = found(RULE, acting(in_step(), end=END), DAY)
    assert days(calls) == [
        ("-14d", date(2027, 9, 16)),
        ("-3d", date(2027, 9, 27)),
        ("+1d", date(2027, 10, 1)),
    ]
    assert [one.before for one in calls] == [True, True, False]
    assert [one.until for one in calls] == [date(2027, 9, 26), END, date(2027, 10, 30)]
    assert [one.facts["passed"] for one in calls] == [False, False, True]
    assert [labels(one) for one in calls] == [["show"], ["show"], ["done"]]
    assert {(one.about, one.party, one.person) for one in calls} == {("A1", None, None)}


def test_what_is_done_or_has_no_day_is_not_spoken_of() -> None:
    there = acting(in_step(), end=END)
    done = replace(there, content=there.content.with_item(replace(measure(there), done=True)))
    assert found(RULE, done, DAY) == []
    assert found(RULE, acting(in_step()), DAY) == []


def test_the_person_who_does_it_is_told_alone() -> None:
    there = acting(in_step(), end=END, doer=Doer(party=POLICE, person=BO.person))
    calls = found(RULE, there, DAY)
    assert {(one.person, one.party, one.facts["yours"]) for one in calls} == {("bo", POLICE, True)}


def test_for_a_function_or_somebody_who_has_left_her_partys_contact_is_told() -> None:
    for doer in (CHIEF, Doer(party=LINDSALA, person=GONE)):
        calls = found(RULE, acting(in_step(), end=END, doer=doer), DAY)
        assert {(one.person, one.party, one.facts["yours"]) for one in calls} == {
            (None, LINDSALA, False)
        }


def test_a_functions_contact_can_copy_a_mail() -> None:
    calls = found(RULE, acting(in_step(), end=END, doer=CHIEF), DAY)
    assert [labels(one) for one in calls] == [["show", "mail"]] * 2 + [["done", "mail"]]
    assert {one.facts["function"] for one in calls} == {"gatuchef"}


def test_a_task_is_ticked_from_the_line_in_its_own_round() -> None:
    [first, *_] = found(RULE, task(), DAY)
    assert labels(first) == ["done"]
    assert first.offers[0].values == {"id": "5.8", "round": 1}


def test_a_text_is_shown_since_no_tick_settles_it() -> None:
    assert {labels(one)[0] for one in found(RULE, task(PLAN), DAY)} == {"show"}


def test_only_those_who_have_not_done_their_part_are_told_of_a_task() -> None:
    there = tick(task(), PROCESS.task(REPORT), by=ANNA)
    assert {one.party for one in found(RULE, there, DAY)} == {POLICE}
    named = assign_task(there, REPORT, CHIEF, by=ANNA)
    assert {one.party for one in found(RULE, named, DAY)} == {POLICE}
    assert found(RULE, tick(named, PROCESS.task(REPORT), by=BO), DAY) == []


def test_who_does_a_task_is_told_of_it() -> None:
    there = assign_task(task(), REPORT, Doer(party=POLICE, person=BO.person), by=BO)
    assert {one.person for one in found(RULE, there, DAY)} == {"bo"}


def test_a_task_that_the_process_does_not_know_is_passed_over() -> None:
    assert found(RULE, task(TaskId("9.9")), DAY) == []


def test_a_goal_is_read_on_its_day_and_then_left_in_peace() -> None:
    there = with_goal(in_step(), due=END)
    assert [labels(one) for one in found(RULE, there, DAY)] == [["show"], ["show"], ["read_goal"]]
    read = Reading(day=END, value=Decimal(45), by=ANNA)
    assert found(RULE, with_goal(in_step(), due=END, readings=(read,)), DAY) == []
