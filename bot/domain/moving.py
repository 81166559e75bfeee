"""Moving between steps: on when the gate is open, against it or back by two keys, round again."""

from dataclasses import replace
from datetime import date

from bot.domain.agreeing import put_forward
from bot.domain.approval import Matter
from bot.domain.check_in import FROM_STEP, first_check_in, is_beyond, is_last
from bot.domain.closing import shut_books
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import ADVANCE, AGREEMENT, BACK, MatterId, TaskId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.middle import continue_from
from bot.domain.period import in_force
from bot.domain.process import Process
from bot.domain.round import Carried, Round
from bot.domain.step import progress
from bot.domain.version import Proposal, What


def advance(
    cooperation: Cooperation,
    process: Process,
    newest: Process,
    *,
    by: By,
    today: date | None = None,
) -> Cooperation:
    """
    Go on *today* (local) to the next step; raise UserError `gate_closed`, a criterion not met.

    After the last step the next round begins, by the *newest* process text; before the agreement's
    last check-in that is refused with `not_last_check_in`, since the next one comes first.
    """
    if before_its_time(cooperation, process):
        raise UserError("not_last_check_in")
    missing = progress(cooperation, process, cooperation.round.step).missing
    if missing:
        raise UserError("gate_closed", count=len(missing))
    target = cooperation.round.step + 1
    return _move(cooperation, target, process, newest, today or by.at.date(), by=by)


def before_its_time(cooperation: Cooperation, process: Process) -> bool:
    """Tell whether the step is the last, but more check-ins are to come before the next round."""
    over = cooperation.round.step >= len(process.steps)
    return over and not is_last(cooperation.round.check_in, in_force(cooperation).end)


def ask_to_advance(cooperation: Cooperation, *, by: By, reason: str) -> Cooperation:
    """Ask all parties to go on although something is missing, with the reason."""
    if not reason:
        raise UserError("reason_missing")
    target = cooperation.round.step + 1
    proposal = Proposal(what=What.MOVE, text=reason, step=target)
    return put_forward(cooperation, ADVANCE, proposal, by=by)


def ask_back(
    cooperation: Cooperation, process: Process, target: int, *, by: By, reason: str
) -> Cooperation:
    """Ask all parties to go back to an earlier step, with the reason."""
    process.step(target)
    if target >= cooperation.round.step:
        raise UserError("not_back", step=target, current=cooperation.round.step)
    if not reason:
        raise UserError("reason_missing")
    proposal = Proposal(what=What.MOVE, text=reason, step=target)
    return put_forward(cooperation, BACK, proposal, by=by)


def follow_through(
    cooperation: Cooperation,
    process: Process,
    newest: Process,
    matter_id: MatterId,
    *,
    by: By,
    today: date | None = None,
) -> Cooperation:
    """Make the move that all parties have just said yes to; other matters stay as they are."""
    if matter_id == AGREEMENT:
        return continue_from(cooperation, by=by, today=today)
    settled = cooperation.round.matter(matter_id).settled
    target = settled.version.proposal.step if settled else None
    if target is None:
        return cooperation
    return _move(cooperation, target, process, newest, today or by.at.date(), by=by)


def _move(
    cooperation: Cooperation, target: int, process: Process, newest: Process, day: date, *, by: By
) -> Cooperation:
    if target > len(process.steps):
        return _next_round(cooperation, process, newest, day, by=by)
    act = Act.ADVANCED if target > cooperation.round.step else Act.WENT_BACK
    return _to(cooperation, target, act, day, by=by)


def _to(cooperation: Cooperation, target: int, act: Act, day: date, *, by: By) -> Cooperation:
    """Stand in *target*; a move still asked for was asked from another step, and lapses."""
    old = cooperation.round
    # What is gone back to is to be done here, whatever was done before the bot came.
    earlier = min(old.earlier, target - 1)
    moved = replace(old.without_moves(), step=target, step_since=by.at, earlier=earlier)
    if target >= FROM_STEP and moved.check_in is None:
        start = in_force(cooperation).start
        moved = replace(moved, check_in=first_check_in(day, start, moved.closed))
    return replace(cooperation, round=moved).logged(act, by=by, about=str(target))


def _next_round(
    cooperation: Cooperation, process: Process, newest: Process, day: date, *, by: By
) -> Cooperation:
    """Close the round with its last check-in, and begin the next with what is brought along."""
    if not is_beyond(cooperation.round.check_in, in_force(cooperation).end):
        cooperation = shut_books(cooperation, day, by=by)
    old = cooperation.round
    new = Round(
        number=old.number + 1,
        process=newest.hash,
        started=by.at,
        step=1,
        step_since=by.at,
        marks={},
        matters=_matters_kept(old, process),
        carried=_carried(old, process),
        closed=old.closed,
        brought=tuple(cooperation.content.items),
    )
    closed = cooperation.logged(
        Act.ROUND_CLOSED, by=by, about=str(old.number), content=_summary(old)
    )
    return replace(closed, round=new).logged(Act.ROUND_STARTED, by=by, about=str(new.number))


BEGUN_ANEW = frozenset({ADVANCE, BACK, AGREEMENT})
"""What each round has its own of, besides the texts of its tasks."""


def _matters_kept(old: Round, process: Process) -> dict[MatterId, Matter]:
    """A task's text begins anew; what all have promised the citizens holds over the rounds."""
    return {
        key: matter.afresh() if process.has(key) or key in BEGUN_ANEW else matter
        for key, matter in old.matters.items()
    }


def _carried(old: Round, process: Process) -> dict[TaskId, Carried]:
    settled = {key: matter.settled for key, matter in old.matters.items() if matter.settled}
    agreed = {key: one.version.proposal for key, one in settled.items()}
    return {
        TaskId(key): Carried(round=old.number, text=one.text)
        for key, one in agreed.items()
        if process.has(key) and process.task(key).carries and one.what is not What.SKIP
    }


def _summary(old: Round) -> dict[str, object]:
    """Return the closed round as plain data: what was settled, and what was ticked how."""
    return {
        "settled": {
            key: {"version": one.version.number, "text": one.version.proposal.text}
            for key, matter in old.matters.items()
            if (one := matter.settled)
        },
        "marks": {
            key: [{"kind": mark.kind.value, "party": mark.party} for mark in marks]
            for key, marks in old.marks.items()
        },
    }
