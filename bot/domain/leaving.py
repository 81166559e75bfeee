"""When somebody leaves her party: what she did stands, what she was to do is handed over."""

from dataclasses import replace

from bot.domain.chain import Item, Measure, Pledge
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, MatterId, PersonId, TaskId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.staffing import answers_for_itself


def leave(
    cooperation: Cooperation, *, by: By, successor: PersonId | None = None, empties: bool = False
) -> Cooperation:
    """
    Take the person who acts out of her party, and give what she was to do to a successor, if any.

    Her substitute is nobody's substitute any more, and whom she had invited must be invited anew.
    Raise UserError `successor_not_in_party`; and `last_key` where nobody is left who may answer for
    the party, unless it is meant that this *empties* it: then nobody but whoever runs the bot lets
    anybody in for it.
    """
    member = cooperation.member(by.person)
    heir = cooperation.member(successor) if successor else None
    if member is None or (successor and (heir is None or heir.party != by.party or heir is member)):
        raise UserError("successor_not_in_party")
    left = tuple(
        replace(one, substitute_for=None, since=None, until=None)
        if one.substitute_for == by.person
        else one
        for one in cooperation.members
        if one.person != by.person
    )
    invitations = tuple(one for one in cooperation.invitations if one.invited_by != by.person)
    after = replace(cooperation, members=left, invitations=invitations)
    if not answers_for_itself(after, member):
        if not empties:
            raise UserError("last_key", party=by.party)
        after = replace(after, emptied=(*after.emptied, by.party))
    if successor:
        after = _handed_over(after, by.person, successor)
    content = {"person": successor} if successor else None
    return after.logged(Act.LEFT, by=by, about=by.party, content=content)


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


def _handed_over(cooperation: Cooperation, person: PersonId, to: PersonId) -> Cooperation:
    """Let another person do what one was to do."""
    charges = in_charge_of(cooperation, person)
    round_, content = cooperation.round, cooperation.content
    doers = {**round_.doers}
    items: dict[ItemId, Item] = dict(content.items)
    for one in charges:
        if TaskId(one) in doers:
            doers[TaskId(one)] = replace(doers[TaskId(one)], person=to)
            continue
        item = items[ItemId(one)]
        if isinstance(item, Measure | Pledge) and item.doer:
            items[ItemId(one)] = replace(item, doer=replace(item.doer, person=to))
    return replace(
        cooperation, round=replace(round_, doers=doers), content=replace(content, items=items)
    )
