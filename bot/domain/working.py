"""The moves on what the steps are about: add, change, take away; each noted in the log."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.domain.agreeing import put_forward
from bot.domain.asking import lapse_questions
from bot.domain.blocking import require_shown
from bot.domain.chain import Item, Letter, Measure, Pledge, Problem
from bot.domain.content import Content
from bot.domain.cooperation import Cooperation
from bot.domain.ending import require_not_closed
from bot.domain.errors import UserError
from bot.domain.fields import counts_only, fields_of
from bot.domain.ids import ItemId, MatterId, PartyId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.rights import require_key_of
from bot.domain.version import Proposal, What

PROMISED = ("promised_by", "place", "start", "end", "amount", "unit", "told")
"""What of a pledge belongs to the promise itself, and not to how it is kept."""
PRIORITIES = MatterId("3.4")
"""The task in which the parties agree on focus areas."""


def add(
    cooperation: Cooperation, letter: Letter, make: Callable[[ItemId], Item], *, by: By
) -> tuple[Cooperation, Item]:
    """Add a thing under the next id of its kind."""
    content, item = cooperation.content.added(letter, make)
    return _noted(cooperation, content, Act.ITEM_ADDED, item, by=by), item


def change(
    cooperation: Cooperation, item: Item, *, by: By, act: Act = Act.ITEM_CHANGED
) -> Cooperation:
    """Put a changed thing in the place of what it was; raise UserError `same_item`."""
    before = cooperation.content.item(item.id)
    if before == item:
        raise UserError("same_item", id=item.id)
    _require_free(cooperation, before, item)
    if isinstance(before, Measure) and isinstance(item, Measure) and before.done != item.done:
        running = cooperation.round.check_in
        item = replace(item, done_in=running.name if running and item.done else None)
    content = cooperation.content.with_item(item)
    return _noted(cooperation, content, act, item, by=by, counts=counts_only(before, item))


def _require_free(cooperation: Cooperation, before: Item, after: Item) -> None:
    """Refuse to change by one party what a text says that others have said yes to."""
    if isinstance(before, Pledge):
        matter = cooperation.round.matter(MatterId(before.id))
        moved = [name for name in PROMISED if getattr(before, name) != getattr(after, name)]
        if moved and (matter.settled or matter.yeses):
            raise UserError("part_of_promise", id=before.id, fields=moved)
    if isinstance(before, Problem) and isinstance(after, Problem) and before.text != after.text:
        _require_unnamed(cooperation, before.id)


def _require_unnamed(cooperation: Cooperation, item_id: ItemId) -> None:
    """Refuse where the priorities, agreed on or proposed, name a problem."""
    matter = cooperation.round.matter(PRIORITIES)
    versions = (matter.settled.version if matter.settled else None, matter.proposed)
    for version in versions:
        if version and item_id in (*version.proposal.focus, *version.proposal.aside):
            raise UserError("item_agreed_on", id=item_id)


def remove(cooperation: Cooperation, item_id: ItemId, *, by: By) -> Cooperation:
    """Take a thing away; what another party has said yes to stays, and so what all have."""
    item = cooperation.content.item(item_id)
    matter = cooperation.round.matter(MatterId(item_id))
    said = [yes.by.party for yes in matter.yeses]
    if matter.settled or set(said) - {by.party}:
        raise UserError("item_agreed_on", id=item_id, parties=[] if matter.settled else said)
    if said:
        # With the thing goes the yes of one's own party, which only a key takes back.
        require_key_of(cooperation, by)
    _require_unnamed(cooperation, item_id)
    cooperation.content.without(item_id)
    gone = MatterId(item_id)
    matters = {key: one for key, one in cooperation.round.matters.items() if key != gone}
    bare = replace(_unrenewed(cooperation, item), round=replace(cooperation.round, matters=matters))
    bare = lapse_questions(bare, [gone])
    content = bare.content.without(item_id)
    return _noted(bare, content, Act.ITEM_REMOVED, item, by=by)


def _unrenewed(cooperation: Cooperation, item: Item) -> Cooperation:
    """A pledge whose renewal is taken away can be renewed again."""
    old = (
        cooperation.content.items.get(item.renews)
        if isinstance(item, Pledge) and item.renews
        else None
    )
    if not isinstance(old, Pledge):
        return cooperation
    content = cooperation.content.with_item(replace(old, renewed_by=None))
    return replace(cooperation, content=content)


def draft_pledge(
    cooperation: Cooperation, text: str, make: Callable[[ItemId], Pledge], *, by: By
) -> tuple[Cooperation, Item]:
    """Add a pledge with the first version of its text."""
    added, pledge = add(cooperation, Letter.PLEDGE, make, by=by)
    proposal = Proposal(what=What.TEXT, text=text)
    return put_forward(added, MatterId(pledge.id), proposal, by=by), pledge


def publish_internally(
    cooperation: Cooperation, pledge: Pledge, version: int, day: date, *, by: By
) -> Cooperation:
    """Note that those who are to keep the promise have been told (Brå, Genomförande)."""
    _require_agreed(cooperation, pledge, version)
    if pledge.published_internally:
        told = pledge.published_internally.isoformat()
        raise UserError("already_internal", id=pledge.id, date=told)
    told_now = replace(pledge, published_internally=day)
    return change(cooperation, told_now, by=by, act=Act.INFORMED)


def publish(
    cooperation: Cooperation, pledge: Pledge, version: int, day: date, *, by: By
) -> Cooperation:
    """Note that the agreed version is published to the citizens, after it was so internally."""
    _require_agreed(cooperation, pledge, version)
    if pledge.published_internally is None:
        raise UserError("internally_first", id=pledge.id)
    if pledge.published and pledge.published_version == version:
        raise UserError("already_published", id=pledge.id, date=pledge.published.isoformat())
    require_not_closed(pledge)
    published = replace(pledge, published=day, published_version=version)
    after = change(cooperation, published, by=by, act=Act.PUBLISHED)
    old = after.content.items.get(pledge.renews) if pledge.renews else None
    if not isinstance(old, Pledge) or old.renewed:
        return after
    return change(after, replace(old, renewed=day), by=by, act=Act.RENEWED)


def _require_agreed(cooperation: Cooperation, pledge: Pledge, version: int) -> None:
    holds = cooperation.round.matter(MatterId(pledge.id)).holding(cooperation.party_ids)
    if holds is None:
        raise UserError("not_agreed_yet", id=pledge.id)
    if holds.number != version:
        raise UserError("stale_version", id=pledge.id, version=version, current=holds.number)
    require_shown(cooperation, pledge.id, text=holds.proposal.text)


def prioritise(
    cooperation: Cooperation,
    text: str,
    focus: tuple[ItemId, ...],
    aside: tuple[ItemId, ...],
    *,
    by: By,
) -> Cooperation:
    """Put forward which problems become focus areas, and which are put aside."""
    for problem in (*focus, *aside):
        cooperation.content.item(problem)
    proposal = Proposal(what=What.TEXT, text=text, focus=focus, aside=aside)
    return put_forward(cooperation, PRIORITIES, proposal, by=by)


def focus_of(cooperation: Cooperation) -> tuple[ItemId, ...]:
    """Return the focus areas that all have said yes to."""
    settled = cooperation.round.matter(PRIORITIES).settled
    return settled.version.proposal.focus if settled else ()


def parties_promising(cooperation: Cooperation, word: PartyId | None) -> tuple[PartyId, ...]:
    """Return who promises: one party, or all where none is named."""
    return (word,) if word else cooperation.party_ids


def _noted(
    cooperation: Cooperation,
    content: Content,
    act: Act,
    item: Item,
    *,
    by: By,
    counts: bool = False,
) -> Cooperation:
    # Whoever changes a thing from the round before has looked it over.
    round_ = cooperation.round if counts else cooperation.round.looked_over(item.id)
    changed = replace(cooperation, content=content, round=round_)
    return changed.logged(act, by=by, about=item.id, content=fields_of(item))
