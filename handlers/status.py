"""`status`: the whole on one screen, with who waits for whom on top."""

from bot.chat.command import Command, Need, Result
from bot.chat.outgoing import reply
from bot.chat.request import Desk, Request
from bot.domain.step import progress
from handlers.common import NEXT
from handlers.next import waiting_facts


def handle(_request: Request, desk: Desk) -> Result:
    """Show every step by name, how far it has come, and what blocks."""
    view = desk.view
    steps = [progress(view, desk.process, step.number) for step in desk.process.steps]
    facts = {"steps": steps, "round": view.round, **waiting_facts(desk)}
    return Result(say=(reply("status/status", NEXT, **facts),))


COMMAND = Command(name="status", handle=handle, need=Need.MEMBER)
