"""Whether a cooperation takes anything in: not while somebody has stopped it."""

from bot.chat.request import Request
from bot.chat.services import Services
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.stopping import stopped

WHILE_STOPPED = frozenset({"block", "stop", "leave"})
"""The commands that may keep something while a cooperation takes nothing in."""


def closed(
    services: Services, request: Request, known: Cooperation | None = None
) -> UserError | None:
    """Return why nothing can be kept of a request, not even in a form; None where it can."""
    found = None if known else services.answers.linked(request)
    here = services.cooperations.load(found) if found else known
    if here is None or here.stopped is None or request.command.name in WHILE_STOPPED:
        return None
    return stopped(here.stopped)
