"""New, list, show, change, remove: the same for every kind of thing."""

from collections.abc import Callable
from dataclasses import fields, replace

from bot.chat.command import NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import Outgoing, reply, tell_change
from bot.chat.request import Desk, Request
from bot.domain.chain import Cause, Goal, Item, Letter, Measure, Pledge, Problem
from bot.domain.cooperation import Cooperation
from bot.domain.ids import ItemId, MatterId
from bot.domain.pledging import state_in
from bot.domain.working import add, change, focus_of, remove
from handlers.common import CANCEL
from handlers.items.archived import archived
from handlers.items.fields import FIELDS, changes, own_id, parent, required_id
from handlers.items.finishing import finish_offer
from handlers.items.offers import PASTED, new_offer, paste_offer, pledge_offers

MOST_OFFERS = 5
_MAKERS: dict[Letter, Callable[..., Item]] = {
    Letter.PROBLEM: Problem,
    Letter.CAUSE: Cause,
    Letter.GOAL: Goal,
    Letter.MEASURE: Measure,
}
EXPECTED = {
    Letter.PROBLEM: ("place", "frequency", "affected"),
    Letter.CAUSE: ("side",),
    Letter.GOAL: ("problem", "baseline", "target", "due"),
    Letter.MEASURE: ("cause", "aim", "end", "doer", "follow_up"),
    Letter.PLEDGE: ("measure", "place", "end", "amount", "doer", "told"),
    Letter.MEETING: ("place", "attendees"),
}
"""What shows as missing until it is filled in; the other fields are there for those who want."""
_NEEDED = {Letter.CAUSE: ("problem",)}
"""What a thing cannot be without; everything else may come later and shows as missing."""


def listed(letter: Letter, desk: Desk) -> Result:
    """List everything of a kind."""
    view = desk.view
    items = [item for key, item in view.content.items.items() if key[0] == letter.value]
    offers = [show_offer(item.id) for item in items[-MOST_OFFERS:]]
    if not items and letter in PASTED:
        offers = [paste_offer(letter)]
    states = {item.id: state_in(view, item).value for item in items if isinstance(item, Pledge)}
    facts = {"letter": letter.value, "items": items, "focus": focus_of(view), "states": states}
    return Result(say=(reply("items/list", *offers, new_offer(letter), **facts),))


def shown(letter: Letter, request: Request, desk: Desk) -> Result:
    """Show one thing with all its fields, and what is missing."""
    item_id = own_id(letter, request)
    if item_id is None:
        return listed(letter, desk)
    return whole(item_id, desk)


def whole(item_id: ItemId, desk: Desk) -> Result:
    """Show a thing by its id alone, from the log where it is archived."""
    gone = archived(item_id, desk)
    if gone:
        return gone
    view = desk.view
    item = view.content.item(item_id)
    letter = Letter(item_id[0])
    facts: dict[str, object] = {
        "item": item,
        "fields": [_shown_name(field.name) for field in FIELDS[letter]],
        "missing": missing(item),
        "below": [one.id for one in view.content.leaning_on(item_id)],
        "focus": item_id in focus_of(view),
    }
    below = [show_offer(one.id) for one in view.content.leaning_on(item_id)]
    if isinstance(item, Pledge):
        matter = view.round.matter(MatterId(item.id))
        facts |= {"matter": matter, "state": state_in(view, item).value}
        return Result(say=(reply("pledge/show", *pledge_offers(item, desk), *below, **facts),))
    own = (finish_offer(item_id),) if isinstance(item, Measure) and not item.done else ()
    return Result(say=(reply("items/show", *own, *below[:MOST_OFFERS], **facts),))


def missing(item: Item) -> list[str]:
    """Return the expected fields of a thing that nobody has filled in."""
    expected = EXPECTED[Letter(item.id[0])]
    return [name for name in expected if getattr(item, name, None) in (None, ())]


def new(letter: Letter, request: Request, desk: Desk) -> Result:
    """Add a thing with what the line says, and ask for what it cannot be without."""
    given = {**parent(letter, request), **changes(letter, request, desk)}
    lacking = tuple(name for name in _NEEDED.get(letter, ()) if name not in given)
    text = request.text("text")
    if text is None:
        lacking = (*lacking, "text")
    if lacking:
        raise NeedMoreError(lacking)
    make = _MAKERS[letter]

    def made(id_: ItemId) -> Item:
        return make(id=id_, by=desk.by, text=text, **given)

    after, item = add(desk.cooperation, letter, made, by=desk.by)
    news = tell_change("items/added", show_offer(item.id), id=item.id, party=desk.by.party)
    told = reply("items/saved", id=item.id, text=text, missing=missing(item))
    return Result(say=(news, told), cooperation=after)


def changed(letter: Letter, request: Request, desk: Desk) -> Result:
    """Change what the line names; nothing else moves."""
    item_id = required_id(letter, request)
    item = desk.cooperation.content.item(item_id)
    given = changes(letter, request, desk)
    if request.text("text") is not None:
        given["text"] = request.text("text")
    if not given:
        raise NeedMoreError(("text",), template="items/change", id=item_id, item=item)
    known = {field.name for field in fields(item)}
    after = change(
        desk.cooperation,
        replace(item, **{name: value for name, value in given.items() if name in known}),
        by=desk.by,
    )
    news = tell_change("items/changed", show_offer(item_id), id=item_id, party=desk.by.party)
    return Result(say=(news, *_rewritten(item, after)), cooperation=after)


def _rewritten(before: Item, after: Cooperation) -> tuple[Outgoing, ...]:
    """Show the asker what a text was, so that a slip is seen and can be put right."""
    old, new = (getattr(one, "text", None) for one in (before, after.content.item(before.id)))
    return (reply("items/rewritten", id=before.id, old=old, new=new),) if old != new else ()


def removed(letter: Letter, request: Request, desk: Desk) -> Result:
    """Take a thing away that nothing rests on."""
    item_id = required_id(letter, request)
    after = remove(desk.cooperation, item_id, by=desk.by)
    if request.command.field("removing") and request.text("removing") is None:
        # What cannot be removed has been refused by now, so that nobody is asked in vain.
        values = {"do": "remove", "id": item_id}
        raise NeedMoreError(
            ("removing",), template="items/remove_ask", values=values, offers=(CANCEL,), id=item_id
        )
    news = tell_change("items/removed", id=item_id, party=desk.by.party)
    return Result(say=(news,), cooperation=after)


def _shown_name(name: str) -> str:
    return "doer" if name == "who" else name
