"""The time zone of a calendar file as a rule, since Outlook reads lists of dates wrong."""

from datetime import UTC, datetime, timedelta, tzinfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

HOUR = timedelta(hours=1)
BEGAN = 1996
"""From this year on the EU changes the clocks in March and October (directive 2000/84/EC)."""
CHECKED = range(2024, 2041)
"""The years in which a zone must follow the rule, to be written so."""


def by_rule(zone: tzinfo) -> Timezone | None:
    """
    Return a zone that changes the clocks as the EU does, at 01.00 UTC; None for any other.

    That is on the last Sundays of March and October (RFC 5545, 3.6.5, has the form).
    """
    name = getattr(zone, "key", None)
    if name is None or not all(_follows(zone, year) for year in CHECKED):
        return None
    winter = _offset(zone, datetime(CHECKED[0], 1, 15, tzinfo=UTC))
    calendar = Timezone()
    calendar.add("tzid", name)
    for part, month, before, after in (
        (TimezoneDaylight(), 3, winter, winter + HOUR),
        (TimezoneStandard(), 10, winter + HOUR, winter),
    ):
        at = _change(BEGAN, month) + before
        part.add("dtstart", at.replace(tzinfo=None))
        part.add("rrule", vRecur(freq="YEARLY", bymonth=month, byday="-1SU"))
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", at.astimezone(zone).tzname() or name)
        calendar.add_component(part)
    return calendar


def _follows(zone: tzinfo, year: int) -> bool:
    """Tell whether the clocks go forward in March and back in October at the moments of the EU."""
    spring, autumn = _change(year, 3), _change(year, 10)
    winter, just = _offset(zone, datetime(year, 1, 15, tzinfo=UTC)), timedelta(seconds=1)
    return _offset(zone, spring - just) == winter == _offset(zone, autumn) and _offset(
        zone, spring
    ) == winter + HOUR == _offset(zone, autumn - just)


def _change(year: int, month: int) -> datetime:
    """Return one o'clock UTC on the last Sunday of a month of 31 days."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=last.isoweekday() % 7)


def _offset(zone: tzinfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()
