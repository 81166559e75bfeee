"""The console as a platform: what stands in each chat, who sees it, and what can be pressed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from bot.chat.message import Button, File, Message
from bot.chat.words import Words
from bot.platforms.console.show import INDENT, buttons_of, lines_of, wrapped
from bot.ports import RoomId, UndeletableError

PLATFORM = "console"
CODE = "$kod"
"""What stands in a script for the newest one-time code that the bot has given."""
_CODE = re.compile(r"[a-z2-9]{4}-[a-z2-9]{4}")


def codes_in(message: Message) -> Iterator[str]:
    """Yield the one-time codes that a message shows."""
    for span in message.spans:
        if "code" in span.style and _CODE.fullmatch(span.text):
            yield span.text


def account(name: str) -> str:
    """Return the account of somebody in the console."""
    return f"{PLATFORM}:{name}"


def room(name: str) -> RoomId:
    """Return the id of a room in the console."""
    return RoomId(f"{PLATFORM}:{name}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message in a chat; `only` is the account that sees it, None for all in the room."""

    chat: RoomId
    message: Message
    only: str | None


class Screen:
    """
    Shows messages by `write`, a line at a time, and remembers what can be pressed.

    `keep` puts a file where the user finds it.

    It is the world outside the bot, and outlives every restart of it.
    """

    def __init__(
        self, write: Callable[[str], None], words: Words, keep: Callable[[File], None]
    ) -> None:
        self._write = write
        self._keep = keep
        self._words = words
        self._shown: list[Shown] = []
        self._code = ""
        self._by_id: dict[str, Shown] = {}
        self._count = 0

    async def send(
        self, chat: RoomId, message: Message, *, only: str | None, handle: object | None = None
    ) -> str:
        """Show a message, wherever it answers."""
        del handle
        shown = Shown(chat=chat, message=message, only=only)
        self._shown.append(shown)
        self._count += 1
        self._code = next(codes_in(message), self._code)
        for line in lines_of(self._prefix(chat, only), message):
            self._write(line)
        for file in message.files:
            self._keep(file)
            self._write(INDENT + self._words.label("console", "file").format(name=file.name))
        # By its number alone a message could be taken for one of an earlier session.
        id_ = f"{self._count}-{sha256(message.plain.encode()).hexdigest()[:6]}"
        self._by_id[id_] = shown
        return id_

    async def delete(self, chat: RoomId, message: str) -> None:
        """Take a message away, so that nobody presses its buttons, and say that it is gone."""
        shown = self._by_id.pop(message, None)
        if shown is None:
            raise UndeletableError(chat)
        self._shown.remove(shown)
        self.tell(chat, shown.only, self._words.label("console", "deleted"))

    def with_code(self, text: str) -> str:
        """Return what somebody says, with the newest one-time code in the place of `$kod`."""
        return text.replace(CODE, self._code)

    def button(self, label: str, chat: RoomId, who: str) -> Button | None:
        """
        Return the newest button with *label* that somebody sees in a chat.

        Small letters and large do not matter where only one label is meant.
        """
        seen = list(self.buttons(chat, who))
        alike = [one for one in seen if one.label.casefold() == label.casefold()]
        exact = [one for one in alike if one.label == label]
        if not exact and len({one.label for one in alike}) > 1:
            return None
        return next(iter(exact or alike), None)

    def buttons(self, chat: RoomId, who: str) -> Iterator[Button]:
        """Yield what somebody can press in a chat, the newest message's first."""
        for shown in reversed(self._shown):
            if shown.chat == chat and shown.only in {None, who}:
                yield from buttons_of(shown.message)

    def tell(self, chat: RoomId, who: str | None, text: str) -> None:
        """Say something of the console's own, to one person or to all."""
        for line in wrapped(text, f"{self._prefix(chat, who)} "):
            self._write(line)

    def no_button(self, label: str) -> str:
        """Return what to say when somebody presses what is not there."""
        return self._words.label("console", "no_button").format(label=label)

    def _prefix(self, chat: RoomId, only: str | None) -> str:
        if chat.startswith("@"):
            return f"{chat.partition(':')[2]}#:"
        name = f"#{chat.partition(':')[2]}"
        if only is None:
            return f"{name}:"
        seen = self._words.label("console", "only").format(name=only.partition(":")[2])
        return f"{name} ({seen}):"
