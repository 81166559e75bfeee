"""The moves on the agreement: write it from its sections, and note what was signed."""

from dataclasses import replace

from bot.domain.agreeing import put_forward
from bot.domain.agreement import Agreement, Signing, period_of
from bot.domain.blocking import require_shown
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import AGREEMENT
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.version import Proposal, What


def put_agreement_forward(
    cooperation: Cooperation, agreement: Agreement, text: str, *, by: By
) -> Cooperation:
    """Write the next version of the whole text from its sections."""
    if agreement.start and agreement.end and agreement.end < agreement.start:
        start = agreement.start.isoformat()
        raise UserError("end_before_start", field="end", start=start)
    content = replace(cooperation.content, agreement=agreement)
    changed = replace(cooperation, content=content)
    proposal = Proposal(what=What.TEXT, text=text, period=period_of(agreement))
    return put_forward(changed, AGREEMENT, proposal, by=by)


def sign(cooperation: Cooperation, signing: Signing) -> Cooperation:
    """Note that exactly the version all have said yes to was signed."""
    settled = cooperation.round.matter(AGREEMENT).settled
    if settled is None:
        raise UserError("signed_before_settled")
    require_shown(cooperation, AGREEMENT)
    newest = settled.version.number
    if signing.version != newest:
        raise UserError("other_version_signed", version=signing.version, current=newest)
    agreement = replace(cooperation.content.agreement, signing=signing)
    content = replace(cooperation.content, agreement=agreement)
    facts = {"signed_by": signing.signed_by, "date": signing.day.isoformat()}
    return replace(cooperation, content=content).logged(
        Act.SIGNED, by=signing.by, about=AGREEMENT, version=signing.version, content=facts
    )
