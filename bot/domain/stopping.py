"""The emergency stop: nothing more is taken in until the party that pulled it opens it again."""

from dataclasses import replace

from bot.domain.block import Reason, Stop
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import PartyId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.rights import require_contact


def stop(cooperation: Cooperation, reason: Reason, *, by: By) -> Cooperation:
    """Close all intake; raise UserError `stopped` where it is closed already."""
    if cooperation.stopped:
        raise stopped(cooperation.stopped)
    closed = replace(cooperation, stopped=Stop(by=by, reason=reason))
    return closed.logged(Act.STOPPED, by=by, content={"kind": reason.value})


def reopen(cooperation: Cooperation, *, by: By) -> Cooperation:
    """
    Open intake again; only a contact of the party that closed it may.

    Raise UserError `not_stopped`, `not_your_stop` or `contact_only`.
    """
    if cooperation.stopped is None:
        raise UserError("not_stopped")
    if not may_reopen(cooperation, by.party):
        raise UserError("not_your_stop", party=cooperation.stopped.by.party)
    require_contact(cooperation, by)
    return replace(cooperation, stopped=None).logged(Act.REOPENED_INTAKE, by=by)


def may_reopen(cooperation: Cooperation, party: PartyId) -> bool:
    """Tell whether a stop is a party's to end: its own, or of a party that nobody is left of."""
    if cooperation.stopped is None:
        return True
    closed_by = cooperation.stopped.by.party
    return party == closed_by or not cooperation.members_of(closed_by)


def stopped(stop: Stop) -> UserError:
    """Return the refusal that tells who closed the intake, when, and how it is opened."""
    at = stop.by.at.isoformat()
    return UserError("stopped", person=stop.by.person, party=stop.by.party, at=at)
