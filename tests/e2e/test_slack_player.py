"""A script is played in Slack as people would do it, and stops at what they could not do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import pytest

from bot.platforms.console.script import Moved, Restarted
from tests.e2e.slack_driver import SlackDriver
from tests.e2e.slack_form import REQUIRED
from tests.e2e.slack_people import as_command, as_message, as_read, people_of, rooms_of
from tests.e2e.slack_player import SlackPlayer
from tests.e2e.toy_bot import USERS, ToyBot, toy

pytestmark = pytest.mark.slow

MODES = pytest.mark.parametrize("mode", ["socket", "events"])
TODAY = date(2027, 2, 1)
ROOM = "samverkan"

Outside = list[Moved | Restarted]


@asynccontextmanager
async def played(
    script: str, mode: str = "socket"
) -> AsyncIterator[tuple[SlackDriver, ToyBot, Outside]]:
    """Play a script against the toy bot; the last is what it did outside the workspace."""
    outside: Outside = []

    async def note(line: Moved | Restarted) -> None:
        outside.append(line)

    async with toy(mode) as (slack, bot):
        driver = SlackDriver(slack, USERS, lambda: TODAY)
        await SlackPlayer(driver, note, note, bot.idle).play(script.strip().splitlines())
        yield driver, bot, outside


@MODES
async def test_people_say_and_press_where_they_are(mode: str) -> None:
    script = """
# Anna asks for herself alone.
anna: /toy hej @bo & du
bo: @samverkan hej & hå
bo#: hej

+1d
!restart +2h
anna: [igen]
"""
    async with played(script, mode) as (driver, bot, outside):
        assert bot.heard[0]["text"] == "hej <@U01BO|bo> &amp; du"
        assert (await driver.read("anna", ROOM))[0] == ""
        assert await driver.buttons("anna", ROOM) == ["Igen"]
        assert await driver.buttons("bo", ROOM) == []
        assert (await driver.read("bo", ROOM))[0] == "@samverkan hej & hå"
        assert await driver.read("bo", None) == ["hej", "message None hej to U0BOT"]
        assert outside == [Moved(count=1, unit="d"), Restarted(down=Moved(count=2, unit="h"))]


@MODES
async def test_a_form_is_filled_in_line_by_line(mode: str) -> None:
    script = """
anna: /toy form
anna: KS
anna: 27 januari
anna: [Alla]
anna: Det var allt.
"""
    async with played(script, mode) as (driver, _, _):
        room = await driver.read("anna", ROOM)
        assert room[:2] == ["['KS', '2027-01-27', 'alla']", "Det var allt."]
        assert await driver.form("anna") is None


async def test_a_form_is_sent_when_the_next_line_is_no_answer() -> None:
    script = """
anna: /toy form
anna: KS
anna: 15 december 2026
bo: Nu så.
"""
    async with played(script) as (driver, _, _):
        assert (await driver.read("bo", ROOM))[0] == "['KS', '2026-12-15', None]"


async def test_a_form_is_filled_in_by_its_words() -> None:
    script = """
anna: /toy form
anna: {"Organ": "KS", "datum": "29 januari", "val": "Ingen"}
"""
    async with played(script) as (driver, _, _):
        assert await driver.read("anna", ROOM) == ["['KS', '2027-01-29', 'ingen']"]


async def test_what_is_refused_is_answered_again() -> None:
    script = """
anna: /toy form
anna: {"organ": "fel", "datum": "2 februari"}
anna: KS
"""
    async with played(script) as (driver, _, _):
        assert await driver.read("anna", ROOM) == ["['KS', '2027-02-02', None]"]


async def test_a_form_that_lacks_something_is_not_sent() -> None:
    async with played("anna: /toy form\nanna: KS\nbo: Hej.") as (driver, bot, _):
        form = await driver.form("anna")
        assert form is not None
        assert list(form.texts()) == ["Toy", "organ", "datum", REQUIRED, "val"]
        assert [body.get("type") for body in bot.heard] == [None, "event_callback"]


async def test_a_form_is_left_for_what_is_in_the_chat() -> None:
    async with played("anna: /toy form\nanna: KS\nanna: /toy hej") as (driver, _, _):
        assert (await driver.read("bo", ROOM)) == ["closed"]
        assert await driver.buttons("anna", ROOM) == ["Igen"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("anna: [Finns inte]", "no button"),
        ('anna: {"organ": "KS"}', "no form open"),
        ("anna: {trasigt", "not a form's values"),
        ('anna: /toy form\nanna: {"fel": "KS"}', "no field 'fel'"),
        ('anna: /toy form\nanna: {"datum": "snart"}', "a datepicker cannot be 'snart'"),
    ],
)
async def test_what_cannot_be_done_is_said_with_its_line(line: str, why: str) -> None:
    with pytest.raises(AssertionError) as caught:
        async with played(line):
            pass
    said = str(caught.value)
    assert said.startswith(f"line {line.count(chr(10)) + 1}: {line.splitlines()[-1]}")
    assert why in said


def test_everybody_named_is_in_the_workspace_and_every_room() -> None:
    lines = ["# anna", "anna: /samverkan bjud-in polis @åsa", "bo#lindsala: hej", "bo#: @samverkan"]
    assert people_of(lines) == {"U01ANNA": "Anna", "U01BO": "Bo", "U01ASA": "Åsa"}
    assert rooms_of(lines) == {"C01LINDSALA": "lindsala", "C01SAMVERKAN": "samverkan"}


def test_slack_writes_names_and_signs_in_its_own_way() -> None:
    text = '@samverkan @Bo @dag bo@bo.se <!channel> & "x"'
    assert as_message(text, USERS) == ('<@U0BOT> <@U01BO> @dag bo@bo.se &lt;!channel&gt; &amp; "x"')
    assert as_command("@Bo", USERS) == "<@U01BO|bo>"
    assert as_read(as_message("@Bo & <@U1>", USERS), USERS) == "@Bo & <@U1>"
