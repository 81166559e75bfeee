"""`senast`: the day by which a task, a measure or a pledge is to be done."""

from dataclasses import replace

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import tell_change
from bot.chat.request import Desk, Request
from bot.domain.chain import Goal, Measure, Pledge
from bot.domain.content import letter_of
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, TaskId
from bot.domain.planning import due_by
from bot.domain.working import change


def handle(request: Request, desk: Desk) -> Result:
    """Set the day, and say it back with its weekday."""
    target = request.text("id") or ""
    day = request.day("due")
    assert day is not None  # noqa: S101 - a required field
    if day < desk.today:
        raise UserError("day_has_been", field="due", date=day.isoformat())
    after = _set(desk, target, request)
    facts = {"id": target, "date": day.isoformat(), "party": desk.by.party}
    return Result(say=(tell_change("due/set", show_offer(target), **facts),), cooperation=after)


def _set(desk: Desk, target: str, request: Request) -> Cooperation:
    day = request.day("due")
    assert day is not None  # noqa: S101 - a required field
    if letter_of(target) is None:
        task = desk.process.task(target)
        return due_by(desk.cooperation, TaskId(task.id), day, by=desk.by)
    item = desk.cooperation.content.item(ItemId(target))
    if isinstance(item, Goal):
        return change(desk.cooperation, replace(item, due=day), by=desk.by)
    if isinstance(item, Measure | Pledge):
        return change(desk.cooperation, replace(item, end=day), by=desk.by)
    raise UserError("no_day_for_this", id=target)


COMMAND = Command(
    name="due",
    handle=handle,
    fields=(
        Field(name="id", kind=Kind.MATTER, positional=True, required=True),
        Field(name="due", kind=Kind.DAY_LEFT, positional=True, required=True),
    ),
)
