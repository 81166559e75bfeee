"""A blocked text is gone from the channel, and from what the bot still had to say."""

from pathlib import Path

import pytest

from tests.e2e.slack_stage import ANNA, BO, CHANNEL, FOUNDED, MODES, stage

pytestmark = pytest.mark.slow

WORDS = "Rektorn på Norra skolan är sjukskriven till mars."


@MODES
async def test_the_message_that_showed_it_is_deleted(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, *FOUNDED) as here:
        for who, line in (
            (ANNA, "/samverkan möte ny 4 mars kl 10"),
            (ANNA, f'/samverkan möte ställ-in M1 "{WORDS}"'),
            (BO, "/samverkan spärra M1 personuppgifter"),
        ):
            await here.bot.slack.command(who, CHANNEL, line)
            await here.bot.idle()

        said = [one["text"] for one in await here.public()]
        assert not any(WORDS in text for text in said)
        assert any("har spärrat texten i möte 1" in text for text in said)
        assert len(here.bot.proxy.made("chat.delete")) == 1
        assert here.pending == []
