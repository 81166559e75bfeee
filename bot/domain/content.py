"""What a cooperation's steps are about, kept by ids that never move nor are used twice."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from bot.domain.agreement import NOTHING, Agreement
from bot.domain.chain import Cause, Colour, Goal, Item, Letter, Measure, Pledge, Problem
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, TaskId
from bot.domain.meeting import Meeting
from bot.domain.note import Note
from bot.domain.picture import Observation
from bot.domain.question import Question

LINKS = {
    "problem": Letter.PROBLEM,
    "under": Letter.CAUSE,
    "cause": Letter.CAUSE,
    "measure": Letter.MEASURE,
}
"""The fields that point at another thing, and of which kind it is."""


NEEDS_REASON = frozenset({Colour.YELLOW, Colour.RED})
"""The colours that call for help, and so say why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """
    Everything with an id of its own, in the order it came.

    `counts` holds the last number given out per letter, so that a removed thing's id is never
    given to another. `picture` is the joint situation picture, `pictured` its last number.
    `questions` are all that the parties have asked each other, `notes` what they have passed on of
    what they noted on each task. `archived` are the ids of what has
    left the state and is whole in the log.
    """

    counts: Mapping[Letter, int]
    items: Mapping[ItemId, Item]
    agreement: Agreement = NOTHING
    picture: Mapping[ItemId, Observation] = field(default_factory=dict)
    pictured: int = 0
    questions: tuple[Question, ...] = ()
    notes: Mapping[TaskId, tuple[Note, ...]] = field(default_factory=dict)
    archived: tuple[ItemId, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems, by number."""
        return tuple(item for item in self.items.values() if isinstance(item, Problem))

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The causes, by number."""
        return tuple(item for item in self.items.values() if isinstance(item, Cause))

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The goals, by number."""
        return tuple(item for item in self.items.values() if isinstance(item, Goal))

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures, by number."""
        return tuple(item for item in self.items.values() if isinstance(item, Measure))

    @property
    def pledges(self) -> tuple[Pledge, ...]:
        """The pledges, by number."""
        return tuple(item for item in self.items.values() if isinstance(item, Pledge))

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings, by number."""
        return tuple(item for item in self.items.values() if isinstance(item, Meeting))

    def item(self, item_id: ItemId) -> Item:
        """Return a thing by its id; raise UserError `item_archived` or `no_such_item`."""
        if item_id not in self.items:
            known = item_id in self.archived
            raise UserError("item_archived" if known else "no_such_item", id=item_id)
        return self.items[item_id]

    def added(self, letter: Letter, make: Callable[[ItemId], Item]) -> tuple[Self, Item]:
        """Return the content with one thing more, under the next id of its kind."""
        number = self.counts.get(letter, 0) + 1
        item = make(ItemId(f"{letter.value}{number}"))
        counted = replace(self, counts={**self.counts, letter: number})
        return counted.with_item(item), item

    def with_item(self, item: Item) -> Self:
        """Put a thing in its place; raise UserError where it points at what is not there."""
        check(self, item)
        return replace(self, items={**self.items, item.id: item})

    def without(self, item_id: ItemId) -> Self:
        """Take a thing away; raise UserError `item_in_use` while others point at it."""
        self.item(item_id)
        leaning = [one.id for one in self.leaning_on(item_id)]
        if leaning:
            raise UserError("item_in_use", id=item_id, others=leaning)
        left = {key: one for key, one in self.items.items() if key != item_id}
        return replace(self, items=left)

    def putting_away(self, item_id: ItemId) -> Self:
        """Take a thing away that is whole in the log, and remember that it is there."""
        return replace(self.without(item_id), archived=(*self.archived, item_id))

    def leaning_on(self, item_id: ItemId) -> Iterator[Item]:
        """Yield the things that point at one."""
        return (item for item in self.items.values() if item_id in links(item).values())


EMPTY = Content(counts={}, items={})


def letter_of(item_id: str) -> Letter | None:
    """Return the kind that an id is of; None for what is no such id."""
    known = item_id[:1] in set(Letter) and item_id[1:].isdigit()
    return Letter(item_id[:1]) if known else None


def links(item: Item) -> dict[str, ItemId]:
    """Return what a thing points at, by the field that does."""
    pointing = {name: getattr(item, name, None) for name in LINKS}
    return {name: target for name, target in pointing.items() if target}


def check(content: Content, item: Item) -> None:
    """Raise UserError where a thing cannot stand as it is among the others."""
    for name, target in links(item).items():
        if letter_of(target) is not LINKS[name] or target not in content.items:
            raise UserError("no_such_link", id=target, field=name, letter=LINKS[name].value)
    if isinstance(item, Cause):
        _check_cause(content, item)
    if isinstance(item, Goal) and item.target is not None and item.baseline is None:
        raise UserError("target_without_baseline", field="baseline")
    if isinstance(item, Measure | Pledge) and item.colour in NEEDS_REASON and not item.reason:
        raise UserError("colour_needs_reason", field="reason")
    if isinstance(item, Meeting):
        _check_meeting(item)
    start, end = getattr(item, "start", None), getattr(item, "end", None)
    if start and end and end < start:
        raise UserError("end_before_start", field="end", start=start.isoformat())


def _check_meeting(meeting: Meeting) -> None:
    """A meeting that ends has begun."""
    if meeting.ends and meeting.begins is None:
        raise UserError("ends_without_beginning", field="date")
    if meeting.ends and meeting.begins and meeting.ends <= meeting.begins:
        raise UserError("ends_before_begins", field="ends", begins=f"{meeting.begins:%H.%M}")


def _check_cause(content: Content, cause: Cause) -> None:
    """A cause stands under causes of the same problem, and never under itself."""
    others = {one.id: one for one in content.causes}
    above, seen = cause.under, {cause.id}
    while above:
        if above in seen:
            raise UserError("circle_of_causes", id=cause.id)
        seen.add(above)
        if others[above].problem != cause.problem:
            raise UserError("other_problems_cause", id=above, problem=others[above].problem)
        above = others[above].under
    below = [one.id for one in content.causes if one.under == cause.id]
    elsewhere = [one for one in below if others[one].problem != cause.problem]
    if elsewhere:
        raise UserError("item_in_use", id=cause.id, others=elsewhere)


def orphans(content: Content, focus: tuple[ItemId, ...]) -> Iterator[tuple[str, ItemId]]:
    """
    Yield what lacks a link, with what it lacks.

    A missing link from problem to measure is the known weakness of local plans (Brå, 2023).
    """
    explained = {cause.problem for cause in content.causes}
    above = {cause.under for cause in content.causes}
    met = {measure.cause for measure in content.measures} | above
    yield from (("no_cause", problem) for problem in focus if problem not in explained)
    yield from (("no_measure", cause.id) for cause in content.causes if cause.id not in met)
    loose = (measure.id for measure in content.measures if measure.cause is None)
    yield from (("measure_without_cause", one) for one in loose)
    yield from (("pledge_without_cause", one.id) for one in content.pledges if not links(one))
