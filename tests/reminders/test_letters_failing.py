"""A letter that does not reach her is tried again, goes to her party's own room, and comes once."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.ids import CooperationId, RoomId
from bot.domain.ledger import PAUSES
from bot.domain.room import Language, Room
from tests.domain.builders import LINDSALA
from tests.reminders.post_office import CHAT, Office, Sent, call
from tests.reminders.toys import at

TUESDAY = date(2027, 3, 2)
ROOM, OTHER_ROOM = RoomId("console:lindsala-rum"), RoomId("console:norrby-rum")


@pytest.fixture
async def office() -> Office:
    """Return an office where a letter has failed for the first time."""
    there = Office(call("A1"), call("B1", TUESDAY + timedelta(days=7)))
    await there.tick()
    there.notes.down = {CHAT}
    assert await there.move(TUESDAY) == []
    return there


def own_room(office: Office) -> None:
    """Give her party a room of its own."""
    there = office.cooperations.load(CooperationId("lindsala"))
    room = Room(id=ROOM, audience=LINDSALA, language=Language.EN)
    office.cooperations.save(replace(there, rooms=(*there.rooms, room)))


async def retry(office: Office) -> list[Sent]:
    """Move the clock to the next try."""
    due = office.people.next_due()
    assert due is not None
    office.clock.move(due)
    return await office.tick()


async def test_it_is_tried_again_after_growing_pauses(office: Office) -> None:
    for pause in PAUSES:
        assert office.people.next_due() == office.clock.now() + pause
        assert (office.mail.failure, office.mail.letter) == ("DownError", at(TUESDAY))
        assert await retry(office) == []
    office.notes.down = set()
    sent = [*await retry(office), *await office.until(TUESDAY + timedelta(days=1))]
    assert [one.lines for one in sent] == [["A1"]]
    assert (office.mail.failure, office.mail.tries) == (None, 0)


async def test_it_is_never_tried_outside_working_hours(office: Office) -> None:
    office.clock.move(at(TUESDAY, 15, 58))
    await office.tick()
    office.notes.down = set()
    [sent] = await office.until(TUESDAY + timedelta(days=1))
    assert sent.at == at(TUESDAY + timedelta(days=1), 8)
    assert sent.letter is not None
    assert sent.letter.late == at(TUESDAY)


async def test_a_restart_between_two_tries_loses_nothing(office: Office) -> None:
    office.letters = office.built()
    office.notes.down = set()
    assert [one.lines for one in await retry(office)] == [["A1"]]
    office.letters = office.built()
    assert await office.until(TUESDAY + timedelta(days=5)) == []


async def test_after_some_tries_it_goes_to_her_partys_own_room(office: Office) -> None:
    own_room(office)
    assert await retry(office) == []
    [sent] = await retry(office)
    assert (sent.chat, sent.lines) == (ROOM, ["A1"])
    assert office.mail.sent == {ROOM: "m1"}
    assert await office.until(TUESDAY + timedelta(days=6)) == []


async def test_a_room_of_all_never_gets_it(office: Office) -> None:
    for _ in range(8):
        assert await retry(office) == []
    office.notes.down = set()
    found = await office.until(TUESDAY + timedelta(days=3))
    assert [one.chat for one in found] == [CHAT]


async def test_each_room_gets_only_its_own_cooperations_lines(office: Office) -> None:
    own_room(office)
    office.join("norrby", own=True)
    await retry(office)
    found = await retry(office)
    assert [one.chat for one in found] == [ROOM, OTHER_ROOM]
    for one, name in zip(found, ("lindsala", "norrby"), strict=True):
        assert one.letter is not None
        assert {line.cooperation.id for line in one.letter.lines} == {name}
        assert [there.id for there in one.letter.cooperations] == [name]
        assert one.letter.meeting is None


async def test_a_room_that_has_got_it_does_not_get_it_again(office: Office) -> None:
    own_room(office)
    office.join("norrby", own=True)
    office.notes.down = {CHAT, OTHER_ROOM}
    for _ in range(4):
        await retry(office)
    office.notes.down = {CHAT}
    await retry(office)
    rooms = [one.chat for one in office.notes.sent]
    assert sorted(rooms) == [ROOM, OTHER_ROOM]


async def test_what_no_room_could_be_told_is_told_her_later(office: Office) -> None:
    own_room(office)
    office.join("norrby")
    office.calls = [call("A1", until=TUESDAY + timedelta(days=20))]
    await retry(office)
    await retry(office)
    office.notes.down = set()
    await office.until(TUESDAY + timedelta(days=8))
    told = {
        line.cooperation.id for one in office.notes.sent if one.letter for line in one.letter.lines
    }
    assert told == {"lindsala", "norrby"}


@pytest.mark.parametrize("change", [{"weekday": 1}, {"at": time(10)}, {"chosen": ("grants",)}])
async def test_new_wishes_between_two_tries_lose_no_letter(
    office: Office, change: dict[str, object]
) -> None:
    office.wish(**change)
    await office.tick()
    office.notes.down = set()
    found = await office.until(TUESDAY + timedelta(days=5))
    assert [one.lines for one in found] == [["A1"]]


async def test_new_wishes_between_two_tries_lose_no_chosen_date() -> None:
    office = Office()
    office.wish(chosen=("annual_wheel",))
    office.clock.move(at(date(2027, 12, 1)))
    await office.tick()
    office.notes.down = {CHAT}
    assert await office.move(date(2027, 12, 6)) == []
    office.wish(weekday=3)
    await office.tick()
    office.notes.down = set()
    found = await office.until(date(2027, 12, 12))
    assert [one.facts and one.facts["on"] for one in found] == ["2027-12-13"]


async def test_a_letter_that_fails_after_a_chosen_date_does_not_bring_the_date_again() -> None:
    office = Office(call("A1", date(2027, 12, 6)))
    office.wish(chosen=("annual_wheel",), weekday=1)
    office.clock.move(at(date(2027, 12, 1)))
    await office.tick()

    async def fails(*_: object) -> str:
        raise OSError

    whole = office.notes.send
    office.notes.send = fails  # type: ignore[assignment]
    assert len(await office.move(date(2027, 12, 6))) == 1
    office.notes.send = whole  # type: ignore[method-assign]
    found = await office.until(date(2027, 12, 10))
    assert [one.lines for one in found] == [["A1"]]


async def test_a_disk_that_is_full_when_it_is_noted_brings_no_second_letter(
    office: Office,
) -> None:
    office.notes.down = set()
    office.people.full = True
    due = office.people.next_due()
    assert due is not None
    office.clock.move(due)
    for _ in range(3):
        try:
            await office.tick()
        except OSError:
            office.clock.move(office.clock.now() + timedelta(minutes=1))
    office.people.full = False
    await office.tick()
    assert [one.lines for one in office.notes.sent] == [["A1"]]
