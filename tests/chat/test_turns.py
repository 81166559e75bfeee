"""Acts on one key follow each other; those on another do not wait."""

import asyncio

import pytest

from bot.chat.turns import Turns


async def test_one_waits_for_the_other_on_the_same_key() -> None:
    turns, order = Turns(), list[str]()
    inside, leave = asyncio.Event(), asyncio.Event()

    async def first() -> None:
        async with turns.of("a"):
            inside.set()
            await leave.wait()
            order.append("first")

    async def second() -> None:
        await inside.wait()
        async with turns.of("a"):
            order.append("second")

    async def other() -> None:
        await inside.wait()
        async with turns.of("b"):
            order.append("other")
        leave.set()

    await asyncio.gather(first(), second(), other())
    assert order == ["other", "first", "second"]


async def test_a_turn_that_fails_is_given_back() -> None:
    turns = Turns()
    with pytest.raises(RuntimeError):
        async with turns.of("a"):
            raise RuntimeError
    async with asyncio.timeout(1), turns.of("a"):
        pass


async def test_somebody_who_gives_up_waiting_holds_up_nobody() -> None:
    turns = Turns()
    async with turns.of("a"):
        waiting = asyncio.create_task(_enter(turns))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    async with asyncio.timeout(1), turns.of("a"):
        pass


async def _enter(turns: Turns) -> None:
    async with turns.of("a"):
        pass
