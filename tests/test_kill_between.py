"""A kill between a yes and the news of it: the other room is told once, after the restart."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.app import Outside, build, open_stores
from bot.clocks import WallClock
from bot.codes import SecretCodes
from bot.domain.ids import MatterId
from bot.settings import Settings
from bot.store.folder import DataFolder
from tests.fakes import Heard, NamingTexts, RecordingPlatform
from tests.killed_yes import OURS, THEIRS


async def started(data: Path) -> Heard:
    """Start the bot on what the killed one has left, let it tick twice, and return what it says."""
    settings, platform = Settings(_env_file=None, data=data), RecordingPlatform(NamingTexts())
    with DataFolder.locked(data) as folder:
        stores = open_stores(settings, folder)
        outside = Outside(platforms={"fake": platform}, clock=WallClock(), codes=SecretCodes())
        app = build(settings, stores, outside)
        await app.runner.tick()
        await app.runner.tick()
        [only] = stores.cooperations.ids()
        assert stores.cooperations.load(only).round.matter(MatterId("1.5")).yeses
    return Heard(platform.sent)


@pytest.mark.slow
def test_the_other_room_is_told_once_after_the_restart(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.killed_yes", str(tmp_path / "data")]
    killed = subprocess.run(command, check=False, timeout=60)  # noqa: S603 - our own command
    assert killed.returncode == -signal.SIGKILL

    first, second = (asyncio.run(started(tmp_path / "data")) for _ in range(2))

    told = [shown.chat for shown in first.messages if "sagt ja" in shown.text]
    assert told.count(THEIRS) == 1
    assert told.count(OURS) <= 1, "in flight at the kill, so that it may come twice"
    assert not [shown for shown in second.messages if "sagt ja" in shown.text]
