"""What somebody does about a reminder of hers: have it on another day, or need it no more."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ledger import News
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.reminding import Lapse, Occasion

ALL = ""
"""In the place of an offset: what is acknowledged is a whole series."""
LONGEST = timedelta(days=92)
"""How far something without a last day can be put off."""


def check_day(day: date, last: date | None, *, about: str, today: date) -> None:
    """
    Raise UserError where a reminder of what it is *about* cannot be put off to a day.

    `put_off_to_come` for today and before, `past_its_day` where it would come after *last*, the day
    that it announces, and `put_off_too_far`.
    """
    if day <= today:
        raise UserError("put_off_to_come", field="until", date=day.isoformat())
    if last and day > last:
        days = {"date": day.isoformat(), "last": last.isoformat()}
        raise UserError("past_its_day", field="until", id=about, **days)
    if day - today > LONGEST:
        raise UserError("put_off_too_far", field="until", date=day.isoformat())


def put_off(
    cooperation: Cooperation, occasion: Occasion, message: Mapping[str, Any], *, by: By
) -> Cooperation:
    """
    Have a reminder again at the moment of *occasion*, in the place of the day chosen before.

    Only her own party reads of it in the log.
    """
    row = _row(occasion, message, by=by)
    kept = tuple(one for one in cooperation.ledger if not _waits(one, occasion))
    until = {"rule": occasion.rule, "date": occasion.moment.date().isoformat()}
    return replace(cooperation, ledger=(*kept, row)).logged(
        Act.PUT_OFF, by=by, audience=by.party, about=occasion.about or None, content=until
    )


def acknowledge(cooperation: Cooperation, occasion: Occasion, *, by: By) -> Cooperation:
    """Need no more reminders of a series; what waits of it lapses. The others' go on."""
    occasion = replace(occasion, offset=ALL)
    row = replace(_row(occasion, None, by=by), due=by.at).lapse(Lapse.ACKNOWLEDGED)
    kept = tuple(
        one.lapse(Lapse.ACKNOWLEDGED) if _waits(one, occasion) else one
        for one in cooperation.ledger
        if one.id != row.id
    )
    return replace(cooperation, ledger=(*kept, row)).logged(
        Act.ACKNOWLEDGED,
        by=by,
        audience=by.party,
        about=occasion.about or None,
        content={"rule": occasion.rule},
    )


def _row(occasion: Occasion, message: Mapping[str, Any] | None, *, by: By) -> News:
    return News(
        id=occasion.row,
        audience=by.party,
        message=message,
        created=by.at,
        due=occasion.moment,
        told={},
        occasion=occasion,
    )


def _waits(row: News, occasion: Occasion) -> bool:
    """Tell whether a row is of the same series, and still to be told."""
    return row.pending and row.occasion is not None and row.occasion.series == occasion.series
