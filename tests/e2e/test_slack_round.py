"""A whole round in Slack, by slash commands, presses and forms, ends as it does in the console."""

import asyncio
from datetime import date
from pathlib import Path

import pytest

from tests.e2e.same_state import state_of
from tests.e2e.slack_bot import bot_in_slack
from tests.e2e.slack_driver import SlackDriver
from tests.e2e.slack_people import people_of
from tests.e2e.slack_player import SlackPlayer
from tests.playing import CONVERSATIONS, settled_data

pytestmark = pytest.mark.slow

MODES = pytest.mark.parametrize("mode", ["socket", "events"])


@MODES
@pytest.mark.parametrize("name", ["ett-varv", "styrgruppen", "manad-14", "strangnas-2019", "omtag"])
async def test_a_whole_round_ends_as_in_the_console(mode: str, name: str, tmp_path: Path) -> None:
    script = (CONVERSATIONS / f"{name}.txt").read_text(encoding="utf-8")
    lines = script.splitlines()
    async with bot_in_slack(mode, lines, tmp_path / "slack") as bot:

        def today() -> date:
            return bot.clock.now().astimezone(bot.settings.zone).date()

        driver = SlackDriver(bot.slack, people_of(lines), today)
        await SlackPlayer(driver, bot.move, bot.restart, bot.idle).play(lines)
        assert bot.proxy.violations == []
    # The player has a loop of its own.
    await asyncio.to_thread(settled_data, script, tmp_path / "console")
    assert state_of(tmp_path / "slack") == state_of(tmp_path / "console")
