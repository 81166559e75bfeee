"""What ends: a pledge renewed or closed, a check-in with its books, what is put in the archive."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.domain.agreeing import put_forward
from bot.domain.answer import Renewal
from bot.domain.archive import archived, begun_anew, summary
from bot.domain.asking import lapse_questions
from bot.domain.chain import Item, Pledge
from bot.domain.check_in import CHECK_IN_TASKS, FROM_STEP, Closed, next_check_in
from bot.domain.cooperation import Cooperation
from bot.domain.ending import end_pledge, require_not_closed
from bot.domain.errors import UserError
from bot.domain.follow_up import current, last_answer
from bot.domain.ids import ItemId, MatterId, TaskId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.pledging import FEEDBACK
from bot.domain.rights import require_key_of
from bot.domain.round import Carried, Round
from bot.domain.version import Proposal, What
from bot.domain.working import change, draft_pledge

SAME_IN_RENEWAL = ("promised_by", "measure", "cause", "place", "amount", "unit", "doer", "told")
"""What a renewed pledge begins with; it begins the day after, and its end must be said."""


def require_renewable(pledge: Pledge) -> None:
    """Raise UserError where a pledge cannot be renewed."""
    if pledge.published is None:
        raise UserError("not_published_yet", id=pledge.id)
    if pledge.renewed_by:
        raise UserError("already_renewed", id=pledge.id, by=pledge.renewed_by)


def renew(
    cooperation: Cooperation, old: Pledge, text: str, given: Mapping[str, Any], *, by: By
) -> tuple[Cooperation, Item]:
    """Draft a pledge in the place of another one, with its fields and how it went."""
    require_renewable(old)
    same = {name: getattr(old, name) for name in SAME_IN_RENEWAL}
    begins = {"start": old.end + timedelta(days=1)} if old.end else {}

    def make(id_: ItemId) -> Pledge:
        fields = {**same, **begins, **given, "renews": old.id, "earlier": last_answer(old)}
        return Pledge(id=id_, by=by, **fields)

    drafted, new = draft_pledge(cooperation, text, make, by=by)
    return change(drafted, replace(old, renewed_by=new.id), by=by, act=Act.RENEWED), new


def is_over(pledge: Pledge, today: date) -> bool:
    """Tell whether the last day of a pledge has passed, so that it may be closed by one."""
    return pledge.end is not None and pledge.end < today


def close_pledge(cooperation: Cooperation, pledge: Pledge, day: date, *, by: By) -> Cooperation:
    """Close a pledge whose time is over, by one who holds a key of those who promised."""
    _require_closable(cooperation, pledge, by)
    if not is_over(pledge, day):
        raise UserError("pledge_runs_still", id=pledge.id)
    return end_pledge(cooperation, pledge, day, by=by)


def ask_to_close(cooperation: Cooperation, pledge: Pledge, reason: str, *, by: By) -> Cooperation:
    """
    Ask all to end a pledge before its last day, with the reason.

    What is promised in public is ended early only by every party's yes. Raise UserError
    `not_confirmed_yet` for one that holds on one party's word, before all have said yes to it.
    """
    _require_closable(cooperation, pledge, by)
    if not reason:
        raise UserError("reason_missing")
    matter_id = MatterId(pledge.id)
    matter = cooperation.round.matter(matter_id)
    if matter.settled is None and matter.proposed and matter.proposed.proposal.what is What.TEXT:
        # All it says is what is proposed; the question of its end would take the place of that.
        waiting = matter.waiting(cooperation.party_ids)
        raise UserError("not_confirmed_yet", id=pledge.id, parties=waiting)
    return put_forward(cooperation, matter_id, Proposal(what=What.END, text=reason), by=by)


def _require_closable(cooperation: Cooperation, pledge: Pledge, by: By) -> None:
    require_key_of(cooperation, by)
    if pledge.published is None:
        raise UserError("not_published_yet", id=pledge.id)
    require_not_closed(pledge)
    if by.party not in pledge.promised_by:
        raise UserError("not_your_pledge_to_close", id=pledge.id, parties=pledge.promised_by)


def close_check_in(cooperation: Cooperation, day: date, *, by: By) -> Cooperation:
    """
    Close the running check-in, open the next one, and go back to step 4 from step 5.

    Raise UserError `check_in_to_come` while the time that it is about has not begun.
    """
    require_key_of(cooperation, by)
    running = current(cooperation)
    if running.first > day:
        first = running.first.isoformat()
        raise UserError("check_in_to_come", check_in=running.name, date=first)
    opened = next_check_in(running, day)
    shut = lapse_questions(shut_books(cooperation, day, by=by), map(MatterId, CHECK_IN_TASKS))
    old = shut.round
    round_ = replace(_without_its_tasks(old), check_in=opened)
    if old.step > FROM_STEP:
        # A move that was asked for from step 5 must not be made later, from another step.
        round_ = replace(round_.without_moves(), step=FROM_STEP, step_since=by.at)
    return replace(shut, round=round_)


def shut_books(cooperation: Cooperation, day: date, *, by: By) -> Cooperation:
    """
    Note the running check-in whole in the log, archive what is over, and begin counting anew.

    Nothing happens before there is a check-in whose time has begun. The sums go on; what they are
    made of is in the log.
    """
    check_in = cooperation.round.check_in
    if check_in is None or check_in.first > day:
        return cooperation
    for pledge in cooperation.content.pledges:
        ending = pledge.answer and pledge.answer.renewal is Renewal.END
        if ending and not pledge.closed and is_over(pledge, day):
            cooperation = end_pledge(cooperation, pledge, day, by=by)
    noted = cooperation.logged(
        Act.CHECK_IN_CLOSED, by=by, about=check_in.name, content=summary(cooperation)
    )
    feedback = cooperation.round.matter(FEEDBACK).settled
    begun = begun_anew(archived(noted, day, by=by), check_in, day, feedback=feedback, by=by)
    closed = Closed(year=check_in.year, part=check_in.part, day=day)
    return replace(begun, round=replace(begun.round, closed=closed))


def _without_its_tasks(old: Round) -> Round:
    """Take a check-in's marks, texts and days out of the round; the texts' numbers go on."""
    matters = {
        key: matter.afresh() if TaskId(key) in CHECK_IN_TASKS else matter
        for key, matter in old.matters.items()
    }
    settled = {key: old.matter(MatterId(key)).settled for key in CHECK_IN_TASKS}
    carried = {
        key: Carried(round=old.number, text=one.version.proposal.text)
        for key, one in settled.items()
        if one and one.version.proposal.what is not What.SKIP
    }
    return replace(
        old,
        matters=matters,
        carried={**old.carried, **carried},
        marks={key: one for key, one in old.marks.items() if key not in CHECK_IN_TASKS},
        doers={key: one for key, one in old.doers.items() if key not in CHECK_IN_TASKS},
        dues={key: one for key, one in old.dues.items() if key not in CHECK_IN_TASKS},
        scheduled={
            key: one for key, one in old.scheduled.items() if TaskId(key) not in CHECK_IN_TASKS
        },
    )
