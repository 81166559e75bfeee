"""How a task stands in a round: what is done, and who is still to act."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.approval import Matter, Settled
from bot.domain.cooperation import Cooperation
from bot.domain.fulfilment import Fulfilment, fulfilled, fulfilled_for
from bot.domain.ids import AGREEMENT, MatterId, PartyId
from bot.domain.party import PartyKind, municipalities
from bot.domain.process import Owner, Task
from bot.domain.round import MarkKind
from bot.domain.version import What


class State(StrEnum):
    """How a task stands."""

    OPEN = "open"
    PARTLY = "partly"
    WAITING = "waiting"
    DONE = "done"
    REFERENCE = "reference"
    SKIPPED = "skipped"
    OUTSIDE = "outside"
    EARLIER = "earlier"


OUT_OF_THE_WAY = frozenset(
    {State.DONE, State.REFERENCE, State.SKIPPED, State.OUTSIDE, State.EARLIER}
)
_BY_WHAT = {
    What.TEXT: State.DONE,
    What.MOVE: State.DONE,
    What.LIST: State.DONE,
    What.END: State.DONE,
    What.REFERENCE: State.REFERENCE,
    What.SKIP: State.SKIPPED,
}
_BY_MARK = {
    MarkKind.DONE: State.DONE,
    MarkKind.REFERENCE: State.REFERENCE,
    MarkKind.SKIPPED: State.SKIPPED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """
    Where a task stands.

    `todo` are the parties that are to act (for an open joint task: all), `must` those of them
    that Brå's criterion holds up, `since` when the waiting for a yes began.
    """

    task: Task
    state: State
    todo: tuple[PartyId, ...] = ()
    must: tuple[PartyId, ...] = ()
    since: datetime | None = None

    @property
    def done(self) -> bool:
        """Whether nobody need do anything more."""
        return self.state in OUT_OF_THE_WAY

    @property
    def holds_up(self) -> bool:
        """Whether the step cannot end before this."""
        return self.task.criterion is not None and bool(self.must)


def owners(cooperation: Cooperation, owner: Owner) -> tuple[PartyId, ...]:
    """Return the parties that have a mark each; none where the task is joint."""
    match owner:
        case Owner.JOINT:
            return ()
        case Owner.EACH:
            return cooperation.party_ids
        case Owner.MUNICIPALITY:
            return tuple(party.id for party in municipalities(cooperation.parties))
        case Owner.POLICE:
            kept = (party for party in cooperation.parties if party.kind is PartyKind.POLICE)
            return tuple(party.id for party in kept)


def standing(cooperation: Cooperation, task: Task) -> Standing:
    """Return how the task stands now."""
    if fulfilled(cooperation, task.content):
        return Standing(task=task, state=State.DONE)
    found = _here(cooperation, task)
    if task.step <= cooperation.round.earlier and found.state in {State.OPEN, State.PARTLY}:
        return _before_the_bot(cooperation, found)
    return found


def _before_the_bot(cooperation: Cooperation, found: Standing) -> Standing:
    """What lies before an agreement that held already is done, but where somebody objects."""
    marks = cooperation.round.marks.get(found.task.id, ())
    if any(mark.kind is MarkKind.NOT_YET for mark in marks):
        return found
    matter = cooperation.round.matter(AGREEMENT)
    if found.task.content is Fulfilment.AGREEMENT and matter.proposed:
        return _of_text(cooperation, found.task, matter)
    return Standing(task=found.task, state=State.EARLIER)


def _here(cooperation: Cooperation, task: Task) -> Standing:
    """Return how a task stands by what has been said of it here."""
    if task.two_keys:
        return _of_text(cooperation, task, cooperation.round.matter(MatterId(task.id)))
    if task.owner is Owner.JOINT:
        return _of_joint(cooperation, task)
    return _of_each(cooperation, task)


def _of_text(cooperation: Cooperation, task: Task, matter: Matter) -> Standing:
    parties = cooperation.party_ids
    if matter.settled:
        return Standing(task=task, state=_BY_WHAT[matter.settled.version.proposal.what])
    if matter.proposed is None:
        return Standing(task=task, state=State.OPEN, todo=parties, must=parties)
    if matter.decided_outside(parties):
        return Standing(task=task, state=State.OUTSIDE)
    todo, since = matter.waiting(parties), matter.proposed.by.at
    return Standing(task=task, state=State.WAITING, todo=todo, must=todo, since=since)


def _of_joint(cooperation: Cooperation, task: Task) -> Standing:
    mark = cooperation.round.mark_of(task.id, None)
    if mark and mark.kind in _BY_MARK:
        return Standing(task=task, state=_BY_MARK[mark.kind])
    if settled_skip(cooperation, task):
        return Standing(task=task, state=State.SKIPPED)
    return _open(cooperation, task, cooperation.party_ids, State.OPEN)


def _of_each(cooperation: Cooperation, task: Task) -> Standing:
    having = owners(cooperation, task.owner)
    marks = {party: cooperation.round.mark_of(task.id, party) for party in having}
    todo = tuple(
        party
        for party, mark in marks.items()
        if not (mark and mark.counts) and not fulfilled_for(cooperation, task.content, party)
    )
    if todo:
        state = State.OPEN if len(todo) == len(having) else State.PARTLY
        return _open(cooperation, task, todo, state)
    kinds = {mark.kind for mark in marks.values() if mark}
    if MarkKind.DONE in kinds:
        return Standing(task=task, state=State.DONE)
    return Standing(
        task=task, state=State.REFERENCE if MarkKind.REFERENCE in kinds else State.SKIPPED
    )


def settled_skip(cooperation: Cooperation, task: Task) -> Settled | None:
    """Return the settled agreement to put aside a task that has no text of its own."""
    settled = cooperation.round.matter(MatterId(task.id)).settled
    return settled if settled and settled.version.proposal.what is What.SKIP else None


def _open(
    cooperation: Cooperation, task: Task, todo: tuple[PartyId, ...], state: State
) -> Standing:
    must = todo
    if task.gates:
        gating = {party for owner in task.gates for party in owners(cooperation, owner)}
        must = tuple(party for party in todo if party in gating)
    matter = cooperation.round.matter(MatterId(task.id))
    if matter.proposed:
        asked = matter.waiting(cooperation.party_ids)
        since = matter.proposed.by.at
        return Standing(task=task, state=State.WAITING, todo=asked, must=must, since=since)
    return Standing(task=task, state=state, todo=todo, must=must)
