"""Reminders on their way: raised in any save, looked at before they are sent, and told once."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.ledger import News
from bot.domain.reminding import Lapse
from tests.handlers.town import ROOM, Town, joined, private

EARLY = datetime(2027, 4, 7, 7, tzinfo=UTC)
"""A week before the meeting, at nine in Sweden."""
BLOCK = "reminders/meeting"


@pytest.fixture
async def town() -> Town:
    """Return a town with a meeting on 14 April, of whose -21 days everybody has been told."""
    there = await joined()
    await there.say("anna", 'möte ny "14 april kl 10" typ=styrgrupp')
    there.clock.move(datetime(2027, 3, 24, 8, tzinfo=UTC))
    assert (await there.tick()).blocks == [BLOCK]
    return there


def rows(town: Town) -> list[News]:
    return [one for one in town.now.ledger if one.occasion and one.occasion.offset == "-7d"]


def told(town: Town) -> list[str]:
    """Return the chats that the reminder a week before has reached."""
    shown = [one for one in town.platform.sent if one.block == BLOCK]
    return [one.chat for one in shown if one.facts["offset"] == "-7d"]


async def test_a_reminder_comes_at_its_moment_with_its_buttons(town: Town) -> None:
    town.clock.move(EARLY - timedelta(seconds=1))
    assert (await town.tick()).blocks == []
    town.clock.move(EARLY)
    heard = await town.tick()
    assert (heard.blocks, heard.fact("late")) == ([BLOCK], None)
    assert {"Påminn mig senare", "Varför?"} <= set(heard.labels)
    [row] = rows(town)
    assert row.told == {ROOM: f"m{len(town.platform.sent)}"}
    assert (await town.tick()).blocks == []


async def test_a_change_in_the_minute_before_the_tick_loses_nothing_and_repeats_nothing(
    town: Town,
) -> None:
    town.clock.move(EARLY + timedelta(seconds=20))
    assert (await town.say("anna", "klar 1.1")).blocks == ["done/ticked"]
    assert [one.pending for one in rows(town)] == [True]
    assert (await town.tick()).blocks == [BLOCK]
    await town.say("bo", "klar 1.2")
    assert (await town.tick()).blocks == []
    assert told(town) == [ROOM]


async def test_a_moved_meeting_in_the_minute_before_the_tick_says_nothing_of_the_old_day(
    town: Town,
) -> None:
    town.clock.move(EARLY + timedelta(seconds=20))
    await town.say("anna", "möte flytta M1 21 april")
    assert (await town.tick()).blocks == []
    assert [one.lapsed for one in rows(town)] == [Lapse.REPLACED]
    town.later(days=7)
    heard = await town.tick()
    assert (heard.blocks, heard.fact("on")) == ([BLOCK], "2027-04-21")


async def test_a_cancelled_meeting_is_not_spoken_of(town: Town) -> None:
    town.clock.move(EARLY + timedelta(seconds=20))
    await town.say("anna", "möte ställ-in M1 Sjukdom")
    assert (await town.tick()).blocks == []


async def test_a_platform_that_is_down_is_tried_with_growing_pauses_in_working_hours(
    town: Town,
) -> None:
    town.platform.down = {ROOM}
    town.clock.move(EARLY)
    await town.tick()
    for minutes in (1, 5, 15, 60, 240):
        assert [one.due for one in rows(town)] == [town.clock.now() + timedelta(minutes=minutes)]
        town.later(minutes=minutes)
        tried = town.platform.tried
        await town.tick()
        assert town.platform.tried == tried + 1
    town.later(hours=4)
    tried = town.platform.tried
    await town.tick()
    assert town.platform.tried == tried
    tomorrow = EARLY + timedelta(hours=23)
    assert [one.due for one in rows(town)] == [tomorrow]
    town.platform.down = set()
    town.clock.move(tomorrow)
    heard = await town.tick()
    assert (heard.blocks, heard.fact("late")) == ([BLOCK], "2027-04-07T09:00:00+02:00")


async def test_a_restart_at_any_moment_loses_nothing_and_repeats_nothing(town: Town) -> None:
    town.app = town.built()
    town.clock.move(EARLY)
    town.app = town.built()
    assert (await town.tick()).blocks == [BLOCK]
    for _ in range(2):
        town.app = town.built()
        assert (await town.tick()).blocks == []


async def test_after_downtime_only_the_last_is_told_and_says_that_it_is_late(town: Town) -> None:
    town.clock.move(datetime(2027, 4, 13, 12, tzinfo=UTC))
    town.app = town.built()
    heard = await town.tick()
    assert (heard.blocks, heard.fact("offset")) == ([BLOCK], "-1d")
    assert heard.fact("late") == "2027-04-13T09:00:00+02:00"
    assert [one.lapsed for one in rows(town)] == [Lapse.OVERTAKEN]


async def test_a_disk_that_is_full_when_it_falls_due_says_nothing_and_loses_nothing(
    town: Town,
) -> None:
    town.clock.move(EARLY)
    town.cooperations.full = True
    assert (await town.tick()).blocks == []
    town.cooperations.full = False
    assert (await town.tick()).blocks == [BLOCK]


async def test_a_disk_that_is_full_when_it_is_noted_tells_nobody_twice(town: Town) -> None:
    town.clock.move(EARLY)
    town.cooperations.saves_left = 1
    for _ in range(3):
        await town.tick()
    assert told(town) == [ROOM]
    town.cooperations.saves_left = None
    await town.say("anna", "klar 1.1")
    await town.tick()
    assert told(town) == [ROOM]
    assert [one.pending for one in rows(town)] == [False]


async def test_two_ticks_and_a_change_at_once_tell_it_once(town: Town) -> None:
    town.clock.move(EARLY)
    town.platform.go.clear()
    acts = [asyncio.create_task(town.tick()) for _ in range(2)]
    async with asyncio.timeout(5):
        await town.platform.waiting.acquire()
        acts.append(asyncio.create_task(town.say("anna", "klar 1.1")))
        await town.platform.waiting.acquire()
    town.platform.go.set()
    await asyncio.gather(*acts)
    await town.tick()
    assert told(town) == [ROOM]


async def test_what_is_needed_no_more_stays_so_though_its_failure_was_not_noted_yet() -> None:
    town = await joined()
    await town.say("anna", 'ändra 1.5 "Styrgruppen möts."')
    town.clock.move(datetime(2027, 3, 15, 8, tzinfo=UTC))
    town.platform.down = {private("bo")}
    town.cooperations.saves_left = 1
    await town.tick()
    town.cooperations.saves_left = None
    heard = await town.say("bo", "kvittera regel=väntar")
    assert heard.blocks == ["acknowledge/noted"]
    town.platform.down = set()
    town.later(hours=2)
    assert "reminders/waiting_yes" not in (await town.tick()).blocks
