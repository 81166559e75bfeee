"""How a measure or a pledge stood when a list was written, so that newer facts are not undone."""

from dataclasses import replace

from bot.domain.chain import Measure, Pledge
from bot.domain.check_in import CHECK_IN_TASKS
from bot.domain.cooperation import Cooperation
from bot.domain.digest import digest
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, MatterId, TaskId
from bot.domain.listed import ListItem
from bot.domain.member import By
from bot.domain.working import change


def standing_of(cooperation: Cooperation, about: str) -> str | None:
    """
    Return a fingerprint (hex) of how a measure or a pledge stands; None for other things.

    It tells of the colour with its reason, the last day, whether it is done, and the text.
    """
    thing = cooperation.content.items.get(ItemId(about))
    if not isinstance(thing, Measure | Pledge):
        return None
    current = cooperation.round.matter(MatterId(about)).current
    stands: dict[str, object] = {
        "colour": thing.colour,
        "reason": thing.reason,
        "end": thing.end,
        "done": thing.done if isinstance(thing, Measure) else thing.closed,
        "text": thing.text if isinstance(thing, Measure) else current and current.proposal.text,
    }
    return digest(stands)


def changed_as_listed(
    cooperation: Cooperation,
    before: Cooperation,
    thing: Measure | Pledge,
    item: ListItem,
    *,
    by: By,
) -> Cooperation:
    """
    Change a thing that stood *before* as when the list was written; newer facts are kept.

    Raise UserError `same_item`, or `changed_since`.
    """
    if thing == cooperation.content.item(thing.id):
        raise UserError("same_item", id=thing.id)
    require_as_listed(before, item)
    return change(cooperation, thing, by=by)


def require_as_listed(before: Cooperation, item: ListItem) -> None:
    """Raise UserError `changed_since` for a thing that stood *before* as it was not listed."""
    if item.hash not in {None, standing_of(before, item.about or "")}:
        raise UserError("changed_since")


def in_this_turn(cooperation: Cooperation, item: ListItem) -> ListItem:
    """Return a point about a task with the round, and the check-in, that it is meant in."""
    running = cooperation.round.check_in
    anew = running and TaskId(item.about or "") in CHECK_IN_TASKS
    return replace(
        item, round=cooperation.round.number, check_in=running.name if running and anew else None
    )


def require_same_turn(cooperation: Cooperation, item: ListItem) -> None:
    """Raise UserError `changed_since` for a task of an earlier round or check-in."""
    now = in_this_turn(cooperation, item)
    if item.round is not None and (item.round, item.check_in) != (now.round, now.check_in):
        raise UserError("changed_since")
