"""`klar A3`: a measure is done; for any other thing, what could be meant instead."""

from bot.chat.command import Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import Offer, tell_change
from bot.chat.request import Desk, Request
from bot.domain.chain import Letter, Measure
from bot.domain.errors import UserError
from bot.domain.finishing import finish, unfinish
from bot.domain.ids import ItemId
from handlers.common import NEXT
from handlers.items.fields import required_id


def finished(letter: Letter, request: Request, desk: Desk) -> Result:
    """Finish the measure that the line names."""
    return finish_thing(required_id(letter, request), desk)


def finish_thing(item_id: ItemId, desk: Desk) -> Result:
    """Finish a measure; raise UserError `never_finished` for what is done in another way."""
    item = desk.cooperation.content.item(item_id)
    if not isinstance(item, Measure):
        raise UserError("never_finished", id=item_id, letter=item_id[0])
    after = finish(desk.cooperation, item, by=desk.by)
    undo = Offer(label="undo", command="undo", values={"id": item_id})
    news = tell_change(
        "items/finished", show_offer(item_id), undo, NEXT, id=item_id, party=desk.by.party
    )
    return Result(say=(news,), cooperation=after)


def reopened(measure: Measure, desk: Desk) -> Result:
    """Take back that a measure is done."""
    after = unfinish(desk.cooperation, measure, by=desk.by)
    again = finish_offer(measure.id)
    news = tell_change(
        "items/reopened", again, show_offer(measure.id), id=measure.id, party=desk.by.party
    )
    return Result(say=(news,), cooperation=after)


def finish_offer(item_id: ItemId) -> Offer:
    """Return the button that says that a measure is done."""
    return Offer(label="done", command="done", values={"id": item_id})
