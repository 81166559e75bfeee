"""`gjort`: what has been done of a pledge, counted as you go; a goal's indicator read on a day."""

from dataclasses import replace
from decimal import Decimal

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import tell_change
from bot.chat.request import Desk, Request
from bot.domain.chain import Goal, Item, Measure, Outcome, Pledge, Reading
from bot.domain.cooperation import Cooperation
from bot.domain.counting import count, require_open_day
from bot.domain.errors import UserError
from bot.domain.ids import ItemId
from bot.domain.working import change


def handle(request: Request, desk: Desk) -> Result:
    """Count what is done, or read an indicator."""
    item = desk.cooperation.content.item(ItemId(request.text("id") or ""))
    typed = request.text("count") or ""
    after = _counted(desk.cooperation, item, typed, request, desk)
    news = tell_change(
        "outcome/counted",
        show_offer(item.id),
        id=item.id,
        party=desk.by.party,
        count=typed.removeprefix("+"),
        total=_total(after, item.id),
        # A reading of an earlier day says nothing of how it is now.
        date=_earlier(request, desk),
        amount=getattr(item, "amount", None),
        unit=getattr(item, "unit", None),
    )
    return Result(say=(news,), cooperation=after)


def _earlier(request: Request, desk: Desk) -> str | None:
    day = request.day("date")
    return day.isoformat() if day and day < desk.today else None


def _counted(
    cooperation: Cooperation, item: Item, typed: str, request: Request, desk: Desk
) -> Cooperation:
    day = request.day("date") or desk.today
    if day > desk.today:
        raise UserError("not_yet_done", field="date", date=day.isoformat())
    if isinstance(item, Goal):
        reading = Reading(day=day, value=_value(typed), by=desk.by)
        return change(cooperation, replace(item, readings=(*item.readings, reading)), by=desk.by)
    outcome = Outcome(count=_number(typed), day=day, by=desk.by, words=request.text("text"))
    if isinstance(item, Pledge):
        return count(cooperation, item, outcome)
    if isinstance(item, Measure):
        require_open_day(cooperation, day)
        counted = replace(item, outcomes=(*item.outcomes, outcome))
        return change(cooperation, counted, by=desk.by)
    raise UserError("not_counted", id=item.id)


def _number(typed: str) -> int:
    bare = typed.removeprefix("+")
    if not bare.isdecimal() or int(bare) == 0:
        raise UserError("not_a_count", word=typed)
    return int(bare)


def _value(typed: str) -> Decimal:
    bare = typed.removeprefix("+").removesuffix("%").replace(",", ".")
    if not bare.replace(".", "", 1).isdecimal():
        raise UserError("not_a_count", word=typed)
    return Decimal(bare)


def _total(cooperation: Cooperation, item_id: ItemId) -> int | None:
    item = cooperation.content.items[item_id]
    if isinstance(item, Pledge | Measure):
        return sum(outcome.count for outcome in item.outcomes)
    return None


COMMAND = Command(
    name="outcome",
    handle=handle,
    fields=(
        Field(name="id", kind=Kind.ITEM, positional=True, required=True),
        Field(name="count", kind=Kind.COUNT, positional=True, required=True),
        Field(name="date", kind=Kind.PAST_DATE),
        Field(name="text", kind=Kind.TEXT, positional=True),
    ),
)
