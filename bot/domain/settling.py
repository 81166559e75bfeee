"""What each kind of point does to the cooperation once its list is settled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.agreeing import needs_decision, put_forward, task_behind, with_yes
from bot.domain.approval import Yes
from bot.domain.chain import Measure, Pledge
from bot.domain.convening import Plan, convene, move_meeting, planned_on, require_coming
from bot.domain.cooperation import Cooperation
from bot.domain.decision import Decision, Reference
from bot.domain.ending import end_pledge
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, MatterId
from bot.domain.listed import ListItem, Point
from bot.domain.meeting import Meeting
from bot.domain.member import By
from bot.domain.process import Owner, Process, Task
from bot.domain.standing import changed_as_listed, require_as_listed, require_same_turn
from bot.domain.task import owners
from bot.domain.ticking import tick
from bot.domain.version import Proposal, What
from bot.domain.working import change


@dataclass(frozen=True, slots=True, kw_only=True)
class Settling:
    """
    What settles a list: the meeting, the yeses of all parties, and who said the last one.

    `before` is the cooperation as it was when the last yes was said, before any point took effect.
    """

    before: Cooperation
    meeting: Meeting
    yeses: tuple[Yes, ...]
    process: Process
    body: str
    today: date
    by: By

    @property
    def decision(self) -> Decision:
        """The formal decision that the meeting is (Brå, Initiera samverkan)."""
        return Decision(body=self.body, day=self.meeting.day)


def settle(cooperation: Cooperation, item: ListItem, settling: Settling) -> Cooperation:
    """
    Do what one point says; raise UserError where it cannot be done, or is done already.

    `changed_since` says that the text or thing is not what the list named.
    """
    require_same_turn(cooperation, item)
    return _SETTLED[item.point](cooperation, item, settling)


def _noted(cooperation: Cooperation, _item: ListItem, _settling: Settling) -> Cooperation:
    return cooperation


def _closed(cooperation: Cooperation, item: ListItem, settling: Settling) -> Cooperation:
    """End a pledge, which all have now said yes to, whether its last day has been or not."""
    thing = _thing(cooperation, item)
    if not isinstance(thing, Pledge) or thing.published is None:
        raise UserError("changed_since")
    if not thing.closed:
        require_as_listed(settling.before, item)
    # It ends when the last yes is said: what was promised is not undone backwards in time.
    return end_pledge(cooperation, thing, settling.today, by=settling.by)


def _set_on_course(cooperation: Cooperation, item: ListItem, settling: Settling) -> Cooperation:
    """Set the colour with its reason, and a measure's new last day; an answer follows."""
    thing = _thing(cooperation, item)
    if item.colour:
        # All have said yes to the colour, so that the check-in must not say another.
        said = thing.answer and replace(thing.answer, colour=item.colour, reason=item.reason)
        thing = replace(thing, colour=item.colour, reason=item.reason, answer=said)
    if item.day:
        thing = replace(thing, end=item.day)
    return changed_as_listed(cooperation, settling.before, thing, item, by=settling.by)


def _done(cooperation: Cooperation, item: ListItem, settling: Settling) -> Cooperation:
    """Finish a measure, or set the marks of a task for those whose they are."""
    if not settling.process.has(item.about or ""):
        thing = _thing(cooperation, item)
        if not isinstance(thing, Measure):
            raise UserError("changed_since")
        done = replace(thing, done=True)
        return changed_as_listed(cooperation, settling.before, done, item, by=settling.by)
    task = settling.process.task(item.about or "")
    if task.two_keys:
        raise UserError("changed_since")
    return _ticked(cooperation, task, settling)


def _ticked(cooperation: Cooperation, task: Task, settling: Settling) -> Cooperation:
    having = owners(cooperation, task.owner)
    whose = [yes.by for yes in settling.yeses if yes.by.party in having]
    before = cooperation
    for by in whose if task.owner is not Owner.JOINT else (settling.by,):
        try:
            cooperation = tick(cooperation, task, by=by)
        except UserError:
            continue  # this party's part is done already
    if cooperation is before:
        raise UserError("already_ticked", id=task.id, party=settling.by.party)
    return cooperation


def _referred(cooperation: Cooperation, item: ListItem, settling: Settling) -> Cooperation:
    """Let the list itself stand as the text of a task that nobody has written one for."""
    matter_id = MatterId(item.about or "")
    matter = cooperation.round.matter(matter_id)
    title = item.title or item.text
    proposal = Proposal(
        what=What.REFERENCE,
        text=title,
        reference=Reference(title=title, day=settling.meeting.day),
    )
    if matter.settled and matter.settled.version.proposal == proposal and not matter.proposed:
        raise UserError("already_settled", version=matter.count)
    if matter.current is not None:
        raise UserError("changed_since")
    asked = put_forward(cooperation, matter_id, proposal, by=settling.yeses[0].by)
    return _agreed(asked, matter_id, 1 + matter.count, settling)


def _approved(cooperation: Cooperation, item: ListItem, settling: Settling) -> Cooperation:
    """Say the yes of all to exactly the version listed."""
    matter_id = MatterId(item.about or "")
    matter = cooperation.round.matter(matter_id)
    settled = matter.settled.version if matter.settled else None
    if settled and (settled.number, settled.hash) == (item.version, item.hash):
        raise UserError("already_settled", version=settled.number)
    version = matter.proposed
    if version is None or (version.number, version.hash) != (item.version, item.hash):
        raise UserError("changed_since")
    return _agreed(cooperation, matter_id, version.number, settling)


def _agreed(
    cooperation: Cooperation, matter_id: MatterId, number: int, settling: Settling
) -> Cooperation:
    matter = cooperation.round.matter(matter_id)
    formal = needs_decision(task_behind(matter_id, settling.process), matter)
    decision = settling.decision if formal else None
    said = {yes.by.party for yes in matter.yeses}
    for by in (yes.by for yes in settling.yeses if yes.by.party not in said):
        cooperation = with_yes(
            cooperation, matter_id, number, by=by, decision=decision, today=settling.today
        )
    return cooperation


def _met_again(cooperation: Cooperation, item: ListItem, settling: Settling) -> Cooperation:
    """Plan the next meeting of the kind; one that is planned that day is given the time."""
    assert item.day is not None  # noqa: S101 - a point about a meeting has its day
    old = settling.meeting
    require_coming(item.day, settling.today)
    plan = Plan(
        kind=old.kind,
        day=item.day,
        begins=item.begins,
        ends=item.ends,
        place=item.place or old.place,
        link=old.link,
        attendees=old.attendees,
    )
    one = planned_on(cooperation, old.kind, item.day)
    if one is None:
        return convene(cooperation, plan, None, today=settling.today, by=settling.by)[0]
    placed = replace(one, place=item.place or one.place)
    if item.ends is not None or item.begins not in {None, one.begins}:
        return move_meeting(cooperation, placed, plan, today=settling.today, by=settling.by)
    if placed == one:
        raise UserError("same_item", id=one.id)
    return change(cooperation, replace(placed, sequence=one.sequence + 1), by=settling.by)


def _thing(cooperation: Cooperation, item: ListItem) -> Measure | Pledge:
    thing = cooperation.content.items.get(ItemId(item.about or ""))
    if not isinstance(thing, Measure | Pledge):
        raise UserError("changed_since")
    return thing


_SETTLED: Mapping[Point, Callable[[Cooperation, ListItem, Settling], Cooperation]] = {
    Point.NOTE: _noted,
    Point.CLOSE: _closed,
    Point.COURSE: _set_on_course,
    Point.DONE: _done,
    Point.REFERENCE: _referred,
    Point.APPROVE: _approved,
    Point.MEETING: _met_again,
}
