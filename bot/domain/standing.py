"""How a measure or a pledge stood when a list was written, so that newer facts are not undone."""

from bot.domain.chain import Measure, Pledge
from bot.domain.cooperation import Cooperation
from bot.domain.digest import digest
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, MatterId
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
    if item.hash not in {None, standing_of(before, thing.id)}:
        raise UserError("changed_since")
    return change(cooperation, thing, by=by)
