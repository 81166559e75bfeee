"""`kedjan`: from problem to pledge, with what lacks a link."""

from bot.chat.command import Command, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import reply
from bot.chat.request import Desk, Request
from bot.domain.content import orphans
from bot.domain.fulfilment import focus_areas
from bot.domain.working import focus_of

MOST_OFFERS = 3


def handle(_request: Request, desk: Desk) -> Result:
    """Show the chain, and offer the first loose ends."""
    view = desk.view
    focus = focus_of(view)
    loose = list(orphans(view.content, focus_areas(view)))
    offers = [show_offer(item_id) for _, item_id in loose[:MOST_OFFERS]]
    facts = {"content": view.content, "focus": focus, "loose": loose}
    return Result(say=(reply("chain/chain", *offers, **facts),))


COMMAND = Command(name="chain", handle=handle)
