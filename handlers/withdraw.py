"""`dra-tillbaka`: take back one's party's yes, before the last yes has come."""

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import tell
from bot.chat.request import Desk, Request
from bot.domain.agreeing import withdraw
from bot.domain.errors import UserError
from bot.domain.ids import MatterId
from handlers.common import approve_offer, matter_id_of


def handle(request: Request, desk: Desk) -> Result:
    """Take back the yes to what is proposed."""
    matter_id = matter_id_of(request, desk)
    if matter_id is None:
        raise UserError("which_matter", command=request.command.name)
    return withdrawn(desk, matter_id)


def withdrawn(desk: Desk, matter_id: MatterId) -> Result:
    """Note that the yes is taken back, and tell it."""
    cooperation = withdraw(desk.cooperation, matter_id, by=desk.by)
    version = cooperation.round.matter(matter_id).count
    news = tell(
        "withdraw/withdrawn",
        show_offer(matter_id),
        approve_offer(matter_id, version),
        matter=matter_id,
        version=version,
        party=desk.by.party,
    )
    return Result(say=(news,), cooperation=cooperation)


COMMAND = Command(
    name="withdraw",
    handle=handle,
    fields=(
        Field(name="id", kind=Kind.MATTER, positional=True),
        Field(name="round", kind=Kind.NUMBER),
    ),
)
