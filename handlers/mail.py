"""`mejl`: a finished text for those who do the work and are not in any chat."""

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.outgoing import Offer, reply
from bot.chat.request import Desk, Request
from bot.domain.chain import Doer, Measure, Pledge
from bot.domain.content import letter_of
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, TaskId


def handle(request: Request, desk: Desk) -> Result:
    """Word a mail about a task, a measure or a pledge, ready to copy."""
    target = request.text("id") or ""
    view = desk.view
    if letter_of(target):
        item = view.content.item(ItemId(target))
        if not isinstance(item, Measure | Pledge):
            raise UserError("nobody_does_this", id=target)
        doer, day = item.doer, item.end
    else:
        task = TaskId(desk.process.task(target).id)
        doer, day = view.round.doers.get(task), view.round.dues.get(task)
    facts = {"id": target, "doer": doer, "day": day, "sender": desk.person.id}
    return Result(say=(reply("mail/text", **facts),))


def mail_offer(target: str, doer: Doer) -> tuple[Offer, ...]:
    """Return the button for a mail, where a function rather than a person does it."""
    if doer.person:
        return ()
    return (Offer(label="mail", command="mail", values={"id": target}),)


COMMAND = Command(
    name="mail",
    handle=handle,
    fields=(Field(name="id", kind=Kind.MATTER, positional=True, required=True),),
)
