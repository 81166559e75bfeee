"""The clock that wakes the bot: one tick a minute, which decides nothing by itself."""

from collections.abc import Awaitable, Callable
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler

SECONDS = 60
"""How often the ledgers are looked at."""

NEVER_DROPPED = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
"""A tick that comes late is not dropped, which the library does after a second; many are one."""


class Schedule:
    """Calls *tick* every minute, in UTC, so that no change of clocks moves or drops it."""

    def __init__(self, tick: Callable[[], Awaitable[None]]) -> None:
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=NEVER_DROPPED)
        self._scheduler.add_job(tick, "interval", seconds=SECONDS)

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.start()

    def stop(self) -> None:
        """Tick no more."""
        self._scheduler.shutdown(wait=False)
