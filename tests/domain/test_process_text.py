"""The process that the bot comes with: five steps, 51 tasks, and what Brå asks of each step."""

from bot.domain.ids import TaskId
from bot.domain.process import Owner, Task
from tests.domain.builders import real_process

PROCESS = real_process()
TASKS = [task for step in PROCESS.steps for task in step.tasks]
TWO_KEYS = "1.3 1.5 1.10 3.4 3.10 4.1 4.5 4.7 4.11 5.4 5.7 5.9 5.10"
GATES = {
    1: "1.3 1.5 1.6 1.7 1.9",
    2: "2.2 2.3 2.5 2.10",
    3: "3.1 3.4 3.5 3.6 3.10",
    4: "4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.10",
    5: "5.1 5.2 5.3 5.5 5.6 5.7",
}
MUNICIPAL = "1.4 2.2 3.8"
POLICE = "2.3"
EACH = "1.6 1.7 1.8 2.4 2.5 2.6 2.7 2.8 2.9 2.10 3.9 4.2 5.1 5.8"


def owned(owner: Owner) -> str:
    """Return the ids of an owner's tasks."""
    return " ".join(task.id for task in TASKS if task.owner is owner)


def longest(tasks: list[Task], field: str) -> int:
    """Return how long a text of the tasks is at most, in any language."""
    texts = [getattr(task, field) for task in tasks]
    return max(max(len(text.sv), len(text.en)) for text in texts if text)


def test_five_steps_hold_51_tasks_in_order() -> None:
    assert [len(step.tasks) for step in PROCESS.steps] == [10, 10, 10, 11, 10]
    for step in PROCESS.steps:
        ids = [f"{step.number}.{place}" for place in range(1, len(step.tasks) + 1)]
        assert [task.id for task in step.tasks] == ids
        assert {task.step for task in step.tasks} == {step.number}


def test_these_texts_need_every_partys_yes() -> None:
    assert " ".join(task.id for task in TASKS if task.two_keys) == TWO_KEYS
    assert all(task.owner is Owner.JOINT for task in TASKS if task.two_keys)


def test_these_tasks_hold_up_their_step() -> None:
    for step in PROCESS.steps:
        assert " ".join(task.id for task in step.tasks if task.criterion) == GATES[step.number]


def test_where_the_police_must_the_municipality_should() -> None:
    narrowed = {task.id: task.gates for task in TASKS if task.gates}
    assert narrowed == {TaskId("2.5"): (Owner.POLICE,), TaskId("4.2"): (Owner.POLICE,)}


def test_each_task_has_its_owner() -> None:
    assert owned(Owner.MUNICIPALITY) == MUNICIPAL
    assert owned(Owner.POLICE) == POLICE
    assert owned(Owner.EACH) == EACH


def test_a_formal_decision_is_asked_for_where_a_body_decides() -> None:
    assert [task.id for task in TASKS if task.decision] == ["1.3", "3.10", "4.5"]
    assert all(task.two_keys for task in TASKS if task.decision)


def test_only_a_text_can_be_brought_along() -> None:
    assert all(task.two_keys for task in TASKS if task.carries)


def test_the_texts_keep_to_the_lengths_that_the_file_states() -> None:
    assert max(max(len(step.name.sv), len(step.name.en)) for step in PROCESS.steps) <= 26
    assert max(max(len(step.purpose.sv), len(step.purpose.en)) for step in PROCESS.steps) <= 200
    limits = {"name": 44, "proposal": 500, "criterion": 120, "advice": 220, "why": 140}
    assert {field for field, most in limits.items() if longest(TASKS, field) > most} == set()


def test_every_source_is_used() -> None:
    assert {key for task in TASKS for key in task.source} == set(PROCESS.sources)
