"""`status`: the whole on one screen, with who waits for whom on top."""

from datetime import date

from bot.chat.command import Command, Result
from bot.chat.outgoing import reply
from bot.chat.request import Desk, Request
from bot.domain.agreement import Period, closing_review
from bot.domain.convening import next_meeting
from bot.domain.cooperation import Cooperation
from bot.domain.follow_up import in_check_in
from bot.domain.period import in_force
from bot.domain.step import Blocking, progress
from handlers.check_in import open_tasks
from handlers.claiming import middle_offers
from handlers.common import NEXT
from handlers.next import also_offers, waiting_facts


def handle(_request: Request, desk: Desk) -> Result:
    """Show every step by name, how far it has come, and what blocks."""
    view = desk.view
    steps = [progress(view, desk.process, step.number) for step in desk.process.steps]
    waits = waiting_facts(desk)
    found = in_check_in(view)
    tasks = open_tasks(view, desk.process)
    facts = {
        "steps": steps,
        "round": view.round,
        "meeting": next_meeting(view, desk.today),
        "alone": _alone(view, waits["blocking"]),
        "agreement": in_force(view),
        "years": _years(in_force(view), desk.today),
        "tasks": (sum(one.done for one in tasks), len(tasks)),
        "answered": (sum(one.answer is not None for one in found), len(found)),
        **_ends(desk),
        **waits,
    }
    offers = middle_offers(view) if view.round.earlier else ()
    return Result(say=(reply("status/status", *also_offers(waits), *offers, NEXT, **facts),))


def _alone(view: Cooperation, found: Blocking | None) -> bool:
    """Who begins in the middle, alone so far, is not held up by what all do together later."""
    only = len(view.absent()) == len(view.parties) - 1
    return bool(view.round.earlier and only and found and found.task)


def _ends(desk: Desk) -> dict[str, object]:
    """Return when the agreement that holds ends, and its closing review begins."""
    end = in_force(desk.view).end
    return {"end": end, "review": closing_review(end) if end else None, "today": desk.today}


def _years(agreement: Period, today: date) -> tuple[int, int] | None:
    """Return which year of how many it is; None where the agreement does not say, or not now."""
    start, end = agreement.start, agreement.end
    if start is None or end is None or not start <= today <= end:
        return None
    return today.year - start.year + 1, end.year - start.year + 1


COMMAND = Command(name="status", handle=handle)
