"""A hundred commands at once are all answered, in an order that everybody sees alike."""

import asyncio
import re
from pathlib import Path

import pytest

from bot.domain.ids import MatterId
from tests.e2e.slack_stage import ANNA, BO, CHANNEL, FOUNDED, MODES, stage

pytestmark = pytest.mark.slow

EACH = 50
_WRITTEN = re.compile(r"har skrivit version (\d+) av")


@MODES
async def test_a_hundred_commands_at_once_are_answered_and_told_in_order(
    mode: str, tmp_path: Path
) -> None:
    async with stage(mode, tmp_path, *FOUNDED) as here:
        before = len(here.bot.proxy.made("response_url"))
        lines = [(ANNA, f'/samverkan ändra 1.5 "Text {number}"') for number in range(EACH)]
        lines += [(BO, "/samverkan status")] * EACH
        await asyncio.gather(*(here.bot.slack.command(who, CHANNEL, line) for who, line in lines))
        await here.bot.idle()

        matter = here.cooperation.round.matter(MatterId("1.5"))
        assert matter.count == EACH
        told = [_WRITTEN.findall(one["text"]) for one in await here.public()]
        numbers = [int(found[0]) for found in told if found]
        assert numbers == [1, 2]
        answers = [one["text"] for one in here.bot.proxy.made("response_url")[before:]]
        assert sum("Steg 1 av 5" in one for one in answers) == EACH
        hers = [int(found[0]) for one in answers if (found := _WRITTEN.findall(one))]
        assert hers == [*range(3, EACH + 1)]
        await here.play("+5m")
        later = [one["text"] for one in await here.public() if "har också" in one["text"]]
        assert len(later) == 1
        assert "1.5" in later[0]
        assert here.pending == []
        [id_] = here.bot.stores.cooperations.ids()
        assert len(here.bot.stores.cooperations.history(id_)) >= EACH
