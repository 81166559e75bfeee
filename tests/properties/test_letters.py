"""Promise 3 for letters: at most one a week, nothing twice, nothing lost, whatever happens."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.reminding import Quiet
from reminders.working_time import may_speak
from tests.reminders.post_office import CHAT, Office, call
from tests.reminders.situations import STOCKHOLM

pytestmark = pytest.mark.slow

Act = tuple[str, Any]
BEGINS = (date(2027, 2, 24), date(2027, 6, 16), date(2027, 10, 6), date(2027, 12, 8))
"""Before a change of clocks, July, the other change of clocks, and Christmas."""
LONG = timedelta(days=300)
WISHES = st.one_of(
    st.integers(1, 5).map(lambda weekday: {"weekday": weekday, "letter": True}),
    st.sampled_from([time(8), time(9), time(15, 45)]).map(lambda at: {"at": at}),
    st.sampled_from([None, Quiet(begins=time(8), ends=time(11, 15))]).map(
        lambda quiet: {"quiet": quiet}
    ),
    st.just({"letter": False}),
)
ACTS = st.one_of(
    st.tuples(st.just("live"), st.integers(0, 9)),
    st.tuples(st.just("down for"), st.integers(1, 20)),
    st.tuples(st.just("minutes"), st.sampled_from([1, 7, 45, 400])),
    st.tuples(st.just("wish"), WISHES),
    st.tuples(st.sampled_from(["restart", "chat down", "chat up", "tick"]), st.none()),
)


async def act(office: Office, name: str, value: Any) -> None:  # noqa: ANN401 - the act's own
    """Do one thing, and let the bot tick after it, unless it is down."""
    match name:
        case "live":
            await office.until(office.clock.now().date() + timedelta(days=value))
        case "down for":
            office.clock.move(office.clock.now() + timedelta(days=value))
        case "minutes":
            office.clock.move(office.clock.now() + timedelta(minutes=value))
            await office.tick()
        case "wish":
            office.wish(**value)
        case "restart":
            office.letters = office.built()
        case "chat down":
            office.notes.down = {CHAT}
        case "chat up":
            office.notes.down = set()
        case _:
            await office.tick()


async def lived(begins: date, acts: Sequence[Act]) -> Office:
    """Return an office after all of it, and two quiet months with nothing in the way."""
    office = Office(
        *(
            call(f"A{n}", begins + timedelta(days=3 * n), until=begins + LONG, before=n % 2 == 0)
            for n in range(30)
        )
    )
    office.clock.move(office.clock.now() + (begins - date(2027, 2, 24)))
    await office.tick()
    for name, value in acts:
        await act(office, name, value)
    office.notes.down = set()
    office.wish(letter=True)
    await office.until(office.clock.now().date() + timedelta(days=70))
    return office


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(BEGINS), st.lists(ACTS, max_size=25))
def test_one_letter_a_week_each_line_once_and_none_lost(begins: date, acts: list[Act]) -> None:
    office = asyncio.run(lived(begins, acts))
    sent = [(one.at.astimezone(STOCKHOLM), one) for one in office.notes.sent]

    weeks = Counter(at.isocalendar()[:2] for at, _ in sent)
    assert max(weeks.values(), default=0) <= 1

    shown = [line.key for _, one in sent if one.letter for line in one.letter.lines[:7]]
    assert max(Counter(shown).values(), default=0) <= 1

    assert all(may_speak(at.replace(tzinfo=None)) for at, _ in sent)

    today = office.clock.now().date()
    due = {one.about for one in office.calls if one.on < today - timedelta(days=50)}
    assert due <= {key.split("/")[2] for key in shown}
