"""Nothing to tell falls between two letters, also where one came late or was moved."""

from datetime import date, timedelta

import pytest

from tests.reminders.post_office import Office, call
from tests.reminders.toys import at

TUESDAY = date(2027, 3, 2)
WEDNESDAY = TUESDAY + timedelta(days=8)

FRIDAYS = [date(2027, 4, 2), date(2027, 4, 9), date(2027, 4, 16)]


def told(office: Office) -> list[str]:
    return [about for one in office.notes.sent for about in one.lines]


async def test_what_announces_a_day_is_told_in_the_letter_before_it() -> None:
    office = Office(call("A1", WEDNESDAY, before=True, until=WEDNESDAY + timedelta(days=3)))
    [sent] = await office.until(WEDNESDAY)
    assert sent.at == at(TUESDAY + timedelta(days=7))


async def test_after_a_letter_that_came_late_nothing_is_lost_until_the_next() -> None:
    """The late one comes on a Monday, so that its week has no other."""
    office = Office(
        call("A0"), call("A1", WEDNESDAY, before=True, until=WEDNESDAY + timedelta(days=3))
    )
    await office.tick()
    await office.move(TUESDAY + timedelta(days=6), 10)
    await office.until(TUESDAY + timedelta(days=30))
    assert told(office).count("A1") == 1


@pytest.mark.parametrize(
    ("weekday", "monday"), [(2, date(2027, 8, 2)), (5, date(2027, 3, 29)), (3, date(2027, 8, 2))]
)
async def test_after_a_letter_that_quiet_time_moved_nothing_is_lost(
    weekday: int, monday: date
) -> None:
    lost = []
    for day in (monday + timedelta(days=days) for days in range(14)):
        office = Office(
            call("A0", date(2027, 3, 1), until=date(2027, 12, 31)),
            call("A1", day, before=True, until=day + timedelta(days=3)),
        )
        office.wish(weekday=weekday)
        await office.until(monday + timedelta(days=30))
        lost += [day] if told(office).count("A1") != 1 else []
    assert lost == []


async def test_new_wishes_at_the_very_minute_do_not_call_it_late() -> None:
    office = Office(call("A0"))
    await office.tick()
    office.clock.move(at(TUESDAY))
    office.wish(weekday=4)
    [sent] = [*await office.tick(), *await office.until(TUESDAY + timedelta(days=3))]
    assert sent.letter is not None
    assert sent.letter.late is None


async def test_who_turns_it_off_at_the_very_minute_gets_none() -> None:
    office = Office(call("A0"))
    await office.tick()
    office.clock.move(at(TUESDAY))
    office.wish(letter=False)
    assert await office.until(TUESDAY + timedelta(days=30)) == []


async def test_a_holiday_gives_no_week_two_letters_and_none_without() -> None:
    """Good Friday's letter comes on the Thursday before."""
    office = Office(*(call(f"A{n}", date(2027, 3, 1) + timedelta(days=n)) for n in range(60)))
    office.wish(weekday=5)
    found = await office.until(date(2027, 4, 17))
    days = [one.at.date() for one in found if one.at >= at(date(2027, 3, 15))]
    assert days == [date(2027, 3, 19), date(2027, 3, 25), *FRIDAYS]
