"""`tas-upp`: when one's own party's body decides on a text, instead of a yes that is nagged for."""

from datetime import date

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import tell_change
from bot.chat.request import Desk, Request
from bot.domain.errors import UserError
from bot.domain.rights import require_key_of
from bot.domain.scheduling import check_waits, schedule
from handlers.common import matter_id_of

MOST_DAY_WORDS = 4
"""Words that a day can take at the end of a line: `den 18 mars 2027`."""


def handle(request: Request, desk: Desk) -> Result:
    """Note body and day; said again, the meeting is moved."""
    matter_id = matter_id_of(request, desk)
    if matter_id is None:
        raise UserError("which_matter", command=request.command.name)
    require_key_of(desk.cooperation, desk.by)
    check_waits(desk.cooperation, matter_id, by=desk.by)
    body, day = _body_and_day(request, desk)
    missing = tuple(name for name, one in (("body", body), ("date", day)) if one is None)
    if body is None or day is None:
        raise NeedMoreError(missing, template="take_up/when", matter=matter_id)
    after = schedule(desk.cooperation, matter_id, body, day, today=desk.today, by=desk.by)
    before = desk.cooperation.round.scheduled_by(matter_id, desk.by.party)
    news = tell_change(
        "take_up/scheduled",
        show_offer(matter_id),
        matter=matter_id,
        body=body,
        date=day.isoformat(),
        before=before.day.isoformat() if before else None,
    )
    return Result(say=(news,), cooperation=after)


def _body_and_day(request: Request, desk: Desk) -> tuple[str | None, date | None]:
    """Return body and day, also typed as people say them: `till KS den 18 mars`."""
    words, day = (request.text("body") or "").split(), request.day("date")
    for size in range(MOST_DAY_WORDS, 0, -1):
        found = desk.read_day(" ".join(words[-size:])) if day is None else None
        if found and len(words) >= size:
            words, day = words[:-size], found
    while words and desk.lexicon.choice("fillers", words[0]):
        words = words[1:]
    while words and desk.lexicon.choice("fillers", words[-1]):
        words = words[:-1]
    return " ".join(words) or None, day


COMMAND = Command(
    name="take_up",
    handle=handle,
    fields=(
        Field(name="id", kind=Kind.MATTER, positional=True),
        Field(name="body", kind=Kind.WORDS, positional=True),
        Field(name="date", kind=Kind.DATE),
        Field(name="round", kind=Kind.NUMBER),
    ),
)
