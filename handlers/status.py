"""`status`: the whole on one screen, with who waits for whom on top."""

from bot.chat.command import Command, Need, Result
from bot.chat.outgoing import Offer, reply
from bot.chat.request import Desk, Request
from bot.domain.agreement import closing_review
from bot.domain.asking import open_to
from bot.domain.confirming import decided_before
from bot.domain.middle import holds
from bot.domain.step import progress
from handlers.claiming import middle_offers
from handlers.common import NEXT, show_offer
from handlers.next import waiting_facts


def handle(_request: Request, desk: Desk) -> Result:
    """Show every step by name, how far it has come, and what blocks."""
    view = desk.view
    steps = [progress(view, desk.process, step.number) for step in desk.process.steps]
    waits = waiting_facts(desk)
    found = waits["blocking"]
    # Who begins in the middle, alone so far, is not held up by what all do together later.
    only = len(waits["absent"]) == len(view.parties) - 1
    alone = bool(view.round.earlier and only and found and found.task)
    asked = tuple(dict.fromkeys(one.about for one in open_to(view, desk.member.party)))
    unconfirmed = decided_before(view, desk.member.party)
    facts = {
        "steps": steps,
        "round": view.round,
        "alone": alone,
        "asked": asked,
        "unconfirmed": len(unconfirmed),
        **_ends(desk),
        **waits,
    }
    offers = middle_offers(view) if view.round.earlier else ()
    confirm = (Offer(label="confirm", command="confirm"),) if unconfirmed else ()
    offers = (*confirm, *(show_offer(one) for one in asked[:1]), *offers)
    return Result(say=(reply("status/status", *offers, NEXT, **facts),))


def _ends(desk: Desk) -> dict[str, object]:
    """Return when the agreement that holds ends, and its closing review begins."""
    end = desk.view.content.agreement.end if holds(desk.view) else None
    return {"end": end, "review": closing_review(end) if end else None, "today": desk.today}


COMMAND = Command(name="status", handle=handle, need=Need.MEMBER)
