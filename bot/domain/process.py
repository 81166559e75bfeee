"""The process as data: the steps and tasks that a round follows, in every language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.errors import UserError
from bot.domain.fulfilment import Fulfilment
from bot.domain.ids import TaskId
from bot.domain.room import Language


class Owner(StrEnum):
    """Whose a task is; the values are the words of process.toml."""

    MUNICIPALITY = "kommun"
    POLICE = "polis"
    EACH = "var och en"
    JOINT = "gemensamt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text in every language."""

    sv: str
    en: str

    def read_in(self, language: Language) -> str:
        """Return the text in *language*."""
        return self.sv if language is Language.SV else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """
    One task of the checklist.

    `criterion` is Brå's own completion criterion; a task that has one gates its step. `gates`
    narrows that to the owners who must, where the others only should. `weeks` is the default
    time frame. `thing` is what a two-key task agrees on, in the definite form. `content` names
    what the parties write here that fulfils the task by itself.
    """

    id: TaskId
    name: Text
    owner: Owner
    advice: Text
    why: Text
    fulfilled: Text
    weeks: int
    source: tuple[str, ...]
    two_keys: bool = False
    decision: bool = False
    carries: bool = False
    thing: Text | None = None
    proposal: Text | None = None
    criterion: Text | None = None
    gates: tuple[Owner, ...] = ()
    content: Fulfilment | None = None

    @property
    def step(self) -> int:
        """The number of the step the task belongs to."""
        return int(self.id.partition(".")[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One of the steps, with its checklist in order."""

    number: int
    name: Text
    purpose: Text
    who: Text
    time: Text
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """
    A whole process text.

    `sources` says where each task's content was read; `hash` is the SHA-256 of the text, which a
    round keeps so that a later text never changes a running round.
    """

    hash: str
    sources: Mapping[str, str]
    steps: tuple[Step, ...]
    _tasks: Mapping[str, Task] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the tasks once; a round looks them up all the time."""
        tasks = {task.id: task for step in self.steps for task in step.tasks}
        object.__setattr__(self, "_tasks", tasks)

    def step(self, number: int) -> Step:
        """Return a step; raise UserError `no_such_step`."""
        if not 1 <= number <= len(self.steps):
            raise UserError("no_such_step", step=number, last=len(self.steps))
        return self.steps[number - 1]

    def task(self, task_id: str) -> Task:
        """Return a task; raise UserError `no_such_task`."""
        if task_id not in self._tasks:
            raise UserError("no_such_task", id=task_id)
        return self._tasks[task_id]

    def has(self, task_id: str) -> bool:
        """Tell whether there is such a task."""
        return task_id in self._tasks
