"""The joint picture: what is missing from it, and what one's own picture says of it."""

from bot.chat.command import NeedMoreError, Result
from bot.chat.outgoing import Offer, tell_change
from bot.chat.request import Desk, Request
from bot.domain.errors import UserError
from bot.domain.ids import ItemId
from bot.domain.picture import Seen, Verdict
from bot.domain.picturing import add_joint, compare, joint_observation

SEEN = ("place", "time", "frequency", "trend", "source", "group")
"""What can be said of an observation besides its text."""


def blind_spot(request: Request, desk: Desk) -> Result:
    """Note what none of the pictures shows."""
    after, joint = add_joint(desk.cooperation, seen_in(request), by=desk.by, blind=True)
    news = tell_change(
        "picture/blind", picture_offer("show", joint.id), id=joint.id, party=desk.by.party
    )
    return Result(say=(news,), cooperation=after)


def compared(request: Request, desk: Desk) -> Result:
    """Say whether one's own picture agrees with what another party has shared."""
    verdict = Verdict(request.text("do") or Verdict.AGREES)
    item_id = ItemId(named(request))
    joint_observation(desk.view, item_id)
    reason = request.text("text")
    if verdict is Verdict.CONTRADICTS and reason is None:
        raise NeedMoreError(("text",), template="picture/why", id=item_id)
    after = compare(desk.cooperation, item_id, verdict, reason, by=desk.by)
    facts = {"id": item_id, "party": desk.by.party, "verdict": verdict.value}
    return Result(
        say=(tell_change("picture/compared", picture_offer("show", item_id), **facts),),
        cooperation=after,
    )


def named(request: Request) -> str:
    """Return the id of the observation that is meant; ask where none is named."""
    item_id = request.text("id")
    if item_id is None:
        typed = request.text("text")
        if typed and len(typed.split()) == 1:
            raise UserError("no_such_item", id=typed)
        raise NeedMoreError(("id",))
    return item_id


def seen_in(request: Request) -> Seen:
    """Return what the line says was seen."""
    text = request.text("text")
    if text is None:
        raise NeedMoreError(("text",))
    return Seen(text=text, **{name: request.text(name) for name in SEEN})


def picture_offer(act: str, item_id: str) -> Offer:
    """Return the button of an act on one part of the joint picture."""
    return Offer(label=f"picture_{act}", command="picture", values={"do": act, "id": item_id})
