"""One tick: whatever has come due is sent, wherever it is; one failure stops nothing else."""

import logging

from bot.chat.post import Post
from bot.ports import Clock, Cooperations

logger = logging.getLogger(__name__)


class Runner:
    """Sends what the ledgers hold that is due: news not told yet, and sends that failed."""

    def __init__(self, *, cooperations: Cooperations, post: Post, clock: Clock) -> None:
        self._cooperations = cooperations
        self._post = post
        self._clock = clock

    async def tick(self) -> None:
        """Send all that is due now; with nothing due, no file is touched."""
        for cooperation in self._cooperations.due(self._clock.now()):
            try:
                await self._post.deliver_due(cooperation)
            except Exception as error:  # noqa: BLE001 - the others' news must go out all the same
                logger.error("tick of %s: %s", cooperation, type(error).__name__)  # noqa: TRY400
