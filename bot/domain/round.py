"""A round (varv): the five steps once through, with its ticks and its texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from bot.domain.approval import Matter
from bot.domain.chain import Doer
from bot.domain.check_in import CheckIn, Closed
from bot.domain.decision import Reference, Scheduled
from bot.domain.ids import ADVANCE, BACK, ItemId, MatterId, PartyId, TaskId
from bot.domain.member import By


class MarkKind(StrEnum):
    """What a mark says of a task."""

    DONE = "done"
    REFERENCE = "reference"
    SKIPPED = "skipped"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """
    A tick, or its opposite. `party` is whose mark it is; None where the task is joint.

    `before` is the mark it took the place of, which an undo brings back; one step, no further.
    """

    kind: MarkKind
    party: PartyId | None
    by: By
    reason: str | None = None
    reference: Reference | None = None
    before: "Mark | None" = None

    @property
    def counts(self) -> bool:
        """Whether the task is out of the way by this mark."""
        return self.kind is not MarkKind.NOT_YET


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A text the round before agreed on, to begin from."""

    round: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """
    One round. `process` is the hash of the process text it follows to its end.

    `earlier` is how many of the first steps were done before the bot came; `check_in` is the one
    that is next, None until the work of step 4 begins; `closed` the one that was closed last, in
    this round or before it. `brought` are the things from the round before that nobody has looked
    over since: they do no task by being there. `scheduled` says when which party's
    own body takes up a text.
    """

    number: int
    process: str
    started: datetime
    step: int
    step_since: datetime
    marks: Mapping[TaskId, tuple[Mark, ...]]
    matters: Mapping[MatterId, Matter]
    carried: Mapping[TaskId, Carried]
    doers: Mapping[TaskId, Doer] = field(default_factory=dict)
    dues: Mapping[TaskId, date] = field(default_factory=dict)
    earlier: int = 0
    check_in: CheckIn | None = None
    scheduled: Mapping[MatterId, tuple[Scheduled, ...]] = field(default_factory=dict)
    closed: Closed | None = None
    brought: tuple[ItemId, ...] = ()

    def mark_of(self, task: TaskId, party: PartyId | None) -> Mark | None:
        """Return the mark on a task for a party (None: the joint mark)."""
        marks = self.marks.get(task, ())
        return next((mark for mark in marks if mark.party == party), None)

    def marked(self, task: TaskId, mark: Mark) -> Self:
        """Set a mark in the place of the one before."""
        before = self.mark_of(task, mark.party)
        last = replace(mark, before=replace(before, before=None) if before else None)
        return self._with_marks(task, (*self._marks_but(task, mark.party), last))

    def unmarked(self, task: TaskId, party: PartyId | None) -> Self:
        """Take a mark away; the one it took the place of stands again."""
        mark = self.mark_of(task, party)
        before = (mark.before,) if mark and mark.before else ()
        return self._with_marks(task, (*self._marks_but(task, party), *before))

    def looked_over(self, item: ItemId) -> Self:
        """Let a thing from the round before count as this round's."""
        return replace(self, brought=tuple(one for one in self.brought if one != item))

    def done_with(self, item: ItemId) -> Self:
        """Let nobody look a thing over any more, nor take its text up on a day of its own."""
        scheduled = {key: one for key, one in self.scheduled.items() if key != MatterId(item)}
        return replace(self.looked_over(item), scheduled=scheduled)

    def matter(self, matter: MatterId) -> Matter:
        """Return a matter; an empty one where nobody has written yet."""
        return self.matters.get(matter, Matter())

    def with_matter(self, matter_id: MatterId, matter: Matter) -> Self:
        """Replace one matter."""
        return replace(self, matters={**self.matters, matter_id: matter})

    def without_moves(self) -> Self:
        """Let the moves lapse that are still asked for; their numbers go on."""
        moves = {key: self.matters[key].afresh() for key in (ADVANCE, BACK) if key in self.matters}
        return replace(self, matters={**self.matters, **moves})

    def scheduled_by(self, matter: MatterId, party: PartyId) -> Scheduled | None:
        """Return when a party's own body takes a text up."""
        found = self.scheduled.get(matter, ())
        return next((one for one in found if one.by.party == party), None)

    def with_scheduled(self, matter: MatterId, party: PartyId, scheduled: Scheduled | None) -> Self:
        """Set when a party's own body takes a text up, or that none does any more."""
        kept = [one for one in self.scheduled.get(matter, ()) if one.by.party != party]
        if scheduled:
            kept.append(scheduled)
        others = {key: value for key, value in self.scheduled.items() if key != matter}
        return replace(self, scheduled={**others, matter: tuple(kept)} if kept else others)

    def _marks_but(self, task: TaskId, party: PartyId | None) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks.get(task, ()) if mark.party != party)

    def _with_marks(self, task: TaskId, marks: tuple[Mark, ...]) -> Self:
        others = {key: value for key, value in self.marks.items() if key != task}
        return replace(self, marks={**others, task: marks} if marks else others)
