"""News reach everyone once: not lost by a platform that is down, a kill or a full disk."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.ids import PartyId, RoomId
from bot.domain.ledger import News
from bot.domain.room import Language, Room
from tests.handlers.town import ROOM, Town, joined

POLICE = Room(id=RoomId("fake:polisrum"), audience=PartyId("polis"), language=Language.EN)


@pytest.fixture
async def town() -> Town:
    return await joined()


def row(town: Town) -> News:
    return town.now.ledger[-1]


def told(town: Town, block: str = "done/ticked") -> list[str]:
    """Return the chats that a piece of news has reached."""
    return [shown.chat for shown in town.platform.sent if shown.block == block]


async def another_room(town: Town) -> None:
    """Give the police a room of their own, in English."""
    now = town.now
    town.cooperations.save(replace(now, rooms=(*now.rooms, POLICE)))


async def test_what_is_told_is_noted_with_the_platforms_id(town: Town) -> None:
    await town.say("anna", "klar 1.1")
    assert not row(town).pending
    assert row(town).told == {ROOM: f"m{len(town.platform.sent)}"}
    assert town.cooperations.next_due() is None


async def test_a_platform_that_is_down_is_tried_with_growing_pauses(town: Town) -> None:
    town.platform.down = {ROOM}
    await town.say("anna", "klar 1.1")
    assert row(town).failure == "PlatformDownError"
    for minutes in (1, 5, 15, 60, 240, 240):
        assert town.cooperations.next_due() == town.clock.now() + timedelta(minutes=minutes)
        town.later(minutes=minutes - 1, seconds=59)
        before = town.platform.tried
        await town.tick()
        assert town.platform.tried == before
        town.later(seconds=1)
        await town.tick()
        assert town.platform.tried == before + 1
    town.platform.down = set()
    town.later(hours=4)
    assert (await town.tick()).blocks == ["done/ticked"]
    assert (await town.tick()).blocks == []
    assert (row(town).failure, row(town).pending) == (None, False)


async def test_only_rooms_that_have_not_got_it_are_tried_again(town: Town) -> None:
    await another_room(town)
    town.platform.down = {POLICE.id}
    await town.say("anna", "klar 1.1")
    assert told(town) == [ROOM]
    town.platform.down = set()
    town.later(minutes=1)
    heard = await town.tick()
    assert told(town) == [ROOM, POLICE.id]
    assert heard.text.startswith("The municipality")


async def test_news_not_told_when_the_bot_dies_are_told_at_the_start(town: Town) -> None:
    town.cooperations.saves_left = 1
    town.platform.down = {ROOM}
    await town.say("anna", "klar 1.1")
    assert (row(town).pending, row(town).told) == (True, {})

    town.cooperations.saves_left = None
    town.platform.down = set()
    town.app = town.built()
    assert (await town.tick()).blocks == ["done/ticked"]
    town.app = town.built()
    assert (await town.tick()).blocks == []


async def test_a_disk_that_is_full_when_it_is_noted_tells_nobody_twice(town: Town) -> None:
    town.cooperations.saves_left = 1
    heard = await town.say("anna", "klar 1.1")
    assert heard.blocks == ["done/ticked"]
    for _ in range(3):
        await town.tick()
    town.cooperations.saves_left = None
    await town.tick()
    assert told(town) == [ROOM]
    assert not row(town).pending


async def test_what_is_on_its_way_is_not_sent_beside(town: Town) -> None:
    town.platform.go.clear()
    act = asyncio.create_task(town.say("anna", 'vidare "Skäl."'))
    async with asyncio.timeout(5):
        await town.platform.waiting.acquire()
        await asyncio.gather(town.tick(), town.tick())
    town.platform.go.set()
    await act
    assert told(town, "proposing/asked") == [ROOM]


async def test_news_that_a_tick_has_taken_are_not_answered_besides(town: Town) -> None:
    await town.say("anna", 'vidare "Skäl."')
    town.platform.go.clear()
    act = asyncio.create_task(town.say("bo", "godkänn vidare v1"))
    async with asyncio.timeout(5):
        await town.platform.waiting.acquire()
        tick = asyncio.create_task(town.tick())
        await town.platform.waiting.acquire()
    town.platform.go.set()
    await asyncio.gather(act, tick)
    assert told(town, "advance/moved") == [ROOM]


async def test_several_things_due_are_told_in_their_order(town: Town) -> None:
    town.platform.down = {ROOM}
    for task in ("1.1", "1.2", "1.9"):
        await town.say("anna", f"klar {task}")
        town.later(minutes=5)
    town.platform.down = set()
    town.later(hours=1)
    heard = await town.tick()
    assert [shown.facts["id"] for shown in heard.messages] == ["1.1", "1.2", "1.9"]


async def test_told_rows_are_dropped_after_ninety_days(town: Town) -> None:
    await town.say("anna", "klar 1.1")
    count = len(town.now.ledger)
    town.later(days=90)
    await town.say("anna", "klar 1.2")
    assert len(town.now.ledger) < count


async def test_one_cooperation_that_fails_holds_up_no_other(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    other = RoomId("fake:annan")
    town.platform.down = {ROOM, other}
    await town.say("anna", "klar 1.1")
    await town.say("eva", "start kommun=Norrby lpo=Y part=polis", room=other)
    town.later(minutes=1)
    town.platform.down = {ROOM}
    assert (await town.tick()).blocks == ["start/founded"]
    town.cooperations.gone = True
    town.later(hours=1)
    assert (await town.tick()).blocks == []
    assert "OSError" in caplog.text
    assert "secret words" not in caplog.text
