"""A message that is taken away is said to be gone, and its buttons with it."""

import pytest

from bot.chat.message import Button, Message, Span
from bot.domain.room import Language
from bot.platforms.console.screen import Screen, account, room
from bot.ports import UndeletableError
from tests.chat.reading import lexicon

HERE = room("samverkan")


class Seen:
    """A screen, and what has been printed on it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        words = lexicon().words[Language.SV]
        self.screen = Screen(self.lines.append, words, lambda _file: None)

    async def shows(self, text: str) -> str:
        """Show a message with a button, and return its id."""
        buttons = (Button(label="Visa", line="visa 1.3"),)
        message = Message(spans=(Span(text=text),), buttons=buttons)
        return await self.screen.send(HERE, message, only=None)


async def test_it_is_said_that_a_message_is_gone_and_nobody_presses_it() -> None:
    seen = Seen()
    first, second = await seen.shows("Hej"), await seen.shows("Hej")
    await seen.screen.delete(HERE, first)
    assert seen.lines[-1] == "#samverkan: (meddelandet är borttaget)"
    assert len([*seen.screen.buttons(HERE, account("anna"))]) == 1
    await seen.screen.delete(HERE, second)
    assert seen.screen.button("Visa", HERE, account("anna")) is None


async def test_what_an_earlier_session_printed_stays() -> None:
    earlier, now = Seen(), Seen()
    shown = await earlier.shows("Hemligt")
    await now.shows("Något annat")
    with pytest.raises(UndeletableError):
        await now.screen.delete(HERE, shown)
