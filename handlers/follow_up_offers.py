"""What to press once something is followed up: the next question, more of it, the report."""

from bot.chat.offers import FOLLOW_UP
from bot.chat.outgoing import Offer
from bot.domain.cooperation import Cooperation
from bot.domain.follow_up import in_check_in, unanswered
from bot.domain.ids import ItemId, PartyId


def next_offers(cooperation: Cooperation, party: PartyId) -> tuple[Offer, ...]:
    """Return what to press next: the next question, else what the answers are for."""
    offers = [FOLLOW_UP] if unanswered(cooperation, party) else []
    if any(item.answer for item in in_check_in(cooperation)):
        offers.append(REPORT)
    return tuple(offers)


def more_offer(item_id: ItemId) -> Offer:
    """Return the button for the questions that can be left out."""
    return Offer(label="more_questions", command="follow_up", values={"do": "more", "id": item_id})


NEWS = Offer(label="anything_new", command="follow_up", values={"do": "news"})
REPORT = Offer(label="report", command="follow_up", values={"do": "report"})
