"""Open requests asked anew, once, of those who answer for a party from now on."""

from bot.chat.offers import show_offer
from bot.chat.outgoing import Audience, Outgoing, To
from bot.domain.cooperation import Cooperation
from bot.domain.ids import PartyId, PersonId
from bot.domain.step import waiting_for

MOST_OFFERS = 3


def asked_anew(
    cooperation: Cooperation, party: PartyId, person: PersonId | None
) -> tuple[Outgoing, ...]:
    """Return what waits for a party's yes, for its own people; nothing where nothing waits."""
    waiting = waiting_for(cooperation, party)
    if not waiting:
        return ()
    return (
        Outgoing(
            audience=Audience(to=To.PARTY, party=party),
            template="roles/asked_anew",
            facts={"party": party, "person": person, "matters": list(waiting)},
            buttons=tuple(show_offer(one) for one in waiting[:MOST_OFFERS]),
        ),
    )
