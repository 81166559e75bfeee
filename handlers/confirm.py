"""`bekräfta`: what was written or decided before one's party came, with one yes to all of it."""

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import Offer, Outgoing, reply, tell
from bot.chat.request import Desk, Request
from bot.domain.chain import Pledge
from bot.domain.confirming import (
    MOST_AT_ONCE,
    code_of,
    confirm,
    confirmable,
    parked,
    unanswered,
)
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, MatterId, PartyId
from bot.domain.moving import follow_through
from bot.domain.rights import holds_key
from bot.domain.version import What
from handlers.advance import moved_news
from handlers.common import NEXT
from handlers.several import OTHERS, several

MOST_OFFERS = 3


def handle(request: Request, desk: Desk) -> Result:
    """List what waits; with the code of a list, say yes to exactly what stood on it."""
    code = request.text("code")
    if request.text("others"):
        return several(request, desk)
    if code is None:
        return _listed(desk)
    before = desk.cooperation
    matters = confirmable(before, desk.process, desk.by.party, desk.today)[:MOST_AT_ONCE]
    after = confirm(before, matters, code, by=desk.by, today=desk.today)
    if request.number("amount") not in {None, len(matters)}:
        raise UserError("list_changed")
    moved = after
    for one in matters:
        moved = follow_through(moved, desk.process, desk.newest, one, by=desk.by, today=desk.today)
    news = (_news(matters, after, desk), *moved_news(after, moved))
    view = moved.seen_by(desk.by.party)
    left = _list(view, desk.by.party, desk)
    aside = {one.matter for one in parked(moved, desk.by.party, desk.today)}
    more = set(unanswered(moved, desk.by.party)) - aside
    return Result(say=(*news, left) if more else news, cooperation=moved)


def _listed(desk: Desk) -> Result:
    party = desk.member.party
    if not unanswered(desk.view, party) and not parked(desk.view, party, desk.today):
        return Result(say=(reply("confirm/none", NEXT),))
    return Result(say=(_list(desk.view, party, desk),))


def to_confirm(after: Cooperation, party: PartyId, desk: Desk) -> tuple[Outgoing, ...]:
    """Return the list for somebody who has just joined a party; nothing where nothing waits."""
    view = after.seen_by(party)
    return (_list(view, party, desk),) if unanswered(view, party) else ()


def _list(view: Cooperation, party: PartyId, desk: Desk) -> Outgoing:
    """Return what waits for a party, with the one press that says yes to all that is shown."""
    found = confirmable(view, desk.process, party, desk.today)
    aside = parked(view, party, desk.today)
    left_out = {one.matter for one in aside}
    shown = found[:MOST_AT_ONCE]
    apart = tuple(one for one in unanswered(view, party) if one not in {*found, *left_out})
    may = holds_key(view, desk.person.id, desk.now)
    values: dict[str, str | int] = {"amount": len(shown), "code": code_of(view, shown)}
    label = "confirm_one" if len(shown) == 1 else "confirm_all"
    press = (Offer(label=label, command="confirm", values=values),) if shown and may else ()
    first = (*shown, *apart)[:MOST_OFFERS]
    return reply(
        "confirm/list",
        *press,
        *(show_offer(one) for one in first),
        rows=[_row(view, one, party) for one in shown],
        left=len(found) - len(shown),
        apart=apart,
        parked=aside,
        party=party,
        may=may,
    )


def _row(view: Cooperation, matter_id: MatterId, party: PartyId) -> dict[str, object]:
    matter = view.round.matter(matter_id)
    assert matter.proposed is not None  # noqa: S101 - only what is proposed waits
    outside = matter.outside is not None and party in matter.outside.absent
    proposal = matter.proposed.proposal
    pledge = view.content.items.get(ItemId(matter_id))
    return {
        "id": matter_id,
        "version": matter.count,
        "text": proposal.text,
        "outside": outside,
        "ends": proposal.what is What.END,
        "pledge": pledge if isinstance(pledge, Pledge) else None,
    }


def _news(matters: tuple[MatterId, ...], after: Cooperation, desk: Desk) -> Outgoing:
    found = [after.round.matter(one) for one in matters]
    waiting = {party for one in found for party in one.waiting(after.party_ids)}
    return tell(
        "confirm/confirmed",
        NEXT,
        matters=list(matters),
        party=desk.by.party,
        waiting=[party for party in after.party_ids if party in waiting],
    )


COMMAND = Command(
    name="confirm",
    handle=handle,
    act=lambda values, _: "say" if values.get("code") and not values.get("others") else "",
    fields=(
        Field(name="amount", kind=Kind.NUMBER),
        Field(name="code", kind=Kind.WORDS),
        OTHERS,
    ),
)
