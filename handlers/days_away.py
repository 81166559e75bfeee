"""The days people name for an absence or a substitute, as moments."""

import re
from datetime import UTC, date, datetime, time, timedelta

from bot.chat.request import Desk, Request
from bot.domain.errors import UserError


def between(request: Request, desk: Desk) -> tuple[datetime | None, datetime | None]:
    """
    Return from which moment and until before which, as far as days are named.

    Raise UserError `dates_backwards` where the last day is before the first, `dates_over` where it
    has passed.
    """
    first, last = request.day("start"), request.day("end")
    if first is None and last is None and (days := request.text("days")):
        first, last = _named(days, desk)
    if first and last and last < first:
        raise UserError("dates_backwards", field="end", start=first.isoformat())
    if last and last < desk.today:
        raise UserError("dates_over", field="end")
    return (
        _midnight(first, desk) if first else None,
        _midnight(last + timedelta(days=1), desk) if last else None,
    )


def _named(days: str, desk: Desk) -> tuple[date, date]:
    """Return the days of `1 juli till 31 juli`; raise UserError `not_a_date`."""
    words = desk.lexicon.words[desk.language].choices["until"]["until"]
    parting = rf"\s+(?:{'|'.join(map(re.escape, words))})\s+|\s*–\s*"
    parts = re.split(parting, days.strip(), maxsplit=1, flags=re.IGNORECASE)
    found = [desk.read_day(part) for part in parts]
    if len(found) != len(("first", "last")) or not all(found):
        raise UserError("not_a_date", field="start", word=days)
    first, last = (one for one in found if one)
    return first, last


def _midnight(day: date, desk: Desk) -> datetime:
    return datetime.combine(day, time(), desk.zone).astimezone(UTC)


def last_day(until: datetime, desk: Desk) -> date:
    """Return the last day that is before a moment."""
    return (until - timedelta(seconds=1)).astimezone(desk.zone).date()
