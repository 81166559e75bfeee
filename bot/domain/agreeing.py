"""Two keys in a cooperation: write a text, say yes, say no, take back, until all have said yes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date

from bot.domain.approval import Matter, Outside
from bot.domain.blocking import require_shown
from bot.domain.cooperation import Cooperation
from bot.domain.decision import Decision
from bot.domain.ending import end_by_all, require_running
from bot.domain.errors import UserError
from bot.domain.ids import AGREEMENT, MatterId, TaskId
from bot.domain.log import Act, plain
from bot.domain.member import By
from bot.domain.process import Process, Task
from bot.domain.rights import require_key_of
from bot.domain.round import Mark, MarkKind
from bot.domain.version import Proposal, Version, What

SIGNED_IN = "3.10"
"""The task in which the agreement is agreed on and signed."""


def propose(cooperation: Cooperation, task: Task, proposal: Proposal, *, by: By) -> Cooperation:
    """Put a new version of a task's text forward."""
    matter_id = MatterId(task.id)
    matter = cooperation.round.matter(matter_id)
    if not task.two_keys and matter.proposed and matter.proposed.by.party != by.party:
        raise UserError("skip_already_proposed", id=task.id, version=matter.count)
    return put_forward(cooperation, matter_id, proposal, by=by)


def put_forward(
    cooperation: Cooperation, matter_id: MatterId, proposal: Proposal, *, by: By
) -> Cooperation:
    """Put a new version of any matter forward, and note it; not of a pledge that has ended."""
    require_running(cooperation, matter_id)
    with _named(matter_id):
        matter = cooperation.round.matter(matter_id).propose(proposal, by=by)
    content = {"what": proposal.what.value, "text": proposal.text}
    if proposal.reference:
        content |= plain(asdict(proposal.reference))
    changed = _with(cooperation, matter_id, matter)
    return changed.logged(
        Act.WRITTEN, by=by, about=matter_id, version=matter.count, content=content
    )


def approve(
    cooperation: Cooperation,
    matter_id: MatterId,
    number: int,
    *,
    by: By,
    decision: Decision | None = None,
    today: date | None = None,
) -> Cooperation:
    """Say the yes of one's party to an exact version; the last yes settles it *today* (local)."""
    require_key_of(cooperation, by, matter_id)
    return with_yes(cooperation, matter_id, number, by=by, decision=decision, today=today)


def with_yes(
    cooperation: Cooperation,
    matter_id: MatterId,
    number: int,
    *,
    by: By,
    decision: Decision | None = None,
    today: date | None = None,
) -> Cooperation:
    """Note a yes whose key was shown when it was said, to this text or to a list that names it."""
    require_running(cooperation, matter_id)
    require_shown(cooperation, matter_id)
    before = cooperation.round.matter(matter_id)
    with _named(matter_id):
        matter = before.approve(number, by=by, parties=cooperation.party_ids, decision=decision)
    content = plain(asdict(decision)) if decision else None
    said = _answered(_with(cooperation, matter_id, matter), matter_id, by).logged(
        Act.APPROVED, by=by, about=matter_id, version=number, content=content
    )
    if matter.settled and matter.proposed is None:
        kept = _put_aside(said, matter_id, matter.settled.version)
        day = today or by.at.date()
        kept = end_by_all(kept, matter_id, before, day, by=by)
        return kept.logged(Act.SETTLED, by=by, about=matter_id, version=number)
    return said


def decline(
    cooperation: Cooperation, matter_id: MatterId, number: int, *, by: By, reason: str
) -> Cooperation:
    """Say no for one's party, with a reason."""
    require_key_of(cooperation, by, matter_id)
    said = _changed(
        cooperation,
        matter_id,
        lambda matter: matter.decline(number, by=by, reason=reason),
        Act.DECLINED,
        by=by,
        content={"reason": reason},
    )
    return _answered(said, matter_id, by)


def withdraw(cooperation: Cooperation, matter_id: MatterId, *, by: By) -> Cooperation:
    """Take back the yes of one's party, before the last yes has come."""
    require_key_of(cooperation, by, matter_id)
    return _changed(
        cooperation, matter_id, lambda matter: matter.withdraw(by=by), Act.WITHDRAWN, by=by
    )


def record_outside(
    cooperation: Cooperation,
    matter_id: MatterId,
    number: int,
    *,
    by: By,
    decision: Decision | None = None,
) -> Cooperation:
    """Note what the parties without a member decided outside the bot."""
    require_key_of(cooperation, by)
    require_shown(cooperation, matter_id)
    outside = Outside(by=by, decision=decision, absent=cooperation.absent())
    return _changed(
        cooperation,
        matter_id,
        lambda matter: matter.record_outside(number, outside),
        Act.RECORDED_OUTSIDE,
        by=by,
        content=plain(asdict(decision)) if decision else None,
    )


def task_behind(matter_id: MatterId, process: Process) -> Task | None:
    """Return the task a matter belongs to, the agreement's being 3.10; None for a move."""
    task_id = SIGNED_IN if matter_id == AGREEMENT else matter_id
    return process.task(task_id) if process.has(task_id) else None


def needs_decision(task: Task | None, matter: Matter) -> bool:
    """Tell whether a yes counts only with its decision body and date."""
    current = matter.proposed
    if not (task and task.decision and current):
        return False
    # Where an agreement was signed before, the decisions behind it were made then.
    signed = task.id == SIGNED_IN and current.proposal.what is What.REFERENCE
    return current.proposal.what is not What.SKIP and not signed


def _put_aside(cooperation: Cooperation, matter_id: MatterId, version: Version) -> Cooperation:
    """Mark one party's part of a task as put aside; the next party's does not undo it."""
    proposal = version.proposal
    if proposal.what is not What.SKIP or proposal.party is None:
        return cooperation
    mark = Mark(kind=MarkKind.SKIPPED, party=proposal.party, by=version.by, reason=proposal.text)
    return replace(cooperation, round=cooperation.round.marked(TaskId(matter_id), mark))


def _changed(
    cooperation: Cooperation,
    matter_id: MatterId,
    change: Callable[[Matter], Matter],
    act: Act,
    *,
    by: By,
    content: dict[str, str] | None = None,
) -> Cooperation:
    with _named(matter_id):
        matter = change(cooperation.round.matter(matter_id))
    changed = _with(cooperation, matter_id, matter)
    return changed.logged(act, by=by, about=matter_id, version=matter.count, content=content)


@contextmanager
def _named(matter_id: MatterId) -> Iterator[None]:
    """Let a refusal say which matter it is about."""
    try:
        yield
    except UserError as error:
        raise UserError(error.code, **{"id": matter_id, **error.facts}) from error


def _with(cooperation: Cooperation, matter_id: MatterId, matter: Matter) -> Cooperation:
    return replace(cooperation, round=cooperation.round.with_matter(matter_id, matter))


def _answered(cooperation: Cooperation, matter_id: MatterId, by: By) -> Cooperation:
    """Once a party has answered, its own body need not take the text up any more."""
    return replace(cooperation, round=cooperation.round.with_scheduled(matter_id, by.party, None))
