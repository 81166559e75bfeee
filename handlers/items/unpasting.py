"""`ångra-inklistring`: take back what was pasted, as long as nobody else has said yes to it."""

from collections.abc import Sequence

from bot.chat.command import Result
from bot.chat.outgoing import Offer, tell_change
from bot.chat.request import Desk, Request
from bot.chat.thing_wording import VERBS
from bot.domain.chain import Letter
from bot.domain.errors import UserError
from bot.domain.ids import ItemId
from bot.domain.working import remove
from handlers.items.fields import required_id

ACT = "unpaste"


def undo_offer(letter: Letter, ids: Sequence[ItemId]) -> Offer:
    """Return the button that takes back what was pasted at once."""
    values: dict[str, str | int] = {"do": ACT, "id": ids[0], "amount": len(ids)}
    return Offer(label="unpaste", command=VERBS[letter], values=values)


def unpasted(letter: Letter, request: Request, desk: Desk) -> Result:
    """Remove all that was pasted, or nothing; raise UserError `paste_gone` where it has changed."""
    first = required_id(letter, request)
    number = int(first[1:])
    size = request.number("amount") or 1
    ids = [ItemId(f"{letter.value}{number + place}") for place in range(size)]
    begun = desk.cooperation.content.item(first).by
    items = [desk.cooperation.content.items.get(one) for one in ids]
    if not all(item and item.by == begun for item in items):
        raise UserError("paste_gone", id=first, letter=letter.value)
    after = desk.cooperation
    for one in reversed(ids):
        after = remove(after, one, by=desk.by)
    news = tell_change(
        "paste/undone", ids=ids, count=size, party=desk.by.party, letter=letter.value
    )
    return Result(say=(news,), cooperation=after)
