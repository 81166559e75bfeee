"""Meetings as a calendar file: one event for each, the same event when it is fetched again."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, vUri

from bot.chat.fold import fold
from bot.chat.making import Page
from bot.chat.message import File
from bot.chat.wording import Wording
from bot.documents.time_zones import by_rule
from bot.domain.content import Content
from bot.domain.ids import ItemId
from bot.domain.meeting import Meeting
from bot.domain.party import municipalities

LASTS = timedelta(minutes=60)
"""How long a meeting is where nobody has said (the standard agenda is made for 60 minutes)."""
MOST = 60
"""How many letters of the municipalities' names a file's name has at most."""
MAKER = "-//Samverkan//Samverkan//SV"
"""What the file says that it was made by (RFC 5545, 3.7.3)."""


def calendar_file(page: Page) -> File:
    """
    Return the calendar file of the meetings in the facts (`ids`), as the reader may see them.

    An event is known by its UID, from the cooperation and the meeting, whoever fetches it;
    SEQUENCE tells calendars which of two is newer (RFC 5545, 3.8.4.7 and 3.8.7.4).
    """
    wording, ids = page.wording, page.facts["ids"]
    assert wording.view is not None  # noqa: S101 - meetings are asked for in a cooperation
    meetings = _meetings(wording.view.content, ids)
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for meeting in meetings:
        calendar.add_component(_event(meeting, wording))
    used = any(one.begins for one in meetings)
    zone = by_rule(wording.zone) if used else None
    if zone:
        calendar.add_component(zone)
    else:
        calendar.add_missing_timezones()
    name = "one" if len(meetings) == 1 else "several"
    places = "-".join(fold(one.name) for one in municipalities(wording.view.parties))
    shown = wording.label("meeting_files", name).format(id="".join(ids[:1]), place=places[:MOST])
    return File(name=shown, content=calendar.to_ical())


def _meetings(content: Content, ids: Iterable[str]) -> list[Meeting]:
    found = (content.items.get(ItemId(one)) for one in ids)
    return [one for one in found if isinstance(one, Meeting)]


def _event(meeting: Meeting, wording: Wording) -> Event:
    assert wording.view is not None  # noqa: S101 - as above
    event = Event()
    event.add("uid", f"{wording.view.id}-{meeting.id}@samverkan")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", wording.utc)
    begins, ends = _times(meeting, wording)
    event.add("dtstart", begins)
    event.add("dtend", ends)
    names = ", ".join(one.name for one in municipalities(wording.view.parties))
    title = wording.label("meeting_titles", meeting.kind.value).format(names=names)
    mark = wording.label("exercise", "mark") if wording.view.exercise else ""
    gone = wording.label("calendar", "cancelled") if meeting.cancelled is not None else ""
    event.add("summary", f"{gone}{mark}{title}")
    if meeting.place:
        event.add("location", meeting.place)
    if meeting.link:
        event.add("url", vUri(meeting.link))
    description = "\n".join(one for one in (meeting.attendees, meeting.cancelled) if one)
    if description:
        event.add("description", description)
    event.add("status", "CONFIRMED" if meeting.cancelled is None else "CANCELLED")
    return event


def _times(meeting: Meeting, wording: Wording) -> tuple[date, date]:
    """Return when it begins and ends: on the wall clock there, or the whole day."""
    if meeting.begins is None:
        return meeting.day, meeting.day + timedelta(days=1)
    begins = datetime.combine(meeting.day, meeting.begins, tzinfo=wording.zone)
    if meeting.ends is None:
        return begins, begins + LASTS
    return begins, datetime.combine(meeting.day, meeting.ends, tzinfo=wording.zone)
