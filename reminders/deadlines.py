"""What is to be done by a day, and by whom: measures, goals and tasks of the checklist."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.chain import Doer
from bot.domain.cooperation import Cooperation
from bot.domain.ids import PartyId
from bot.domain.task import standing
from reminders.rule import Call, Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """
    Something that is not done, and its day.

    `parties` are those who are to do it, `doer` who of them, where somebody is named. `round` is
    set for a task, so that its button is for this round only.
    """

    id: str
    day: date
    parties: tuple[PartyId, ...]
    doer: Doer | None = None
    round: int | None = None
    two_keys: bool = False

    @property
    def function(self) -> str | None:
        """The function that does it, whom no chat reaches."""
        return self.doer.function if self.doer else None


def deadlines(situation: Situation) -> Iterator[Deadline]:
    """Yield all that has a last day and is not done."""
    cooperation = situation.cooperation
    everyone = cooperation.party_ids
    for measure in cooperation.content.measures:
        if measure.end and not measure.done:
            doer = measure.doer
            parties = (doer.party,) if doer else everyone
            yield Deadline(id=measure.id, day=measure.end, parties=parties, doer=doer)
    for goal in cooperation.content.goals:
        if goal.due and not any(one.day >= goal.due for one in goal.readings):
            yield Deadline(id=goal.id, day=goal.due, parties=everyone)
    yield from _tasks(situation)


def _tasks(situation: Situation) -> Iterator[Deadline]:
    """Yield the tasks with a day; whoever has done its own part is left in peace."""
    now = situation.cooperation.round
    for id_, day in now.dues.items():
        if not situation.process.has(id_):
            continue
        found = standing(situation.cooperation, situation.process.task(id_))
        doer = now.doers.get(id_)
        mine = doer if doer and doer.party in found.todo else None
        if not found.done:
            yield Deadline(
                id=id_,
                day=day,
                parties=(mine.party,) if mine else found.todo,
                doer=mine,
                round=now.number,
                two_keys=found.task.two_keys,
            )


def addressed(call: Call, one: Deadline, cooperation: Cooperation) -> Iterator[Call]:
    """Yield a call to the person who does it; else to those who answer for it."""
    if one.doer and is_here(one.doer, cooperation):
        yield replace(call, person=one.doer.person, party=one.doer.party)
    elif set(one.parties) == set(cooperation.party_ids):
        yield call
    else:
        yield from (replace(call, party=party) for party in one.parties)


def is_here(doer: Doer, cooperation: Cooperation) -> bool:
    """Tell whether somebody in the cooperation does it herself."""
    return doer.person is not None and cooperation.member(doer.person) is not None
