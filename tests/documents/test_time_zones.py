"""The rule of a time zone in a calendar file, for the calendars that read nothing else right."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.documents.time_zones import by_rule


@pytest.mark.parametrize(
    "name", ["Europe/Stockholm", "Europe/Helsinki", "Europe/Lisbon", "Europe/Dublin"]
)
@pytest.mark.parametrize("year", [2027, 2030, 2039])
def test_the_rule_says_what_the_zone_says_hour_by_hour(name: str, year: int) -> None:
    zone = ZoneInfo(name)
    rule = by_rule(zone)
    assert rule is not None
    assert b"RDATE" not in rule.to_ical()
    read = rule.to_tz()
    for month, day in ((1, 15), (3, 1), (3, 24), (4, 1), (7, 1), (10, 24), (11, 1)):
        at = datetime(year, month, day, 12, tzinfo=UTC)
        wall = at.astimezone(zone).replace(tzinfo=None)
        assert read.utcoffset(wall) == at.astimezone(zone).utcoffset()


def test_the_changes_are_on_the_last_sundays_at_their_hour() -> None:
    rule = by_rule(ZoneInfo("Europe/Stockholm"))
    assert rule is not None
    lines = rule.to_ical().decode().splitlines()
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in lines
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in lines
    assert "DTSTART:19960331T020000" in lines
    assert "DTSTART:19961027T030000" in lines
    assert {"TZNAME:CEST", "TZNAME:CET"} <= set(lines)


@pytest.mark.parametrize("name", ["UTC", "Europe/Moscow", "America/New_York", "Australia/Sydney"])
def test_other_zones_have_no_such_rule(name: str) -> None:
    assert by_rule(ZoneInfo(name)) is None


def test_a_zone_without_a_name_has_no_rule() -> None:
    assert by_rule(UTC) is None
