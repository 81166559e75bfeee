"""Steps and their gate: what is missing before the next step opens, and whose it is."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.approval import Matter
from bot.domain.cooperation import Cooperation
from bot.domain.decision import Scheduled
from bot.domain.ids import ADVANCE, MatterId, PartyId
from bot.domain.process import Process, Step
from bot.domain.task import Standing, standing
from bot.domain.version import What


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How a step stands: all its tasks, and how many are out of the way."""

    step: Step
    standings: tuple[Standing, ...]

    @property
    def done(self) -> int:
        """How many tasks are out of the way."""
        return sum(one.done for one in self.standings)

    @property
    def missing(self) -> tuple[Standing, ...]:
        """What holds the step up, in the order of the checklist."""
        return tuple(one for one in self.standings if one.holds_up)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocking:
    """
    The one thing that blocks: a text that waits for a yes, a no to answer, an open task.

    `scheduled` says which of the parties have set a day, not passed yet, for their own decision.
    """

    matter: MatterId | None = None
    task: Standing | None = None
    parties: tuple[PartyId, ...] = ()
    since: datetime | None = None
    declined: bool = False
    scheduled: tuple[Scheduled, ...] = ()

    @property
    def at_meetings(self) -> bool:
        """Whether all that it waits for is a day that has been set."""
        days = {one.by.party for one in self.scheduled}
        return bool(days) and days >= set(self.parties)


def progress(cooperation: Cooperation, process: Process, number: int) -> Progress:
    """Return how a step stands in the running round; raise UserError `no_such_step`."""
    step = process.step(number)
    standings = tuple(standing(cooperation, task) for task in step.tasks)
    return Progress(step=step, standings=standings)


def blocking(cooperation: Cooperation, process: Process, today: date = date.max) -> Blocking | None:
    """
    Return the one thing that blocks, the same for all who ask; None when the step is done.

    First what has waited longest for a yes, then what waits for a meeting after *today*, then the
    first task of the step that its criterion holds up.
    """
    missing = progress(cooperation, process, cooperation.round.step).missing
    waiting = [one for one in asked(cooperation) if not _turned_down(one[2])]
    if not missing:
        # With the gate open, nobody need wait for a yes to go through it.
        waiting = [one for one in waiting if one[1] != ADVANCE]
    if waiting:
        waiting.sort(key=_age)
        found = [_of_matter(cooperation, one[1], one[2], today) for one in waiting]
        return min(found, key=lambda one: one.at_meetings)
    return Blocking(task=missing[0], parties=missing[0].must) if missing else None


def waiting_for(cooperation: Cooperation, party: PartyId) -> tuple[MatterId, ...]:
    """Return the matters that wait for this party's yes."""
    return tuple(
        matter_id
        for _, matter_id, matter in asked(cooperation)
        if party in matter.waiting(cooperation.party_ids) and not matter.no_of(party)
    )


def asked(cooperation: Cooperation) -> list[tuple[datetime, MatterId, Matter]]:
    """Return since when which text waits, but for those decided outside meanwhile."""
    parties = cooperation.party_ids
    return [
        (matter.proposed.by.at, matter_id, matter)
        for matter_id, matter in cooperation.round.matters.items()
        if matter.proposed and not matter.decided_outside(parties)
    ]


def _turned_down(matter: Matter) -> bool:
    """A no to a move, a skip or an end blocks nothing; a text that got one must be written anew."""
    what = matter.proposed.proposal.what if matter.proposed else None
    return bool(matter.noes) and what in {What.MOVE, What.SKIP, What.END}


def _age(asked: tuple[datetime, MatterId, Matter]) -> datetime:
    return asked[0]


def _of_matter(
    cooperation: Cooperation, matter_id: MatterId, matter: Matter, today: date
) -> Blocking:
    asked = matter.waiting(cooperation.party_ids)
    free = tuple(party for party in asked if not matter.no_of(party)) or asked
    found = (cooperation.round.scheduled_by(matter_id, party) for party in free)
    scheduled = tuple(one for one in found if one and one.day >= today)
    days = {one.by.party for one in scheduled}
    return Blocking(
        matter=matter_id,
        parties=tuple(party for party in free if party not in days) or free,
        since=matter.proposed.by.at if matter.proposed else None,
        declined=bool(matter.noes),
        scheduled=scheduled,
    )
