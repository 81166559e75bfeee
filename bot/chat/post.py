"""Delivers what the ledger holds, and notes what has reached whom, so that nothing comes twice."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace

from bot.chat.outbox import Outbox
from bot.chat.turns import Turns
from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId
from bot.domain.ledger import News, swept
from bot.ports import Clock, Cooperations

logger = logging.getLogger(__name__)


class Post:
    """The way from a saved ledger row to a row noted as told."""

    def __init__(
        self, *, cooperations: Cooperations, outbox: Outbox, turns: Turns, clock: Clock
    ) -> None:
        self._cooperations = cooperations
        self._outbox = outbox
        self._turns = turns
        self._clock = clock
        self._on_its_way: set[str] = set()
        self._not_noted: dict[str, News] = {}

    async def deliver(self, cooperation: Cooperation, rows: Sequence[News]) -> tuple[News, ...]:
        """Send *rows*, note how it went, and return them as they then stand."""
        free = [self._not_noted.get(row.id, row) for row in rows if row.id not in self._on_its_way]
        ids = {row.id for row in free}
        self._on_its_way |= ids
        try:
            done = tuple([await self._outbox.deliver(row, cooperation) for row in free])
            if done:
                await self._noted(cooperation.id, done)
        finally:
            self._on_its_way -= ids
        return done

    async def _noted(self, cooperation_id: CooperationId, done: Sequence[News]) -> None:
        """Note what is told; what the disk does not take now is remembered, and not told again."""
        self._not_noted |= {row.id: row for row in done}
        try:
            await self._note(cooperation_id, done)
        except Exception as error:  # noqa: BLE001 - it is told; the next tick notes it
            logger.error("news of %s not noted: %s", cooperation_id, type(error).__name__)  # noqa: TRY400
            return
        for row in done:
            del self._not_noted[row.id]

    async def deliver_due(self, cooperation_id: CooperationId) -> None:
        """Send what has come due in one cooperation."""
        cooperation = self._cooperations.load(cooperation_id)
        now = self._clock.now()
        due = [row for row in cooperation.ledger if row.pending and row.due <= now]
        await self.deliver(cooperation, sorted(due, key=lambda row: row.due))

    async def _note(self, cooperation_id: CooperationId, done: Sequence[News]) -> None:
        newer = {row.id: row for row in done}
        async with self._turns.of(cooperation_id):
            cooperation = self._cooperations.load(cooperation_id)
            ledger = tuple(newer.get(row.id, row) for row in cooperation.ledger)
            kept = replace(cooperation, ledger=swept(ledger, self._clock.now()))
            await asyncio.to_thread(self._cooperations.save, kept)
