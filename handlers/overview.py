"""`översikt`: all one's cooperations, first to expire on top, with what waits for whom."""

from dataclasses import replace
from typing import Any

from bot.chat.command import Command, Result
from bot.chat.offers import STATUS, show_offer
from bot.chat.outgoing import Outgoing, reply
from bot.chat.request import Desk, Request
from bot.domain.convening import next_meeting
from bot.domain.cooperation import Cooperation
from bot.domain.expiring import first_to_expire, last_day
from bot.domain.ids import PartyId
from handlers.common import NEXT
from handlers.next import also_offers, waits_in


def handle(request: Request, desk: Desk) -> Result:
    """Answer with a line for each of her cooperations; with more of the one that is meant."""
    if desk.linked:
        return Result(say=(_one(desk.view, desk),))
    named = (one for one in desk.mine() if not request.among or one.id in request.among)
    ordered = sorted(named, key=lambda one: last_day(one, desk.today))
    if not ordered:
        return Result(say=(reply("overview/none"),))
    return Result(lines=tuple(_line(cooperation, desk) for cooperation in ordered))


def _one(cooperation: Cooperation, desk: Desk) -> Outgoing:
    facts = _facts(cooperation, desk)
    blocks = facts["blocking"] if facts["mine"] else None
    shown = (show_offer(blocks.matter),) if blocks and blocks.matter else ()
    offers = (*shown, *also_offers(facts), STATUS, NEXT)
    meeting = next_meeting(cooperation, desk.today)
    return reply("overview/one", *offers, **facts, meeting=meeting)


def _line(cooperation: Cooperation, desk: Desk) -> Outgoing:
    said = reply("overview/line", **_facts(cooperation, desk))
    return replace(said, cooperation=cooperation.id)


def _facts(cooperation: Cooperation, desk: Desk) -> dict[str, Any]:
    member = cooperation.member(desk.person.id)
    party = member.party if member else PartyId("")
    waits = waits_in(cooperation, desk.process_of(cooperation), party, desk.today)
    return {**waits, "first": first_to_expire(cooperation, desk.today)}


COMMAND = Command(name="overview", handle=handle)
