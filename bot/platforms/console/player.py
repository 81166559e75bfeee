"""Plays a conversation script against the true bot, the same bytes every time."""

from collections.abc import Callable, Iterable
from datetime import datetime, tzinfo

from bot.platforms.console.script import Moved, Restarted, Said, line_of, moved_to
from bot.platforms.console.world import World


class Player:
    """Reads script lines, prints each as it stands, and lets the bot answer."""

    def __init__(self, world: World, write: Callable[[str], None], zone: tzinfo) -> None:
        self._world = world
        self._write = write
        self._zone = zone

    async def play(self, lines: Iterable[str]) -> None:
        """Play a whole script; raise ScriptError at a malformed line, before it does anything."""
        texts = [text.rstrip("\n") for text in lines]
        parsed = [line_of(text, number) for number, text in enumerate(texts, start=1)]
        await self._world.tick()
        for text, line in zip(texts, parsed, strict=True):
            self._write(text if line is None else f"> {text}")
            match line:
                case Said():
                    await self._world.driver.act(line.who, line.room, line.what, direct=False)
                case Moved():
                    await self._move(line)
                case Restarted():
                    await self._restart(line)
                case None:
                    pass

    async def _move(self, moved: Moved) -> None:
        target = moved_to(moved, self._world.clock.now(), self._zone)
        self._announce(target)
        await self._world.pass_until(target)

    async def _restart(self, restarted: Restarted) -> None:
        if restarted.down:
            target = moved_to(restarted.down, self._world.clock.now(), self._zone)
            self._announce(target)
            self._world.clock.move(target)
        self._world.rebuild()
        await self._world.tick()

    def _announce(self, moment: datetime) -> None:
        self._write(f"-- {moment.astimezone(self._zone):%Y-%m-%d %H:%M}")
