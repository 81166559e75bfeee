"""`översikt`: all one's cooperations, first to expire on top, with what waits for whom."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.chat.command import Command, Result
from bot.chat.offers import STATUS, show_offer
from bot.chat.outgoing import Outgoing, reply
from bot.chat.request import Desk, Request
from bot.domain.convening import next_meeting
from bot.domain.cooperation import Cooperation
from bot.domain.expiring import first_to_expire
from bot.domain.ids import PartyId
from handlers.common import NEXT
from handlers.next import also_offers, waits_in


def handle(request: Request, desk: Desk) -> Result:
    """Answer with one message for each; in a room only for that room's own."""
    mine = desk.mine() if request.room.startswith("@") else (desk.view,)
    if not mine:
        return Result(say=(reply("overview/none"),))
    ordered = sorted(mine, key=lambda one: _last_day(one, desk.today))
    return Result(say=tuple(_one(cooperation, desk) for cooperation in ordered))


def _last_day(cooperation: Cooperation, today: date) -> date:
    first = first_to_expire(cooperation, today)
    return first.day if first else date.max


def _one(cooperation: Cooperation, desk: Desk) -> Outgoing:
    member = cooperation.member(desk.person.id)
    waits = _waits(cooperation, desk, member.party) if member else {}
    blocks = waits["blocking"] if waits and waits["mine"] else None
    shown = (show_offer(blocks.matter),) if blocks and blocks.matter else ()
    found = reply(
        "overview/one",
        *shown,
        *(also_offers(waits) if waits else ()),
        STATUS,
        NEXT,
        **waits,
        first=first_to_expire(cooperation, desk.today),
        meeting=next_meeting(cooperation, desk.today),
    )
    return replace(found, cooperation=cooperation.id)


def _waits(cooperation: Cooperation, desk: Desk, party: PartyId) -> dict[str, Any]:
    return waits_in(cooperation, desk.process_of(cooperation), party, desk.today)


COMMAND = Command(name="overview", handle=handle)
