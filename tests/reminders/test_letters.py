"""One letter a week to a person, when there is something to say, and never a second."""

from datetime import date, time, timedelta

import pytest

from bot.domain.ids import CooperationId
from bot.domain.reminding import Quiet
from tests.domain.builders import ANNA
from tests.reminders.post_office import CHAT, Office, call
from tests.reminders.situations import STOCKHOLM
from tests.reminders.toys import at

TUESDAY = date(2027, 3, 2)
WEEK = timedelta(days=7)


@pytest.fixture
async def office() -> Office:
    """Return an office on the Wednesday before, with something to say each week."""
    there = Office(*(call(f"A{number}", TUESDAY + number * WEEK) for number in range(12)))
    await there.tick()
    return there


async def test_nothing_is_sent_before_its_day(office: Office) -> None:
    assert office.notes.sent == []
    assert office.people.next_due() == at(TUESDAY)
    assert await office.move(TUESDAY, 8, 59) == []


async def test_a_letter_comes_on_its_day_to_her_own_chat(office: Office) -> None:
    [sent] = await office.until(TUESDAY)
    assert (sent.chat, sent.at, sent.lines) == (CHAT, at(TUESDAY), ["A0"])
    assert sent.letter is not None
    assert (sent.letter.late, sent.letter.person.id) == (None, ANNA.person)
    assert office.mail.sent == {CHAT: "m1"}


async def test_each_week_has_one_with_what_is_new(office: Office) -> None:
    found = await office.until(TUESDAY + 5 * WEEK)
    assert [one.at.astimezone(STOCKHOLM).date() for one in found] == [
        TUESDAY + number * WEEK for number in range(6)
    ]
    assert [one.lines for one in found] == [[f"A{number}"] for number in range(6)]
    assert [one.at.hour for one in found] == [8, 8, 8, 8, 7, 7]


async def test_a_week_without_anything_to_say_has_none(office: Office) -> None:
    office.calls = [call("A9", TUESDAY + 2 * WEEK)]
    assert [one.at for one in await office.until(TUESDAY + 4 * WEEK)] == [at(TUESDAY + 2 * WEEK)]


async def test_a_restart_sends_nothing_again(office: Office) -> None:
    await office.until(TUESDAY, 9)
    for _ in range(3):
        office.letters = office.built()
        assert await office.tick() == []
    assert await office.until(TUESDAY + timedelta(days=6)) == []


@pytest.mark.parametrize(("minute", "late"), [(5, False), (6, True)])
async def test_a_letter_after_downtime_says_when_it_should_have_come(
    office: Office, minute: int, *, late: bool
) -> None:
    [sent] = await office.move(TUESDAY, 9, minute)
    assert sent.letter is not None
    assert sent.letter.late == (at(TUESDAY) if late else None)


async def test_after_weeks_of_downtime_one_letter_comes_at_the_next_working_hour(
    office: Office,
) -> None:
    sunday = TUESDAY + 2 * WEEK - timedelta(days=2)
    assert await office.move(sunday) == []
    [sent] = await office.until(sunday + timedelta(days=4))
    assert sent.at == at(date(2027, 3, 15), 8)
    assert sent.letter is not None
    assert sent.letter.late == at(date(2027, 3, 9))


@pytest.mark.parametrize("weekday", [1, 3, 4, 5])
async def test_another_weekday_gives_no_second_letter_the_same_week(
    office: Office, weekday: int
) -> None:
    await office.until(TUESDAY, 9)
    office.calls = [call("B1"), *office.calls]
    office.wish(weekday=weekday)
    found = await office.until(TUESDAY + WEEK + timedelta(days=5))
    assert [one.at.astimezone(STOCKHOLM).isocalendar()[1:] for one in found] == [(10, weekday)]


async def test_wishes_changed_back_and_forth_give_no_second_letter(office: Office) -> None:
    await office.until(TUESDAY, 9)
    office.calls = [call("B1"), *office.calls]
    for change in (
        {"letter": False},
        {"letter": True, "weekday": 3},
        {"at": time(15)},
        {"quiet": Quiet(begins=time(12), ends=time(13))},
        {"weekday": 5},
    ):
        office.wish(**change)
        assert await office.tick() == []
    assert await office.until(TUESDAY + timedelta(days=5)) == []
    assert len(await office.until(TUESDAY + 2 * WEEK - timedelta(days=2))) == 1


async def test_who_wants_none_gets_none_until_she_wants_it(office: Office) -> None:
    office.wish(letter=False)
    assert await office.until(TUESDAY + WEEK) == []
    office.wish(letter=True)
    [sent] = await office.until(TUESDAY + 2 * WEEK)
    assert sent.at == at(TUESDAY + 2 * WEEK)


async def test_quiet_hours_move_it_and_it_is_in_time(office: Office) -> None:
    office.wish(quiet=Quiet(begins=time(8), ends=time(11)))
    [sent] = await office.until(TUESDAY)
    assert sent.at == at(TUESDAY, 11)
    assert sent.letter is not None
    assert sent.letter.late is None


async def test_a_chosen_date_comes_once_and_only_to_who_chose_it(office: Office) -> None:
    office.calls = []
    office.clock.move(at(date(2027, 12, 1)))
    await office.tick()
    assert await office.until(date(2027, 12, 10)) == []
    office.clock.move(at(date(2028, 11, 1)))
    office.wish(chosen=("annual_wheel",))
    found = await office.until(date(2028, 12, 31))
    assert [(one.at, one.facts and one.facts["on"]) for one in found] == [
        (at(date(2028, 12, 6)), "2028-12-13")
    ]


async def test_all_her_cooperations_are_in_one_letter(office: Office) -> None:
    office.join("norrby")
    [sent] = await office.until(TUESDAY)
    assert sent.letter is not None
    assert [one.cooperation.id for one in sent.letter.lines] == ["lindsala", "norrby"]
    assert [one.id for one in sent.letter.cooperations] == ["lindsala", "norrby"]


async def test_what_had_no_room_stands_in_the_next_letter() -> None:
    office = Office(*(call(f"A{n}", TUESDAY, until=TUESDAY + 2 * WEEK) for n in range(9)))
    first, second = await office.until(TUESDAY + WEEK)
    assert first.lines == [f"A{n}" for n in range(9)]
    assert second.lines == ["A7", "A8"]


async def test_what_holds_for_months_is_told_once() -> None:
    office = Office(
        call("A1", until=TUESDAY + 20 * WEEK),
        *(call(f"B{n}", TUESDAY + n * WEEK) for n in range(14)),
    )
    found = await office.until(TUESDAY + 13 * WEEK)
    assert [one.lines.count("A1") for one in found] == [1, *[0] * 13]


async def test_who_is_in_no_cooperation_gets_nothing(office: Office) -> None:
    office.cooperations.remove(CooperationId("lindsala"))
    assert await office.until(TUESDAY + WEEK) == []
