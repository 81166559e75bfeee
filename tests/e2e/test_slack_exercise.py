"""An exercise in Slack: one account speaks for both parties, in a room with nobody else."""

from pathlib import Path

import pytest

from bot.domain.ids import MatterId
from tests.e2e.slack_stage import MODES, stage

pytestmark = pytest.mark.slow

PLAYED = (
    "anna: /samverkan start övning",
    'anna: /samverkan ändra 1.5 "Styrgruppen möts."',
    "anna: [Godkänn 1.5 v1]",
    "anna: /samverkan som bo: nej 1.5",
    "anna: För sällan.",
    "anna: /samverkan som bo: visa 1.5",
    "anna: [Godkänn 1.5 v1]",
)


@MODES
async def test_both_keys_are_given_and_all_is_gone_afterwards(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, *PLAYED) as here:
        assert here.cooperation.round.matter(MatterId("1.5")).settled is not None
        assert await here.told("ÖVNING. ") == len(await here.public())
        await here.play("+14d")
        assert here.bot.stores.cooperations.ids() == ()
        assert here.bot.proxy.violations == []
