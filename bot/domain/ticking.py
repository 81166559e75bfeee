"""Ticks: what is done outside the chat, put aside, taken back or not done yet."""

from dataclasses import asdict, replace

from bot.domain.agreeing import propose
from bot.domain.cooperation import Cooperation
from bot.domain.decision import Reference
from bot.domain.errors import UserError
from bot.domain.ids import MatterId, PartyId
from bot.domain.log import Act, plain
from bot.domain.member import By
from bot.domain.process import Owner, Task
from bot.domain.round import Mark, MarkKind, Round
from bot.domain.task import owners
from bot.domain.version import Proposal, What


def tick(
    cooperation: Cooperation, task: Task, *, by: By, reference: Reference | None = None
) -> Cooperation:
    """Mark a task done, or as found in another document, for the one whose mark it is."""
    party = _whose(cooperation, task, by)
    before = cooperation.round.mark_of(task.id, party)
    kind = MarkKind.REFERENCE if reference else MarkKind.DONE
    if before and before.kind is kind and before.reference == reference:
        raise UserError("already_ticked", id=task.id, party=before.by.party)
    act = Act.REFERRED if reference else Act.TICKED
    mark = Mark(kind=kind, party=party, by=by, reference=reference)
    content = plain(asdict(reference)) if reference else None
    marked = _without_question(cooperation.round.marked(task.id, mark), task, party)
    return replace(cooperation, round=marked).logged(act, by=by, about=task.id, content=content)


def undo(cooperation: Cooperation, task: Task, *, by: By) -> Cooperation:
    """Take back a tick or a skip of one's own party."""
    party = _whose(cooperation, task, by)
    mark = cooperation.round.mark_of(task.id, party)
    if mark is None or not mark.counts:
        raise UserError("nothing_to_undo", id=task.id)
    if mark.by.party != by.party:
        raise UserError("not_yours_to_undo", id=task.id, party=mark.by.party)
    bare = replace(cooperation, round=cooperation.round.unmarked(task.id, party))
    return bare.logged(Act.UNDONE, by=by, about=task.id)


def skip(cooperation: Cooperation, task: Task, *, by: By, reason: str) -> Cooperation:
    """
    Put a task aside with a reason.

    What Brå's criteria or two keys hold is put aside only when all parties say yes to it; then
    the reason is proposed as a text of its own.
    """
    if not reason:
        raise UserError("reason_missing")
    party = _whose(cooperation, task, by, joint_matter=True)
    if task.two_keys or task.criterion:
        proposal = Proposal(what=What.SKIP, text=reason, party=party)
        return propose(cooperation, task, proposal, by=by)
    before = cooperation.round.mark_of(task.id, party)
    if before and before.kind is MarkKind.SKIPPED:
        raise UserError("already_ticked", id=task.id, party=before.by.party)
    mark = Mark(kind=MarkKind.SKIPPED, party=party, by=by, reason=reason)
    marked = replace(cooperation, round=cooperation.round.marked(task.id, mark))
    return marked.logged(Act.SKIPPED, by=by, about=task.id, content={"reason": reason})


def not_yet(cooperation: Cooperation, task: Task, *, by: By, reason: str) -> Cooperation:
    """Open a joint task that another party has ticked, with the reason why it is not done."""
    if not reason:
        raise UserError("reason_missing")
    if task.owner is not Owner.JOINT or task.two_keys:
        raise UserError("not_for_objection", id=task.id)
    mark = cooperation.round.mark_of(task.id, None)
    if mark is None or not mark.counts:
        raise UserError("nothing_to_object_to", id=task.id)
    opened = Mark(kind=MarkKind.NOT_YET, party=None, by=by, reason=reason)
    marked = replace(cooperation, round=cooperation.round.marked(task.id, opened))
    return marked.logged(Act.NOT_YET, by=by, about=task.id, content={"reason": reason})


def _whose(
    cooperation: Cooperation, task: Task, by: By, *, joint_matter: bool = False
) -> PartyId | None:
    """Return whose mark this is to set; None where the task is joint."""
    if task.two_keys and not joint_matter:
        raise UserError("needs_two_keys", id=task.id)
    if task.owner is Owner.JOINT:
        return None
    having = owners(cooperation, task.owner)
    if by.party not in having:
        raise UserError("other_partys_task", id=task.id, parties=having)
    return by.party


def _without_question(round_: Round, task: Task, party: PartyId | None) -> Round:
    """What is done need not be put aside: that question lapses, and its number stays used."""
    matter_id = MatterId(task.id)
    matter = round_.matter(matter_id)
    if matter.proposed is None or matter.proposed.proposal.party != party:
        return round_
    return round_.with_matter(matter_id, matter.lapsed())
