"""`ansvarig`: who does a task, a measure or a pledge; a person, or a function of a party."""

from dataclasses import replace

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import tell_change
from bot.chat.request import Desk, Request
from bot.domain.chain import Doer, Measure, Pledge
from bot.domain.content import letter_of
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, TaskId
from bot.domain.planning import assign_task
from bot.domain.working import change
from handlers.items.fields import doer_of
from handlers.mail import mail_offer


def handle(request: Request, desk: Desk) -> Result:
    """Name who does it."""
    target = request.text("id") or ""
    word = request.text("person") or request.text("who")
    if word is None:
        raise NeedMoreError(("who",))
    doer = doer_of(word, request, desk)
    after = _assigned(desk, target, doer)
    news = tell_change(
        "assign/assigned",
        show_offer(target),
        *mail_offer(target, doer),
        id=target,
        person=doer.person,
        function=doer.function,
        whose=doer.party,
        party=desk.by.party,
    )
    return Result(say=(news,), cooperation=after)


def _assigned(desk: Desk, target: str, doer: Doer) -> Cooperation:
    if letter_of(target) is None:
        task = desk.process.task(target)
        return assign_task(desk.cooperation, TaskId(task.id), doer, by=desk.by)
    item = desk.cooperation.content.item(ItemId(target))
    if not isinstance(item, Measure | Pledge):
        raise UserError("nobody_does_this", id=target)
    return change(desk.cooperation, replace(item, doer=doer), by=desk.by)


COMMAND = Command(
    name="assign",
    handle=handle,
    fields=(
        Field(name="id", kind=Kind.MATTER, positional=True, required=True),
        Field(name="person", kind=Kind.PERSON, positional=True),
        Field(name="who", kind=Kind.WORDS, positional=True),
    ),
)
