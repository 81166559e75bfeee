"""Which meeting a line is about, when it is to be, and the buttons for it."""

from datetime import date

from bot.chat.moments import When
from bot.chat.request import Desk, Request
from bot.domain.chain import Letter
from bot.domain.convening import meeting_of
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.meeting import Meeting
from handlers.items.fields import required_id


def named(request: Request, cooperation: Cooperation) -> Meeting:
    """Return the meeting that is named, of the whole cooperation or of a view."""
    return meeting_of(cooperation, required_id(Letter.MEETING, request))


def when_said(request: Request, desk: Desk, on: date | None = None) -> When | None:
    """
    Return when the line says that a meeting is, in its own field or as free words.

    A time of day alone is *on* that day. Raise UserError `not_a_date`;
    the field is then asked for.
    """
    value = request.text("date")
    if value:
        return When.of(value)
    typed = words_said(request)
    if not typed:
        return None
    first, _, rest = typed.partition(" ")
    moved = rest if rest and desk.lexicon.choice("new_days", first) else typed
    when = desk.read_when(moved)
    if when is None and on:
        when = desk.read_when(f"{on} {moved}")
    if when is None:
        raise UserError("not_a_date", field="date", word=typed[:40])
    return when


def words_said(request: Request) -> str:
    """Return the free words; in `ny 16 mars` the number was taken for an id."""
    number = request.text("id") or ""
    led = number if request.text("do") in {None, "new"} and number.isdecimal() else ""
    return " ".join(part for part in (led, request.text("text")) if part)
