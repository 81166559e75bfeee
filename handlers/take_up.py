"""`tas-upp`: when one's own party's body decides on a text, instead of a yes that is nagged for."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.outgoing import tell
from bot.chat.request import Desk, Request
from bot.domain.errors import UserError
from bot.domain.rights import require_key
from bot.domain.scheduling import check_waits, schedule
from handlers.common import matter_id_of, show_offer


def handle(request: Request, desk: Desk) -> Result:
    """Note body and day; said again, the meeting is moved."""
    matter_id = matter_id_of(request, desk)
    if matter_id is None:
        raise UserError("which_matter", command=request.command.name)
    require_key(desk.cooperation, desk.person.id)
    check_waits(desk.cooperation, matter_id, by=desk.by)
    body, day = request.text("body"), request.day("date")
    missing = tuple(name for name, one in (("body", body), ("date", day)) if one is None)
    if body is None or day is None:
        raise NeedMoreError(missing, template="take_up/when", matter=matter_id)
    after = schedule(desk.cooperation, matter_id, body, day, today=desk.today, by=desk.by)
    before = desk.cooperation.round.scheduled_by(matter_id, desk.by.party)
    news = tell(
        "take_up/scheduled",
        show_offer(matter_id),
        matter=matter_id,
        body=body,
        date=day.isoformat(),
        before=before.day.isoformat() if before else None,
    )
    return Result(say=(news,), cooperation=after)


COMMAND = Command(
    name="take_up",
    handle=handle,
    fields=(
        Field(name="id", kind=Kind.MATTER, positional=True),
        Field(name="body", kind=Kind.WORDS),
        Field(name="date", kind=Kind.DATE),
        Field(name="round", kind=Kind.NUMBER),
    ),
)
