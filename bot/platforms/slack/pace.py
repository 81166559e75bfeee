"""A queue per channel: what is said there comes in order, one message a second, as Slack asks."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from aiolimiter import AsyncLimiter

Limiter = AbstractAsyncContextManager[Any]


def a_second_each() -> Limiter:
    """Return what lets one message a second through (Slack, chat.postMessage)."""
    return AsyncLimiter(1, 1)


class Pace:
    """Lets messages into each channel one after another; `limiter` makes one for a channel."""

    def __init__(self, limiter: Callable[[], Limiter] = a_second_each) -> None:
        self._limiter = limiter
        self._queues: dict[str, tuple[asyncio.Lock, Limiter]] = {}

    @asynccontextmanager
    async def turn(self, channel: str) -> AsyncIterator[None]:
        """Wait until a message may go into a channel."""
        if channel not in self._queues:
            self._queues[channel] = (asyncio.Lock(), self._limiter())
        lock, limiter = self._queues[channel]
        async with lock, limiter:
            yield
