"""`läget`: all that somebody new needs to know, on one screen."""

from bot.chat.command import Command, Result
from bot.chat.outgoing import Offer, reply
from bot.chat.request import Desk, Request
from bot.domain.convening import next_meeting
from bot.domain.fulfilment import focus_areas
from bot.domain.ids import MatterId
from bot.domain.log import JOINT, Act
from bot.domain.period import in_force
from bot.domain.step import waiting_for
from handlers.common import NEXT
from handlers.next import also_offers, waiting_facts

BRIEFING = Offer(label="briefing", command="briefing")
DECIDED = frozenset({Act.SETTLED, Act.SIGNED, Act.PUBLISHED, Act.ADVANCED})
PRIORITIES = MatterId("3.4")
MOST = 5
"""Pledges, problems and decisions that are named."""


def handle(_request: Request, desk: Desk) -> Result:
    """Tell where the round stands, what waits for her party, and what has been decided."""
    view, party = desk.view, desk.member.party
    waits = waiting_facts(desk)
    priorities = view.round.matter(PRIORITIES).settled
    decided = [one for one in desk.history() if one.audience == JOINT and one.act in DECIDED]
    facts = {
        "party": party,
        "agreement": in_force(view),
        "meeting": next_meeting(view, desk.today),
        "pledges": view.content.pledges[-MOST:],
        "focus": focus_areas(view),
        "priorities": priorities.version.proposal if priorities else None,
        "others": [one for one in view.members if one.party != party],
        "waiting": list(waiting_for(view, party)),
        "decided": decided[-MOST:],
        **waits,
    }
    return Result(say=(reply("briefing/briefing", *also_offers(waits), NEXT, **facts),))


COMMAND = Command(name="briefing", handle=handle)
