"""An agreement that holds already: said at `start`, or in step 1; the parties go on from there."""

from dataclasses import replace

from bot.chat.command import Field, Kind, NeedMoreError, Result
from bot.chat.offers import STATUS
from bot.chat.outgoing import Offer, Outgoing, tell
from bot.chat.request import Desk, Request
from bot.domain.agreement import Agreement
from bot.domain.chain import Letter
from bot.domain.cooperation import Cooperation
from bot.domain.ids import AGREEMENT
from bot.domain.member import By
from bot.domain.middle import check_claim, check_period, claim_agreement, holds
from bot.domain.period import in_force
from bot.domain.rights import require_key_of
from handlers.invite import invite_offers
from handlers.items.offers import paste_offer
from handlers.proposing import asked_news
from handlers.voiding import ask_before_voiding

FIELDS = (
    Field(name="start", kind=Kind.DATE),
    Field(name="end", kind=Kind.DATE),
    Field(name="title", kind=Kind.WORDS, limit=200),
    Field(name="registration", kind=Kind.WORDS),
)
"""What is known of an agreement that was signed before the bot came; its end is enough."""


def claimed(request: Request, desk: Desk, cooperation: Cooperation, *, by: By) -> Cooperation:
    """Note that the agreement in the line holds; ask for its end where that is missing."""
    before = cooperation.content.agreement
    # What is corrected keeps the rest of what was said of it.
    known = before if cooperation.round.earlier else Agreement(sections=before.sections)
    agreement = replace(
        known,
        start=request.day("start") or known.start,
        end=request.day("end") or known.end,
        title=request.text("title") or known.title,
        registration=request.text("registration") or known.registration,
    )
    if agreement.end is None:
        raise NeedMoreError(("end",), template="start/until")
    facts = {
        "title": agreement.title,
        "start": agreement.start,
        "end": agreement.end,
        "parties": _names(cooperation),
    }
    text = desk.write("agreement/claimed", **facts)
    return claim_agreement(cooperation, agreement, text, desk.today, by=by)


def _names(cooperation: Cooperation) -> list[dict[str, str]]:
    return [{"kind": party.kind.value, "name": party.name} for party in cooperation.parties]


def check_claimed_period(request: Request, desk: Desk) -> None:
    """Refuse a period that cannot be, before anything else is asked."""
    check_period(request.day("start"), request.day("end"), desk.today)


def holding(request: Request, desk: Desk) -> Result:
    """Go on from an agreement that holds, or correct what was said of it."""
    require_key_of(desk.cooperation, desk.by)
    check_claim(desk.cooperation, Agreement(sections={}), desk.today)
    check_claimed_period(request, desk)
    after = claimed(request, desk, desk.cooperation, by=desk.by)
    matter = desk.cooperation.round.matter(AGREEMENT)
    ask_before_voiding(request, AGREEMENT, matter, renews=desk.by.party)
    if not holds(after):
        return Result(say=(asked_news(desk, after, AGREEMENT, said=True),), cooperation=after)
    return Result(say=(continued_news("start/continued", after),), cooperation=after)


def continued_news(template: str, cooperation: Cooperation) -> Outgoing:
    """Return the news that the parties go on from their agreement, with what comes first."""
    end = in_force(cooperation).end
    return tell(
        template,
        *middle_offers(cooperation),
        STATUS,
        end=end.isoformat() if end else None,
        absent=list(cooperation.absent()),
        step=cooperation.round.step,
        earlier=cooperation.round.earlier,
    )


def middle_offers(cooperation: Cooperation) -> tuple[Offer, ...]:
    """Return what those who begin in the middle need first: the others, pledges and measures."""
    content = cooperation.content
    pledges = () if content.pledges else (paste_offer(Letter.PLEDGE),)
    measures = () if content.measures else (paste_offer(Letter.MEASURE),)
    return (*invite_offers(cooperation), *pledges, *measures)
