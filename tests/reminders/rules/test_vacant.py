"""What was somebody's who has left is named each month to her party, until it is taken over."""

from dataclasses import replace
from datetime import date

from bot.domain.chain import Doer
from bot.domain.cooperation import Cooperation
from bot.domain.ids import TaskId
from bot.domain.party import POLICE
from bot.domain.planning import assign_task
from bot.domain.ticking import tick
from reminders.rules.vacant import RULE
from tests.domain.builders import ANNA, BO, LINDSALA
from tests.domain.followed import acting, in_step, measure, promised
from tests.reminders.situations import GONE, PROCESS, days, found, labels

DAY = date(2027, 3, 10)
LEFT = Doer(party=LINDSALA, person=GONE)
TASK = PROCESS.task(TaskId("5.8"))


def named(cooperation: Cooperation, day: date = DAY) -> dict[str, object]:
    """Return what each party is told of."""
    return {one.party or "": one.facts["ids"] for one in found(RULE, cooperation, day)}


def test_her_party_is_told_on_the_first_of_the_month_of_all_at_once() -> None:
    there = promised(acting(in_step(), doer=LEFT), doer=LEFT)
    there = assign_task(there, TASK.id, LEFT, by=ANNA)
    [call] = found(RULE, there, DAY)
    assert days([call]) == [("+0d", date(2027, 3, 1))]
    assert (call.party, call.until) == (LINDSALA, date(2027, 3, 31))
    assert call.facts["ids"] == ["A1", "L1", "5.8"]
    assert (labels(call), call.offers[0].values) == (["show"], {"id": "A1"})


def test_each_party_is_told_of_its_own() -> None:
    there = acting(acting(in_step(), doer=LEFT), doer=Doer(party=POLICE, person=GONE))
    assert named(there) == {LINDSALA: ["A1"], POLICE: ["A2"]}


def test_what_somebody_here_or_a_function_does_is_in_good_hands() -> None:
    here = acting(in_step(), doer=Doer(party=POLICE, person=BO.person))
    assert named(acting(here, doer=Doer(party=LINDSALA, function="gatuchef"))) == {}


def test_what_is_done_or_over_needs_nobody() -> None:
    there = acting(in_step(), doer=LEFT)
    finished = replace(measure(there), done=True)
    assert named(replace(there, content=there.content.with_item(finished))) == {}
    pledged = promised(in_step(), doer=LEFT, end=date(2027, 3, 9))
    assert named(pledged) == {}
    assert named(pledged, date(2027, 3, 9)) == {LINDSALA: ["L1"]}
    task = assign_task(in_step(), TASK.id, LEFT, by=ANNA)
    assert named(tick(tick(task, TASK, by=ANNA), TASK, by=BO)) == {}
    assert named(assign_task(in_step(), TaskId("9.9"), LEFT, by=ANNA)) == {}
