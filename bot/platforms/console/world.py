"""What stands around the console's bot: a clock to move, and the means to build it anew."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat.inbox import Inbox
from bot.chat.message import Button
from bot.platforms.console.driver import Driver
from bot.platforms.console.screen import Screen
from bot.ports import RoomId

MOST_TICKS = 10_000
"""A bound on how often something can fall due in one move of the clock."""


class MovedClock(Protocol):
    """A clock that can be set."""

    def now(self) -> datetime:
        """Return the moment, in UTC."""

    def move(self, to: datetime) -> None:
        """Set the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A bot as the console uses it."""

    inbox: Inbox
    tick: Callable[[], Awaitable[None]]
    next_due: Callable[[], datetime | None]
    begun: Callable[[RoomId], bool]


class World:
    """Holds the bot that runs now; `build` makes one from the data as they lie on disk."""

    def __init__(
        self, build: Callable[[], Built], screen: Screen, clock: MovedClock, session: str
    ) -> None:
        self._build = build
        self._screen = screen
        self.clock = clock
        self._bot = build()
        self.driver = Driver(screen, self._bot.inbox, session)

    def begun(self, chat: RoomId) -> bool:
        """Tell whether there is a cooperation in a room already."""
        return self._bot.begun(chat)

    def rebuild(self) -> None:
        """Drop the bot without goodbye and build it anew."""
        self._bot = self._build()
        self.driver.meets(self._bot.inbox)

    def buttons(self, chat: RoomId, who: str) -> Iterator[Button]:
        """Yield what somebody can press in a chat, the newest first."""
        return self._screen.buttons(chat, who)

    async def tick(self) -> None:
        """Let the bot say what is due."""
        await self._bot.tick()

    async def pass_until(self, target: datetime) -> None:
        """Move the clock, stopping at each moment at which something falls due."""
        for _ in range(MOST_TICKS):
            due = self._bot.next_due()
            if due is None or due > target:
                break
            self.clock.move(max(due, self.clock.now()))
            await self.tick()
        self.clock.move(target)
        await self.tick()
