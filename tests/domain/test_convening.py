"""Meetings planned, moved and cancelled, and which of them comes next."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.archive import archived
from bot.domain.convening import (
    MOST_AHEAD,
    Plan,
    all_topped_up,
    cancel_meeting,
    coming,
    convene,
    held,
    meeting_of,
    move_meeting,
    next_meeting,
)
from bot.domain.cooperation import Cooperation
from bot.domain.deciding import record_list
from bot.domain.ids import ItemId
from bot.domain.listed import ListItem, Point
from bot.domain.log import Act
from bot.domain.meeting import Meeting, MeetingKind, Repeat, Unit
from bot.domain.working import remove
from tests.domain.builders import ANNA, BO, refusal, together

TODAY = date(2027, 1, 11)
DAY = date(2027, 3, 16)
PLAN = Plan(kind=MeetingKind.STEERING, day=DAY, begins=time(10), place="Stadshuset")
QUARTERLY = Repeat(every=3, unit=Unit.MONTH).like(DAY)
WEEKLY = Repeat(every=1, unit=Unit.WEEK).like(DAY)


def planned(plan: Plan = PLAN, repeat: Repeat | None = None) -> Cooperation:
    return convene(together(), plan, repeat, today=TODAY, by=ANNA)[0]


def one(cooperation: Cooperation, id_: str = "M1") -> Meeting:
    return meeting_of(cooperation, ItemId(id_))


def days(cooperation: Cooperation) -> list[date]:
    return [meeting.day for meeting in cooperation.content.meetings]


def test_a_meeting_stands_under_an_id_and_is_noted() -> None:
    cooperation = planned()
    assert (one(cooperation).day, one(cooperation).begins) == (DAY, time(10))
    entry = cooperation.fresh[-1]
    assert (entry.act, entry.about) == (Act.ITEM_ADDED, "M1")
    assert entry.content is not None
    assert (entry.content["day"], entry.content["begins"]) == ("2027-03-16", "10:00:00")


def test_a_day_that_has_been_is_refused_and_today_is_not() -> None:
    yesterday = replace(PLAN, day=TODAY - timedelta(days=1))
    assert refusal(lambda: planned(yesterday)).code == "day_has_been"
    assert one(planned(replace(PLAN, day=TODAY))).day == TODAY


@pytest.mark.parametrize(
    ("begins", "ends", "code"),
    [
        (time(10), time(10), "ends_before_begins"),
        (time(10), time(9, 30), "ends_before_begins"),
        (None, time(9, 30), "ends_without_beginning"),
    ],
)
def test_a_meeting_ends_after_it_has_begun(begins: time | None, ends: time, code: str) -> None:
    assert refusal(lambda: planned(replace(PLAN, begins=begins, ends=ends))).code == code


def test_a_series_is_planned_for_a_year() -> None:
    cooperation = planned(repeat=QUARTERLY)
    assert days(cooperation) == [DAY, date(2027, 6, 15), date(2027, 9, 21), date(2027, 12, 21)]
    assert {(meeting.series, meeting.place) for meeting in cooperation.content.meetings} == {
        ("M1", "Stadshuset")
    }


def test_a_close_series_is_planned_for_twelve_at_most() -> None:
    assert len(days(planned(repeat=WEEKLY))) == MOST_AHEAD


def test_a_series_is_topped_up_once_its_meetings_have_been() -> None:
    later = all_topped_up(planned(repeat=QUARTERLY), today=date(2027, 6, 16), by=BO)
    assert days(later)[4:] == [date(2028, 3, 21)]
    assert all_topped_up(later, today=date(2027, 6, 16), by=BO) is later


def test_a_series_goes_on_by_its_own_days_wherever_its_meetings_are_moved() -> None:
    cooperation = planned(repeat=QUARTERLY)
    moved = move_meeting(
        cooperation,
        one(cooperation, "M4"),
        replace(PLAN, day=date(2028, 1, 4)),
        today=TODAY,
        by=BO,
    )
    later = all_topped_up(moved, today=date(2027, 6, 16), by=BO)
    assert days(later)[4:] == [date(2028, 3, 21)]


def test_after_a_long_pause_no_meeting_is_planned_in_the_past() -> None:
    today = date(2029, 6, 1)
    later = all_topped_up(planned(repeat=QUARTERLY), today=today, by=BO)
    assert min(days(later)[4:]) >= today


def test_a_moved_meeting_keeps_its_id_and_counts_the_change() -> None:
    cooperation = planned()
    moved = move_meeting(
        cooperation, one(cooperation), replace(PLAN, begins=time(9)), today=TODAY, by=BO
    )
    assert (one(moved).begins, one(moved).sequence, one(moved).place) == (time(9), 1, "Stadshuset")
    assert moved.fresh[-1].act is Act.MEETING_MOVED


def test_a_move_to_where_it_stands_changes_nothing() -> None:
    cooperation = planned()
    refused = refusal(lambda: move_meeting(cooperation, one(cooperation), PLAN, today=TODAY, by=BO))
    assert refused.code == "same_item"


def test_a_cancelled_meeting_stays_with_its_reason_and_cannot_be_moved() -> None:
    cooperation = planned()
    gone = cancel_meeting(cooperation, one(cooperation), "Sjukdom", by=BO)
    assert (one(gone).cancelled, one(gone).sequence) == ("Sjukdom", 1)
    later = replace(PLAN, day=DAY + timedelta(days=7))
    refused = refusal(lambda: move_meeting(gone, one(gone), later, today=TODAY, by=BO))
    assert refused.code == "meeting_cancelled"
    assert next_meeting(gone, TODAY) is None


def test_a_meeting_is_cancelled_with_a_reason_only() -> None:
    cooperation = planned()
    refused = refusal(lambda: cancel_meeting(cooperation, one(cooperation), "", by=BO))
    assert refused.code == "reason_missing"


def test_a_meeting_that_has_been_is_not_moved() -> None:
    cooperation = planned()
    after = DAY + timedelta(days=1)
    later = replace(PLAN, day=DAY + timedelta(days=7))
    refused = refusal(
        lambda: move_meeting(cooperation, one(cooperation), later, today=after, by=BO)
    )
    assert refused.code == "meeting_held"


def test_a_meeting_is_cancelled_as_long_as_nothing_was_written_down_there() -> None:
    cooperation = planned()
    note = ListItem(point=Point.NOTE, typed="Hej", text="Hej.")
    written = record_list(cooperation, one(cooperation), (note,), "Hej.", today=DAY, by=BO)
    refused = refusal(lambda: cancel_meeting(written, one(written), "Nej", by=BO))
    assert refused.code == "meeting_held"


def test_the_next_one_is_the_first_of_those_to_come_today_counted() -> None:
    cooperation = planned(repeat=QUARTERLY)
    assert next_meeting(cooperation, DAY) == one(cooperation)
    after = DAY + timedelta(days=1)
    assert [meeting.id for meeting in coming(cooperation, after)] == ["M2", "M3", "M4"]
    assert [meeting.id for meeting in held(cooperation, after)] == ["M1"]


def test_a_removed_meeting_leaves_its_number_unused() -> None:
    cooperation = remove(planned(), ItemId("M1"), by=ANNA)
    again, [meeting] = convene(cooperation, PLAN, None, today=TODAY, by=ANNA)
    assert meeting.id == "M2"
    assert refusal(lambda: meeting_of(again, ItemId("M1"))).code == "no_such_item"


def test_a_series_goes_on_when_its_first_meeting_is_archived() -> None:
    there = planned(repeat=QUARTERLY)
    gone = replace(there, content=there.content.putting_away(ItemId("M1")))
    later = all_topped_up(gone, today=date(2027, 6, 16), by=BO)
    assert days(later)[-1] > max(days(gone))


def test_a_meeting_is_held_first_when_its_day_has_passed() -> None:
    first = planned(replace(PLAN, day=TODAY))
    there, _ = convene(first, PLAN, None, today=TODAY, by=ANNA)
    assert days(archived(there, DAY, by=ANNA)) == [TODAY, DAY]
    assert days(archived(there, DAY + timedelta(days=1), by=ANNA)) == [DAY]
