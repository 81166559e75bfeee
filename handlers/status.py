"""`status`: the whole on one screen, with who waits for whom on top."""

from datetime import date

from bot.chat.command import Command, Need, Result
from bot.chat.outgoing import reply
from bot.chat.request import Desk, Request
from bot.domain.agreement import Agreement
from bot.domain.follow_up import in_check_in
from bot.domain.step import progress
from handlers.check_in import open_tasks
from handlers.common import NEXT
from handlers.next import waiting_facts


def handle(_request: Request, desk: Desk) -> Result:
    """Show every step by name, how far it has come, and what blocks."""
    view = desk.view
    steps = [progress(view, desk.process, step.number) for step in desk.process.steps]
    found = in_check_in(view)
    tasks = open_tasks(view, desk.process)
    facts = {
        "steps": steps,
        "round": view.round,
        "agreement": view.content.agreement,
        "years": _years(view.content.agreement, desk.today),
        "tasks": (sum(one.done for one in tasks), len(tasks)),
        "answered": (sum(one.answer is not None for one in found), len(found)),
        **waiting_facts(desk),
    }
    return Result(say=(reply("status/status", NEXT, **facts),))


def _years(agreement: Agreement, today: date) -> tuple[int, int] | None:
    """Return which year of how many it is; None where the agreement does not say, or not now."""
    start, end = agreement.start, agreement.end
    if start is None or end is None or not start <= today <= end:
        return None
    return today.year - start.year + 1, end.year - start.year + 1


COMMAND = Command(name="status", handle=handle, need=Need.MEMBER)
