"""What can be done next with a thing, as buttons."""

from bot.chat.outgoing import Offer
from bot.chat.request import Desk
from bot.chat.thing_wording import VERBS
from bot.domain.answer import Renewal
from bot.domain.chain import Letter, Pledge
from bot.domain.closing import is_over
from bot.domain.ids import MatterId
from bot.domain.pledging import PledgeState, state_in
from bot.domain.rights import holds_key
from handlers.common import answer_offers, difference_offer, outside_offer
from handlers.items.publishing import publish_offer


def new_offer(letter: Letter) -> Offer:
    """Return the button that begins a new thing of a kind."""
    return Offer(label=f"new_{letter.value}", command=VERBS[letter], values={"do": "new"})


PASTED = frozenset({Letter.MEASURE, Letter.PLEDGE})
"""What can be pasted as rows."""


def paste_offer(letter: Letter) -> Offer:
    """Return the button that takes rows of a kind from Excel or Word."""
    return Offer(label=f"paste_{letter.value}", command=VERBS[letter], values={"do": "paste"})


UNTOLD = frozenset({PledgeState.AGREED, PledgeState.INTERNAL, PledgeState.CHANGED})
"""Where a text that holds has not been told to the citizens."""


def text_offers(pledge: Pledge, desk: Desk) -> tuple[Offer, ...]:
    """Return the buttons for the text of a pledge: a yes, a no, a new version."""
    matter = desk.view.round.matter(MatterId(pledge.id))
    edit = Offer(label="edit_new", command="edit", values={"id": pledge.id})
    more = (*difference_offer(pledge.id, matter), edit)
    asked = matter.proposed is not None and matter.yes_of(desk.member.party) is None
    if not asked or not holds_key(desk.view, desk.person.id, desk.now):
        return (*outside_offer(pledge.id, matter, desk), *more)
    return (*answer_offers(pledge.id, matter.count), *more)


def pledge_offers(pledge: Pledge, desk: Desk) -> tuple[Offer, ...]:
    """Return what can be done next with a pledge: publish what is agreed, else agree."""
    matter = desk.view.round.matter(MatterId(pledge.id))
    state = state_in(desk.view, pledge)
    if state in {PledgeState.CLOSED, PledgeState.RENEWED}:
        return ()
    after = _after(pledge, desk)
    if after and matter.proposed is None:
        return after
    holds = matter.holding(desk.view.party_ids)
    if holds and state in UNTOLD:
        waiting = text_offers(pledge, desk) if matter.proposed else ()
        return (publish_offer(pledge, holds.number), *waiting)
    return text_offers(pledge, desk)


def _after(pledge: Pledge, desk: Desk) -> tuple[Offer, ...]:
    """Return what becomes of a pledge whose time is over, or that has been followed up."""
    wanted = pledge.answer.renewal if pledge.answer else None
    over = is_over(pledge, desk.today)
    if pledge.published is None or not (over or wanted):
        return ()
    offers = {
        "renew": not pledge.renewed_by and wanted is not Renewal.END,
        "end": over or wanted is Renewal.END,
    }
    return tuple(
        Offer(label=act, command="pledge", values={"do": act, "id": pledge.id})
        for act, offered in offers.items()
        if offered
    )
