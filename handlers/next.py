"""`nästa`: the one thing that blocks, whose it is, and its button."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.chat.command import Command, Result
from bot.chat.offers import FOLLOW_UP, show_offer
from bot.chat.outgoing import Offer, reply
from bot.chat.request import Desk, Request
from bot.domain.asking import open_to
from bot.domain.confirming import also_waiting, decided_before
from bot.domain.cooperation import Cooperation
from bot.domain.due import due
from bot.domain.follow_up import unanswered
from bot.domain.ids import PartyId
from bot.domain.moving import before_its_time
from bot.domain.process import Process
from bot.domain.rights import holds_key
from bot.domain.step import Blocking, blocking
from bot.domain.task import Standing
from handlers.advance import advance_offer, stays
from handlers.common import answer_offers, of_task

MOST_ALSO = 3
"""How many buttons what else waits gets, and how many of them are for texts."""
MOST_SHOWN = 2


def handle(_request: Request, desk: Desk) -> Result:
    """
    Answer the same to all: what waits longest for a yes, else the first task that holds up.

    After that comes what else waits for the asker's own party.
    """
    facts = waiting_facts(desk)
    offers = (*_offers(desk, facts["blocking"]), *also_offers(facts))
    if facts["check_in"] and unanswered(desk.view, desk.member.party):
        offers = (*offers, FOLLOW_UP)
    return Result(say=(reply("next/next", *offers, **facts),))


def waiting_facts(desk: Desk) -> dict[str, Any]:
    """Return what blocks, as templates word it in `parts/waits`."""
    return waits_in(desk.view, desk.process, desk.member.party, desk.today)


def waits_in(view: Cooperation, process: Process, party: PartyId, today: date) -> dict[str, Any]:
    """Return what blocks in a cooperation, for a party that may see the view."""
    found = blocking(view, process, today)
    matter = view.round.matter(found.matter) if found and found.matter else None
    return {
        "blocking": found,
        "matter": matter,
        "absent": view.absent(),
        "step": view.round.step,
        "mine": bool(found and party in found.parties),
        "check_in": view.round.check_in,
        "early": before_its_time(view, process),
        "due": due(view, process, today),
        "stays": stays(view),
        "wrote": bool(matter and matter.proposed and matter.proposed.by.party == party),
        "also": also_waiting(view, party, found.matter if found else None, today),
        "unconfirmed": len(decided_before(view, party)),
        "asked": tuple(dict.fromkeys(one.about for one in open_to(view, party))),
    }


def also_offers(facts: Mapping[str, Any]) -> tuple[Offer, ...]:
    """Return the buttons for what else waits for the asker's party, a few of each kind."""
    confirm = (Offer(label="confirm", command="confirm"),) if facts["unconfirmed"] else ()
    shown = dict.fromkeys((*facts["also"][:MOST_SHOWN], *facts["asked"][:1]))
    return (*confirm, *map(show_offer, shown))[:MOST_ALSO]


def _offers(desk: Desk, found: Blocking | None) -> tuple[Offer, ...]:
    if found is None:
        return () if stays(desk.view) else (advance_offer(desk.view, desk.process),)
    if found.matter:
        return _matter_offers(desk, found)
    return _task_offers(desk, found.task) if found.task else ()


def _matter_offers(desk: Desk, found: Blocking) -> tuple[Offer, ...]:
    assert found.matter is not None  # noqa: S101 - the caller has looked
    version = desk.view.round.matter(found.matter).count
    show = show_offer(found.matter)
    if found.declined:
        return (show,)
    if desk.member.party in found.parties and holds_key(desk.view, desk.person.id, desk.now):
        return (*answer_offers(found.matter, version), show)
    return (show,)


def _task_offers(desk: Desk, standing: Standing) -> tuple[Offer, ...]:
    task = standing.task
    round_ = desk.view.round.number
    if task.two_keys:
        return (Offer(label="edit", command="edit", values={"id": task.id}), show_offer(task.id))
    if desk.member.party in standing.todo:
        return (of_task("done", task.id, round_), show_offer(task.id))
    return (show_offer(task.id),)


COMMAND = Command(name="next", handle=handle)
