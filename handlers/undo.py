"""`ångra`: take back one's own party's tick, skip or count; on a yes it is `dra-tillbaka`."""

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import tell_change
from bot.chat.request import Desk, Request
from bot.domain.agreeing import task_behind
from bot.domain.chain import Measure, Pledge
from bot.domain.content import letter_of
from bot.domain.counting import uncount
from bot.domain.errors import UserError
from bot.domain.finishing import is_finished
from bot.domain.ids import ItemId, MatterId
from bot.domain.ticking import undo
from handlers.common import matter_id_of, of_task
from handlers.items.finishing import reopened
from handlers.withdraw import withdrawn


def handle(request: Request, desk: Desk) -> Result:
    """Take back what one's party has done to a task."""
    matter_id = matter_id_of(request, desk)
    if matter_id is None:
        raise UserError("which_task", command=request.command.name)
    if letter_of(matter_id) and not _waits(desk, matter_id):
        return _uncounted(desk, matter_id)
    task = task_behind(matter_id, desk.process)
    if task is None or task.two_keys or _waits(desk, matter_id):
        return withdrawn(desk, matter_id)
    cooperation = undo(desk.cooperation, task, by=desk.by)
    again = of_task("done", task.id, cooperation.round.number)
    news = tell_change("undo/undone", again, show_offer(task.id), id=task.id, party=desk.by.party)
    return Result(say=(news,), cooperation=cooperation)


def _uncounted(desk: Desk, matter_id: MatterId) -> Result:
    """Take back a finish or a count; where there is none, it can only be a yes that is meant."""
    item = desk.cooperation.content.item(ItemId(matter_id))
    if isinstance(item, Measure) and is_finished(item):
        return reopened(item, desk)
    if not isinstance(item, Pledge | Measure) or not item.outcomes:
        return withdrawn(desk, matter_id)
    cooperation = uncount(desk.cooperation, item, by=desk.by)
    left = cooperation.content.item(item.id)
    total = left.total if isinstance(left, Pledge | Measure) else 0
    facts = {"id": item.id, "party": desk.by.party, "count": item.total - total, "total": total}
    news = tell_change(
        "undo/uncounted", show_offer(item.id), amount=getattr(item, "amount", None), **facts
    )
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
