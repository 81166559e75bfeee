"""When somebody leaves her party: what she did stands, what she was to do is handed on."""

from dataclasses import replace

from bot.domain.chain import Measure, Pledge
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import MatterId, PersonId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.rights import holds_key


def leave(cooperation: Cooperation, *, by: By) -> Cooperation:
    """
    Take the person who acts out of her party; raise UserError `last_key`.

    A party that is here is never left without anybody who may answer for it. Her substitute is
    nobody's substitute any more, and whom she had invited must be invited anew.
    """
    left = tuple(
        replace(one, substitute_for=None) if one.substitute_for == by.person else one
        for one in cooperation.members
        if one.person != by.person
    )
    invitations = tuple(one for one in cooperation.invitations if one.invited_by != by.person)
    after = replace(cooperation, members=left, invitations=invitations)
    if not any(holds_key(after, one.person) for one in after.members_of(by.party)):
        raise UserError("last_key", party=by.party)
    return after.logged(Act.LEFT, by=by, about=by.party)


def in_charge_of(cooperation: Cooperation, person: PersonId) -> tuple[MatterId, ...]:
    """Return the tasks of the round, the measures not done and the pledges that somebody does."""
    doers = cooperation.round.doers.items()
    tasks = tuple(MatterId(task) for task, doer in doers if doer.person == person)
    items = tuple(
        MatterId(item.id)
        for item in cooperation.content.items.values()
        if isinstance(item, Measure | Pledge)
        and item.doer
        and item.doer.person == person
        and not (isinstance(item, Measure) and item.done)
    )
    return (*tasks, *items)
