"""`inte-än`: open a joint task that another party has ticked, with the reason."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import tell
from bot.chat.request import Desk, Request
from bot.domain.ids import MatterId
from bot.domain.ticking import not_yet
from handlers.common import of_task, required_task
from handlers.decline import declined


def handle(request: Request, desk: Desk) -> Result:
    """Open the task again; on a text that waits for a yes it is a no."""
    task = required_task(request, desk)
    if task.two_keys:
        return declined(request, desk, MatterId(task.id))
    reason = request.text("reason")
    if reason is None:
        # Tried first, so that nobody writes a reason in vain.
        not_yet(desk.cooperation, task, by=desk.by, reason="-")
        raise NeedMoreError(("reason",), template="not_yet/why", id=task.id)
    cooperation = not_yet(desk.cooperation, task, by=desk.by, reason=reason)
    again = of_task("done", task.id, cooperation.round.number)
    facts = {"id": task.id, "party": desk.by.party, "text": reason}
    news = tell("not_yet/opened", show_offer(task.id), again, **facts)
    return Result(say=(news,), cooperation=cooperation)


COMMAND = Command(
    name="not_yet",
    handle=handle,
    fields=(
        Field(name="id", kind=Kind.TASK, positional=True),
        Field(name="reason", kind=Kind.TEXT, positional=True),
        Field(name="round", kind=Kind.NUMBER),
    ),
)
