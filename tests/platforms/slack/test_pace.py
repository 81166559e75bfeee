"""Each channel has a queue of its own, and what stands in it comes in order."""

import asyncio
from collections.abc import Callable
from typing import Self

from aiolimiter import AsyncLimiter

from bot.platforms.slack.pace import Pace, a_second_each


class Gate:
    """Lets one through for each time it is opened; stands for the second between messages."""

    def __init__(self) -> None:
        self.waiting = 0
        self._open = asyncio.Semaphore(0)

    async def __aenter__(self) -> Self:
        self.waiting += 1
        await self._open.acquire()
        self.waiting -= 1
        return self

    async def __aexit__(self, *_: object) -> None:
        """Let the next one wait."""

    def let_through(self) -> None:
        """Let one more through."""
        self._open.release()


class Talk:
    """Takes turns, and notes who got one."""

    def __init__(self) -> None:
        self.gates: list[Gate] = []
        self.got: list[str] = []
        self.pace = Pace(self._gate)
        self.tasks: list[asyncio.Task[None]] = []

    def _gate(self) -> Gate:
        self.gates.append(Gate())
        return self.gates[-1]

    def begin(self, channel: str, name: str, then: Callable[[], None] = lambda: None) -> None:
        """Let somebody stand in the queue of a channel."""

        async def turn() -> None:
            async with self.pace.turn(channel):
                then()
                self.got.append(name)

        self.tasks.append(asyncio.create_task(turn()))

    async def settle(self) -> None:
        """Let everybody come as far as they can."""
        for _ in range(20):
            await asyncio.sleep(0)


async def test_what_is_said_in_one_channel_comes_one_after_another_in_order() -> None:
    talk = Talk()
    for name in ("ett", "två", "tre"):
        talk.begin("C1", name)
    await talk.settle()
    [gate] = talk.gates
    assert (talk.got, gate.waiting) == ([], 1)
    for count in (1, 2, 3):
        gate.let_through()
        await talk.settle()
        assert talk.got == ["ett", "två", "tre"][:count]
    await asyncio.gather(*talk.tasks)


async def test_another_channel_does_not_wait() -> None:
    talk = Talk()
    talk.begin("C1", "ett")
    talk.begin("C2", "två")
    await talk.settle()
    talk.gates[1].let_through()
    await talk.settle()
    assert talk.got == ["två"]
    talk.gates[0].let_through()
    await asyncio.gather(*talk.tasks)
    assert talk.got == ["två", "ett"]


async def test_one_who_fails_or_goes_leaves_the_way_free() -> None:
    talk = Talk()

    def fails() -> None:
        raise ValueError("x")

    talk.begin("C1", "ett", fails)
    talk.begin("C1", "två")
    talk.begin("C1", "tre")
    await talk.settle()
    talk.tasks[1].cancel()
    for _ in range(2):
        talk.gates[0].let_through()
    found = await asyncio.gather(*talk.tasks, return_exceptions=True)
    assert [type(one) for one in found] == [ValueError, asyncio.CancelledError, type(None)]
    assert talk.got == ["tre"]


def test_slack_is_given_one_message_a_second_in_each_channel() -> None:
    limiter = a_second_each()
    assert isinstance(limiter, AsyncLimiter)
    assert (limiter.max_rate, limiter.time_period) == (1, 1)
