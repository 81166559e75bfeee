"""The emergency stop: nothing more is taken in until the party that pulled it opens it again."""

from dataclasses import replace

from bot.domain.block import Reason, Stop
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
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
    party = cooperation.stopped.by.party
    if party != by.party and cooperation.members_of(party):
        raise UserError("not_your_stop", party=party)
    require_contact(cooperation, by)
    return replace(cooperation, stopped=None).logged(Act.REOPENED_INTAKE, by=by)


def stopped(stop: Stop) -> UserError:
    """Return the refusal that tells who closed the intake, when, and how it is opened."""
    at = stop.by.at.isoformat()
    return UserError("stopped", person=stop.by.person, party=stop.by.party, at=at)
