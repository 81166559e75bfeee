"""`inte-aktuell`: put a task aside with a reason; what gates a step needs every party's yes."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import tell_change
from bot.chat.request import Desk, Request
from bot.domain.ids import MatterId
from bot.domain.ticking import skip
from handlers import voiding
from handlers.common import NEXT, of_task, required_task
from handlers.proposing import proposed
from handlers.voiding import ask_before_voiding


def handle(request: Request, desk: Desk) -> Result:
    """Put the task aside, or ask the others to."""
    task = required_task(request, desk)
    reason = request.text("reason")
    needs_all = task.two_keys or task.criterion is not None
    if reason is None:
        # Tried first, so that nobody writes a reason in vain.
        skip(desk.cooperation, task, by=desk.by, reason="-")
        raise NeedMoreError(("reason",), template="skip/why", id=task.id, needs_all=needs_all)
    cooperation = skip(desk.cooperation, task, by=desk.by, reason=reason)
    matter_id = MatterId(task.id)
    matter = desk.cooperation.round.matter(matter_id)
    ask_before_voiding(request, matter_id, matter, renews=desk.by.party)
    if needs_all:
        return proposed(desk, cooperation, matter_id)
    undo = of_task("undo", task.id, cooperation.round.number)
    facts = {"id": task.id, "party": desk.by.party, "text": reason}
    news = tell_change("skip/skipped", show_offer(task.id), undo, NEXT, **facts)
    return Result(say=(news,), cooperation=cooperation)


COMMAND = Command(
    name="skip",
    handle=handle,
    fields=(
        Field(name="id", kind=Kind.TASK, positional=True),
        *voiding.FIELDS,
        Field(name="reason", kind=Kind.TEXT, positional=True),
        Field(name="round", kind=Kind.NUMBER),
    ),
)
