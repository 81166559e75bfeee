"""To begin in the middle: an agreement that holds already, and pledges made before the bot came."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.domain.agreeing import approve, put_forward, record_outside
from bot.domain.agreement import Agreement, period_of
from bot.domain.approval import Matter
from bot.domain.chain import Item, Pledge
from bot.domain.check_in import FROM_STEP, first_check_in
from bot.domain.cooperation import Cooperation
from bot.domain.decision import Reference
from bot.domain.errors import UserError
from bot.domain.ids import AGREEMENT, ItemId, MatterId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.period import in_force
from bot.domain.rights import require_key_of
from bot.domain.version import Proposal, What
from bot.domain.working import draft_pledge

EARLIER = FROM_STEP - 1
"""How many of the first steps lie behind those who already have an agreement."""


def claim_agreement(
    cooperation: Cooperation, agreement: Agreement, text: str, today: date, *, by: By
) -> Cooperation:
    """
    Note that an agreement holds, and stand in the step that follows it.

    *text* is what all parties are to confirm. Nobody confirms for a party that has no member yet:
    it is asked when it joins. Where others are here already, nothing moves before their yes.
    Said again before all have confirmed, it corrects what was said.
    """
    require_key_of(cooperation, by)
    check_claim(cooperation, agreement, today)
    reference = Reference(title=agreement.title or text, registration=agreement.registration)
    proposal = Proposal(
        what=What.REFERENCE, text=text, reference=reference, period=period_of(agreement)
    )
    content = replace(cooperation.content, agreement=agreement)
    asked = put_forward(replace(cooperation, content=content), AGREEMENT, proposal, by=by)
    said = _held_already(asked, AGREEMENT, by=by)
    return continue_from(said, by=by, today=today)


def check_claim(cooperation: Cooperation, agreement: Agreement, today: date) -> None:
    """Raise UserError `already_begun`, `agreement_ended` or `end_before_start`."""
    round_ = cooperation.round
    new = (round_.number, round_.step) == (1, 1)
    settled = any(matter.settled for matter in round_.matters.values())
    if settled or not (new or round_.earlier):
        raise UserError("already_begun", step=round_.step)
    check_period(agreement.start, agreement.end, today)


def check_period(start: date | None, end: date | None, today: date) -> None:
    """Raise UserError `agreement_ended` or `end_before_start` for what cannot hold today."""
    if end and end < today:
        raise UserError("agreement_ended", field="end", date=end.isoformat())
    if start and end and end < start:
        raise UserError("end_before_start", field="end", start=start.isoformat())


def is_claim(matter: Matter) -> bool:
    """Tell whether the agreement's text is one that held before the bot came."""
    return matter.current is not None and matter.current.proposal.what is What.REFERENCE


def holds(cooperation: Cooperation) -> bool:
    """Tell whether nobody who is here still has to say yes to the agreement."""
    matter = cooperation.round.matter(AGREEMENT)
    if matter.proposed:
        return matter.decided_outside(cooperation.party_ids)
    return matter.settled is not None


def continue_from(cooperation: Cooperation, *, by: By, today: date | None = None) -> Cooperation:
    """
    Let the steps before an agreement that was claimed be done since before, once it holds *today*.

    Nothing happens where they are already, or where the parties have gone on themselves.
    """
    old = cooperation.round
    claimed = is_claim(old.matter(AGREEMENT)) and holds(cooperation)
    if not claimed or old.earlier or (old.number, old.step) != (1, 1):
        return cooperation
    begun = first_check_in(today or by.at.date(), in_force(cooperation).start)
    moved = replace(
        old, step=FROM_STEP, step_since=by.at, earlier=EARLIER, check_in=old.check_in or begun
    )
    return replace(cooperation, round=moved).logged(Act.CONTINUED, by=by, about=str(FROM_STEP))


def carry_in_pledge(
    cooperation: Cooperation,
    text: str,
    make: Callable[[ItemId], Pledge],
    today: date,
    *,
    by: By,
) -> tuple[Cooperation, Item]:
    """
    Add a pledge that the citizens have been given already.

    It counts at once, on the word of the party that brings it in; the others confirm or dispute it.
    Nobody was told internally here, so that a new version of it begins with that.
    """

    def published(id_: ItemId) -> Pledge:
        return replace(make(id_), published=today, published_version=1)

    drafted, pledge = draft_pledge(cooperation, text, published, by=by)
    return _held_already(drafted, MatterId(pledge.id), by=by), pledge


def _held_already(cooperation: Cooperation, matter_id: MatterId, *, by: By) -> Cooperation:
    """Say one's own yes, and note for those who are not here that it was decided elsewhere."""
    number = cooperation.round.matter(matter_id).count
    said = approve(cooperation, matter_id, number, by=by)
    return record_outside(said, matter_id, number, by=by) if said.absent() else said
