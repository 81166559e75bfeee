"""`samverkansbot run` serves Slack, says so in one line, ends when told to, and loses nothing."""

import signal
import socket
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.e2e.faults import Fault
from tests.e2e.slack_place import place
from tests.e2e.slack_process import Program, program
from tests.e2e.slack_program import APP_TOKEN, BOT_TOKEN
from tests.e2e.slack_stage import FOUNDED, MODES, ROOM

pytestmark = pytest.mark.slow

POST = "chat.postMessage"
FOUND = FOUNDED[0].removeprefix("anna: ")
WRITE = '/samverkan ändra 1.5 "Vi möts."'
TOLD = "har skrivit version"


async def says_where(running: Program, mode: str, settings: Mapping[str, str]) -> None:
    """See that the one line tells where it serves."""
    said = await running.line()
    assert said.startswith("Samverkan svarar i Slack (Test) ")
    where = f"http://127.0.0.1:{settings['HTTP_PORT']}/slack/events"
    assert (where if mode == "events" else "Socket Mode") in said


@MODES
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_it_says_where_it_serves_answers_and_ends(
    mode: str, how: signal.Signals, tmp_path: Path
) -> None:
    async with place(mode, tmp_path) as here, here.starts() as running:
        await says_where(running, mode, here.settings)
        await here.driver.say("anna", ROOM, FOUND)
        await here.proxy.until(POST)
        await here.driver.say("anna", ROOM, "/samverkan status")
        await here.proxy.until("response_url")
        assert "Steg 1 av 5" in here.proxy.made("response_url")[0]["text"]
        assert await running.ends(how) == (0, "", "")


@MODES
async def test_what_slack_will_not_let_in_ends_with_one_line(mode: str, tmp_path: Path) -> None:
    async with place(mode, tmp_path) as here:
        here.proxy.fail("auth.test", Fault.error("invalid_auth"))
        async with here.starts() as running:
            code, said, complained = await running.ends()
    assert (code, said) == (1, "")
    last = complained.splitlines()[-1]
    assert last.startswith("Slack går inte att nå: boten släpps inte in")
    assert "SLACK_BOT_TOKEN" in last
    assert "Traceback" not in complained
    assert BOT_TOKEN not in complained


async def test_an_app_token_that_lets_nobody_in_ends_with_one_line(tmp_path: Path) -> None:
    async with place("socket", tmp_path) as here:
        here.proxy.fail("apps.connections.open", Fault.error("invalid_auth"), times=9)
        async with here.starts() as running:
            code, said, complained = await running.ends()
    assert (code, said) == (1, "")
    assert complained.splitlines()[-1].startswith("Slack går inte att nå: boten släpps inte in")
    assert "Unclosed" not in complained
    assert "destroyed" not in complained
    assert "Traceback" not in complained
    assert APP_TOKEN not in complained


@pytest.mark.parametrize("fault", [Fault.html(), Fault.html(200), Fault.dropped(taken=False)])
async def test_a_slack_that_does_not_answer_ends_with_one_line(
    fault: Fault, tmp_path: Path
) -> None:
    async with place("events", tmp_path) as here:
        here.proxy.fail("auth.test", fault)
        async with here.starts() as running:
            code, said, complained = await running.ends()
    assert (code, said) == (1, "")
    assert complained.splitlines()[-1].startswith("Slack går inte att nå: tjänsten svarar inte")
    assert "Traceback" not in complained


async def test_an_address_in_use_ends_with_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        async with place("events", tmp_path) as here, here.starts(HTTP_PORT=port) as running:
            code, said, complained = await running.ends()
    assert (code, said) == (1, "")
    expected = f"Något annat lyssnar redan på 127.0.0.1:{port}. Välj en annan port med HTTP_PORT."
    assert complained.splitlines() == [expected]


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({}, "Ingen plattform är inställd. Sätt SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": BOT_TOKEN}, "SLACK_SIGNING_SECRET: "),
        ({"SLACK_BOT_TOKEN": BOT_TOKEN, "HTTP_PORT": "många"}, "HTTP_PORT: "),
    ],
)
async def test_settings_that_lead_nowhere_end_with_one_line(
    settings: dict[str, str], line: str, tmp_path: Path
) -> None:
    given = {"SAMVERKAN_DATA": str(tmp_path / "data"), **settings}
    async with program(given, tmp_path) as running:
        code, said, complained = await running.ends()
    assert (code, said) == (1, "")
    [only] = complained.splitlines()
    assert only.startswith(line)


@MODES
async def test_nothing_confirmed_is_lost_by_a_kill_and_news_come_once(
    mode: str, tmp_path: Path
) -> None:
    async with place(mode, tmp_path) as here:
        async with here.starts() as running:
            await running.line()
            await here.driver.say("anna", ROOM, FOUND)
            await here.proxy.until(POST)
            await here.noted()
            here.proxy.fail(POST, Fault.html())
            await here.driver.say("anna", ROOM, WRITE)
            # The room has not heard of it, and the asker has been answered.
            await here.proxy.until("response_url")
            assert (await running.ends(signal.SIGKILL))[0] == -signal.SIGKILL
        assert here.version() == 1
        # Why it has not come may be noted or not; that it has not come is what was saved.
        assert len([row for row in here.kept().ledger if row.pending]) == 1
        here.pause_is_over()
        async with here.starts() as running:
            await running.line()
            await here.noted()
            await running.ends(signal.SIGKILL)
        assert await here.public(TOLD) == 1
        async with here.starts() as running:
            await running.line()
            assert (await running.ends(signal.SIGTERM))[0] == 0
        assert await here.public(TOLD) == 1


@MODES
async def test_a_kill_between_the_change_and_its_news_loses_neither(
    mode: str, tmp_path: Path
) -> None:
    async with place(mode, tmp_path) as here:
        async with here.starts() as running:
            await running.line()
            await here.driver.say("anna", ROOM, FOUND)
            await here.proxy.until(POST)
            await here.noted()
            here.proxy.fail(POST, Fault.hang())
            await here.driver.say("anna", ROOM, WRITE)
            await here.proxy.until(POST, 2)
            await running.ends(signal.SIGKILL)
        assert here.version() == 1
        async with here.starts() as running:
            await running.line()
            await here.noted()
            assert (await running.ends(signal.SIGTERM))[0] == 0
        assert await here.public(TOLD) == 1
