"""`ångra`: take back one's own party's tick or skip; on a yes it is `dra-tillbaka`."""

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.outgoing import tell
from bot.chat.request import Desk, Request
from bot.domain.agreeing import task_behind
from bot.domain.errors import UserError
from bot.domain.ids import MatterId
from bot.domain.ticking import undo
from handlers.common import matter_id_of, of_task, show_offer
from handlers.withdraw import withdrawn


def handle(request: Request, desk: Desk) -> Result:
    """Take back what one's party has done to a task."""
    matter_id = matter_id_of(request, desk)
    if matter_id is None:
        raise UserError("which_task", command=request.command.name)
    task = task_behind(matter_id, desk.process)
    if task is None or task.two_keys or _waits(desk, matter_id):
        return withdrawn(desk, matter_id)
    cooperation = undo(desk.cooperation, task, by=desk.by)
    again = of_task("done", task.id, cooperation.round.number)
    news = tell("undo/undone", again, show_offer(task.id), id=task.id, party=desk.by.party)
    return Result(say=(news,), cooperation=cooperation)


def _waits(desk: Desk, matter_id: MatterId) -> bool:
    matter = desk.cooperation.round.matter(matter_id)
    return matter.proposed is not None and matter.yes_of(desk.member.party) is not None


COMMAND = Command(
    name="undo",
    handle=handle,
    fields=(
        Field(name="id", kind=Kind.MATTER, positional=True),
        Field(name="round", kind=Kind.NUMBER),
    ),
)
