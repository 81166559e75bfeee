"""Promise 3: no reminder is lost and none comes twice, in whichever order things happen."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.reminding import Lapse
from reminders.working_time import first_from, may_speak, moment
from tests.fakes import Shown
from tests.handlers.town import ROOM, Town, joined, private
from tests.reminders.situations import STOCKHOLM

pytestmark = pytest.mark.slow

Act = tuple[str, Any]
OFFSETS = {"-21d": -21, "-7d": -7, "-1d": -1, "+2d": 2}
NINE, TEN = time(9), time(10)
GRACE = timedelta(minutes=5)
DAYS = st.dates(date(2027, 3, 12), date(2027, 8, 30))
ACTS = st.one_of(
    st.tuples(st.just("pass"), st.sampled_from([1, 6, 45, 60 * 5, 60 * 24, 60 * 24 * 6])),
    st.tuples(st.just("until next"), st.integers(0, 7)),
    st.tuples(st.just("until next"), st.just(0)),
    st.tuples(st.just("downtime"), st.integers(1, 30)),
    st.tuples(st.just("move"), DAYS),
    st.tuples(st.just("snooze"), st.integers(1, 12)),
    st.tuples(
        st.sampled_from(["tick", "change", "restart", "chat down", "chat up", "full"]),
        st.none(),
    ),
)


@dataclass
class Life:
    """A town with one meeting, what has been said of it when, and since when its day stands."""

    town: Town
    day: date
    since: datetime
    heard: list[tuple[datetime, Shown]] = field(default_factory=list)
    chosen: list[datetime] = field(default_factory=list)
    changes: int = 0

    def listen(self) -> None:
        """Note when everything new was said."""
        known = len(self.heard)
        self.heard += [(self.town.clock.now(), one) for one in self.town.platform.sent[known:]]

    async def tick(self) -> None:
        """Let the bot say what is due."""
        await self.town.tick()
        self.listen()

    async def say(self, line: str) -> None:
        """Let Anna say something."""
        await self.town.say("anna", line)
        self.listen()

    def later(self, to: datetime) -> None:
        """Move the clock, and never back."""
        self.town.clock.move(max(to, self.town.clock.now()))

    @property
    def now(self) -> datetime:
        """The moment."""
        return self.town.clock.now()

    @property
    def today(self) -> date:
        """The day in Sweden."""
        return self.now.astimezone(STOCKHOLM).date()

    def planned(self) -> dict[str, datetime]:
        """Return when each reminder of the day that stands is said."""
        return {
            offset: moment(self.day + timedelta(days=days), NINE, STOCKHOLM, before=offset != "+2d")
            for offset, days in OFFSETS.items()
        }

    def expected(self) -> str | None:
        """Return the offset of the one that must have been told by now, if any."""
        come = {o: at for o, at in self.planned().items() if self.since < at <= self.now}
        if datetime.combine(self.day, TEN, STOCKHOLM) <= self.now:
            come = {offset: at for offset, at in come.items() if offset == "+2d"}
        if not come:
            return None
        last = max(come, key=lambda offset: OFFSETS[offset])
        left = {"-21d": -8, "-7d": -2, "-1d": 0, "+2d": 30}[last]
        return None if self.today > self.day + timedelta(days=left) else last


def told(life: Life) -> list[tuple[str, str]]:
    """Return the day and offset of each reminder that has reached the room."""
    return [
        (one.facts["on"], one.facts["offset"])  # type: ignore[misc]
        for _, one in life.heard
        if one.block == "reminders/meeting" and one.chat == ROOM
    ]


async def begun() -> Life:
    """Return a town with a meeting in five weeks."""
    town = await joined()
    life = Life(town=town, day=date(2027, 4, 14), since=town.clock.now())
    await life.say('möte ny "14 april kl 10" typ=styrgrupp')
    await life.tick()
    return life


async def act(life: Life, name: str, value: Any) -> None:  # noqa: ANN401, C901 - the act's own
    """Do one thing."""
    town = life.town
    match name:
        case "pass":
            life.later(life.now + timedelta(minutes=value))
        case "until next":
            due = town.app.next_due() or life.now
            life.later(due + timedelta(minutes=value))
        case "downtime":
            life.later(life.now + timedelta(days=value))
            town.app = town.built()
        case "move" if value > life.today and value != life.day:
            await life.say(f"möte flytta M1 {value}")
            if town.now.content.meetings[0].day == value:
                life.day, life.since = value, life.now
        case "snooze":
            await life.say(f"skjut-upp M1 {life.today + timedelta(days=value)}")
            life.chosen.append(life.now)
        case "change":
            life.changes += 1
            await life.say(f"klar 1.{1 + life.changes % 2}")
        case "restart":
            await town.app.inbox.settled()
            town.app = town.built()
        case "chat down":
            town.platform.down = {ROOM, private("anna")}
        case "chat up":
            town.platform.down = set()
        case "full":
            town.cooperations.full = True
            await life.tick()
            town.cooperations.full = False
            await life.tick()  # what was sent and not noted is noted, before any kill
        case "tick":
            await life.tick()


async def lived(acts: Sequence[Act]) -> Life:
    """Return a life after all of it; whatever waits is sent at the end, in working hours."""
    life = await begun()
    for name, value in acts:
        await act(life, name, value)
        check_once(life)
    life.town.platform.down = set()
    wall = life.now.astimezone(STOCKHOLM).replace(tzinfo=None)
    life.later(first_from(wall, STOCKHOLM))
    await life.tick()
    for _ in range(12):
        waiting = [row.due for row in life.town.now.ledger if row.pending and row.failure]
        if not waiting:
            break
        wall = max(*waiting, life.now).astimezone(STOCKHOLM).replace(tzinfo=None)
        life.later(first_from(wall, STOCKHOLM))
        await life.tick()
    return life


def check_once(life: Life) -> None:
    """None has come twice, or at a time when nothing may be said."""
    assert max(Counter(told(life)).values(), default=0) <= 1
    again = [one for _, one in life.heard if one.block == "reminders/meeting" and one.chat != ROOM]
    assert len(again) <= len(life.chosen)
    for at, one in life.heard:
        if one.block == "reminders/meeting":
            local = at.astimezone(STOCKHOLM).replace(tzinfo=None)
            assert may_speak(local)
            late = one.facts["late"]
            if late:
                assert at - datetime.fromisoformat(str(late)) > GRACE


@settings(max_examples=150, deadline=None)
@given(st.lists(ACTS, min_size=5, max_size=30))
def test_no_reminder_is_lost_and_none_comes_twice(acts: list[Act]) -> None:
    life = asyncio.run(lived(acts))
    check_once(life)
    expected = life.expected()
    if expected:
        assert (life.day.isoformat(), expected) in told(life)
    rows = [row for row in life.town.now.ledger if row.occasion and row.occasion.to == ROOM]
    assert len({row.id for row in rows}) == len(rows)
    assert all(row.told or row.lapsed in set(Lapse) for row in rows)
