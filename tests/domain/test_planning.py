"""Who does a task, and by when."""

from datetime import date

from bot.domain.chain import Doer
from bot.domain.ids import PersonId, TaskId
from bot.domain.log import Act
from bot.domain.party import POLICE
from bot.domain.planning import assign_task, due_by
from tests.domain.builders import ANNA, BO, LINDSALA, together

TASK, OTHER = TaskId("1.1"), TaskId("1.4")
GATUCHEF = Doer(party=LINDSALA, function="gatuchef")
BO_HIMSELF = Doer(party=POLICE, person=PersonId("bo"))


def test_a_task_has_one_doer_and_the_last_named_stands() -> None:
    named = assign_task(together(), TASK, GATUCHEF, by=ANNA)
    renamed = assign_task(named, TASK, BO_HIMSELF, by=BO)
    assert renamed.round.doers == {TASK: BO_HIMSELF}
    assert assign_task(renamed, OTHER, GATUCHEF, by=ANNA).round.doers == {
        TASK: BO_HIMSELF,
        OTHER: GATUCHEF,
    }


def test_the_log_says_which_person_or_function_it_is() -> None:
    named = assign_task(together(), TASK, GATUCHEF, by=ANNA)
    entries = assign_task(named, TASK, BO_HIMSELF, by=BO).fresh[-2:]
    assert [(entry.act, entry.about, entry.content) for entry in entries] == [
        (Act.ASSIGNED, TASK, {"function": "gatuchef"}),
        (Act.ASSIGNED, TASK, {"person": "bo"}),
    ]


def test_a_task_has_one_day_and_the_last_set_stands() -> None:
    first = due_by(together(), TASK, date(2027, 3, 1), by=ANNA)
    moved = due_by(first, TASK, date(2027, 4, 1), by=BO)
    assert moved.round.dues == {TASK: date(2027, 4, 1)}
    entry = moved.fresh[-1]
    assert (entry.act, entry.about, entry.by.party) == (Act.DUE_SET, TASK, POLICE)
    assert entry.content == {"date": "2027-04-01"}
