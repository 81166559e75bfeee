"""The calendar file, read back as a calendar reads it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from bot.chat.making import Page
from bot.documents.calendar_file import calendar_file
from bot.domain.convening import Plan, cancel_meeting, convene, meeting_of, move_meeting
from bot.domain.cooperation import Cooperation, Exercise
from bot.domain.ids import ItemId
from bot.domain.meeting import MeetingKind, Repeat, Unit
from tests.chat.views import NOW, wording_of
from tests.domain.builders import ANNA, together

STOCKHOLM = ZoneInfo("Europe/Stockholm")
TODAY = date(2027, 1, 11)
PLAN = Plan(
    kind=MeetingKind.STEERING,
    day=date(2027, 3, 16),
    begins=time(10),
    ends=time(11, 30),
    place="Stadshuset; rum 3, plan 2",
    link="https://example.se/m?a=1&b=2",
    attendees="LPO-chef, KSO",
)


def planned(plan: Plan = PLAN, repeat: Repeat | None = None) -> Cooperation:
    return convene(together(), plan, repeat, today=TODAY, by=ANNA)[0]


def page(cooperation: Cooperation, *ids: str) -> Page:
    """Return what a file is made from."""
    return Page(
        wording=wording_of(cooperation), facts={"ids": ids}, render=lambda name, _facts: name
    )


def read(cooperation: Cooperation, *ids: str) -> tuple[Calendar, list[Event]]:
    """Return the file as a calendar reads it, with its events."""
    file = calendar_file(page(cooperation, *(ids or ["M1"])))
    calendar = Calendar.from_ical(file.content)
    assert isinstance(calendar, Calendar)
    return calendar, list(calendar.events)


def begins(event: Event) -> datetime:
    """Return when an event begins that is not the whole day."""
    assert isinstance(event.start, datetime)
    return event.start


def test_an_event_says_when_where_and_what() -> None:
    calendar, [event] = read(planned())
    assert (calendar["METHOD"], calendar["VERSION"]) == ("PUBLISH", "2.0")
    assert event.start == datetime(2027, 3, 16, 10, tzinfo=STOCKHOLM)
    assert event.end == datetime(2027, 3, 16, 11, 30, tzinfo=STOCKHOLM)
    assert event["DTSTART"].params["TZID"] == "Europe/Stockholm"
    assert event["LOCATION"] == PLAN.place
    assert event["URL"] == PLAN.link
    assert event["DESCRIPTION"] == PLAN.attendees
    assert event["SUMMARY"] == "Styrgruppen, samverkan Lindsala"
    assert event["STATUS"] == "CONFIRMED"
    assert event["UID"] == "lindsala-1-M1@samverkan"
    assert event.stamp == NOW


def test_without_an_end_it_lasts_an_hour_and_without_a_time_all_day() -> None:
    _, [event] = read(planned(Plan(kind=MeetingKind.OTHER, day=PLAN.day, begins=time(10))))
    assert event.end - event.start == timedelta(hours=1)
    _, [whole] = read(planned(Plan(kind=MeetingKind.OTHER, day=PLAN.day)))
    assert (whole.start, whole.end) == (PLAN.day, PLAN.day + timedelta(days=1))


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        (date(2027, 3, 27), 9),
        (date(2027, 3, 28), 8),
        (date(2027, 10, 30), 8),
        (date(2027, 10, 31), 9),
    ],
)
def test_ten_o_clock_is_ten_o_clock_on_both_sides_of_both_changes(day: date, hour: int) -> None:
    plan = Plan(kind=MeetingKind.STEERING, day=day, begins=time(10))
    calendar, [event] = read(planned(plan))
    assert begins(event).astimezone(UTC) == datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    # The file brings the rules of the zone along, for calendars that do not know it.
    [zone] = calendar.timezones
    assert zone.tz_name == "Europe/Stockholm"
    offset = zone.to_tz().utcoffset(datetime(day.year, day.month, day.day, 10))  # noqa: DTZ001
    assert offset == timedelta(hours=10 - hour)


def test_a_moved_meeting_is_the_same_event_and_newer() -> None:
    before = planned()
    meeting = meeting_of(before, ItemId("M1"))
    later = Plan(kind=PLAN.kind, day=date(2027, 4, 6), begins=time(13))
    after = move_meeting(before, meeting, later, today=TODAY, by=ANNA)
    [old], [new] = read(before)[1], read(after)[1]
    assert old["UID"] == new["UID"]
    assert (old["SEQUENCE"], new["SEQUENCE"]) == (0, 1)
    assert new.start == datetime(2027, 4, 6, 13, tzinfo=STOCKHOLM)


def test_a_cancelled_meeting_is_cancelled_in_the_calendar() -> None:
    before = planned()
    meeting = meeting_of(before, ItemId("M1"))
    after = cancel_meeting(before, meeting, "Sjukdom", by=ANNA)
    _, [event] = read(after)
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
    assert event["SUMMARY"] == "INSTÄLLT: Styrgruppen, samverkan Lindsala"
    assert "Sjukdom" in str(event["DESCRIPTION"])


def test_a_series_is_one_file_with_an_event_each() -> None:
    quarterly = Repeat(every=3, unit=Unit.MONTH).like(PLAN.day)
    cooperation = planned(repeat=quarterly)
    calendar, events = read(cooperation, "M1", "M2", "M3", "M4")
    assert [begins(event).date() for event in events] == [
        meeting.day for meeting in cooperation.content.meetings
    ]
    assert {begins(event).hour for event in events} == {10}
    assert len({event["UID"] for event in events}) == 4
    assert len(calendar.timezones) == 1


def test_an_exercise_says_so_in_the_calendar_too() -> None:
    exercise = Exercise(account="fake:anna", ends=NOW, cast={})
    _, [event] = read(replace(planned(), exercise=exercise))
    assert event["SUMMARY"] == "ÖVNING. Styrgruppen, samverkan Lindsala"


def test_a_meeting_that_is_gone_is_left_out() -> None:
    _, events = read(planned(), "M1", "M9", "P1")
    assert len(events) == 1


def test_the_file_has_a_name_of_its_own() -> None:
    assert calendar_file(page(planned(), "M1")).name == "mote-lindsala-M1.ics"
    assert calendar_file(page(planned(), "M1", "M1")).name == "moten-lindsala.ics"
