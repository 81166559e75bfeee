"""Who does a task of the checklist, and by when."""

from dataclasses import replace
from datetime import date

from bot.domain.chain import Doer
from bot.domain.cooperation import Cooperation
from bot.domain.ids import TaskId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.round import Round


def assign_task(cooperation: Cooperation, task: TaskId, doer: Doer, *, by: By) -> Cooperation:
    """Name who does a task, in the place of the one named before."""
    old = cooperation.round
    changed = _with(cooperation, replace(old, doers={**old.doers, task: doer}))
    who = {"person": doer.person} if doer.person else {"function": doer.function}
    return changed.logged(Act.ASSIGNED, by=by, about=task, content=who)


def due_by(cooperation: Cooperation, task: TaskId, day: date, *, by: By) -> Cooperation:
    """Set the day by which a task is to be done."""
    old = cooperation.round
    changed = _with(cooperation, replace(old, dues={**old.dues, task: day}))
    return changed.logged(Act.DUE_SET, by=by, about=task, content={"date": day.isoformat()})


def _with(cooperation: Cooperation, round_: Round) -> Cooperation:
    return replace(cooperation, round=round_)
