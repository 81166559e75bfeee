"""What an agreement runs for: of the version that holds, and never of one that is only proposed."""

from bot.domain.agreement import Period, period_of
from bot.domain.cooperation import Cooperation
from bot.domain.ids import AGREEMENT

UNKNOWN = Period()


def in_force(cooperation: Cooperation) -> Period:
    """
    Return the period of the agreement that holds; an empty one where none does.

    What a party without members decided elsewhere holds as far as those who are here know, and the
    agreement of the round before runs on while nobody has written the next one.
    """
    matter = cooperation.round.matter(AGREEMENT)
    if matter.settled:
        # Versions from before periods were kept with them have that of the sections.
        stated = matter.settled.version.proposal.period
        return stated or period_of(cooperation.content.agreement) or UNKNOWN
    if matter.proposed and matter.decided_outside(cooperation.party_ids):
        return matter.proposed.proposal.period or UNKNOWN
    written = matter.proposed is not None
    return UNKNOWN if written else period_of(cooperation.content.agreement) or UNKNOWN
