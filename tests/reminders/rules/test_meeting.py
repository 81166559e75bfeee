"""A meeting is prepared, announced the day before, and asked about until its list is written."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.domain.chain import Letter
from bot.domain.cooperation import Cooperation
from bot.domain.meeting import Meeting, MeetingKind
from bot.domain.working import add
from reminders.rules.meeting import RULE
from tests.domain.builders import ANNA, together
from tests.reminders.situations import asked, days, found, labels

DAY = date(2027, 3, 16)
EARLY = date(2027, 1, 12)


def planned(**fields: object) -> Cooperation:
    """Return a cooperation with one meeting."""
    given = {"kind": MeetingKind.STEERING, "day": DAY, "begins": time(10), **fields}
    after, _ = add(
        together(),
        Letter.MEETING,
        lambda id_: Meeting(id=id_, by=ANNA, **given),  # type: ignore[arg-type]
        by=ANNA,
    )
    return after


def test_a_steering_group_is_told_four_times() -> None:
    calls = found(RULE, planned(place="Stadshuset"), EARLY)
    assert days(calls) == [
        ("-21d", date(2027, 2, 23)),
        ("-7d", date(2027, 3, 9)),
        ("-1d", date(2027, 3, 15)),
        ("+2d", date(2027, 3, 18)),
    ]
    assert [one.before for one in calls] == [True, True, True, False]
    assert [labels(one)[0] for one in calls] == [
        "follow_up",
        "meeting_agenda",
        "meeting_agenda",
        "meeting_decide",
    ]
    assert {(one.about, one.party, one.facts["place"]) for one in calls} == {
        ("M1", None, "Stadshuset")
    }


def test_others_are_told_the_day_before() -> None:
    there = planned(kind=MeetingKind.WORKING)
    assert [one.offset for one in found(RULE, there, EARLY)] == ["-1d"]


def test_a_meeting_that_has_begun_is_announced_no_more() -> None:
    assert [one.offset for one in found(RULE, planned(begins=time(12)), DAY)] == ["+2d"]
    assert "-1d" in [one.offset for one in found(RULE, planned(begins=time(12, 1)), DAY)]
    assert "-1d" in [one.offset for one in found(RULE, planned(begins=None), DAY)]


def test_a_cancelled_meeting_is_not_spoken_of() -> None:
    assert found(RULE, planned(cancelled="Sjukdom"), EARLY) == []


def test_a_written_list_ends_it() -> None:
    assert found(RULE, asked(planned(), "M1"), EARLY) == []


@pytest.mark.parametrize(("day", "offset"), [(date(2027, 4, 15), "+2d")])
def test_the_decisions_are_asked_for_thirty_days(day: date, offset: str) -> None:
    [call] = found(RULE, planned(), day)
    assert (call.offset, call.until) == (offset, day)


def test_a_moved_meeting_is_counted_from_its_new_day() -> None:
    there = planned()
    [old] = there.content.meetings
    moved = replace(old, day=date(2027, 3, 23))
    after = replace(there, content=there.content.with_item(moved))
    assert {one.counted for one in found(RULE, after, EARLY)} == {"M1/2027-03-23"}
