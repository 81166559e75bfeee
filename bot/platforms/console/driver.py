"""Somebody at the console: says, presses, fills in; the same for a script and a terminal."""

from bot.chat.inbox import Inbox
from bot.chat.request import Account, Incoming, Source
from bot.platforms.console.screen import Screen, account, room
from bot.platforms.console.script import form_of, mentioned
from bot.ports import RoomId, private_chat

ROOT = "samverkan"


class Driver:
    """
    Hands what people do in the console to the bot.

    `session` tells this console's deliveries from those of an earlier one on the same data.
    """

    def __init__(self, screen: Screen, inbox: Inbox, session: str) -> None:
        self._screen = screen
        self._inbox = inbox
        self._session = session
        self._count = 0

    def meets(self, inbox: Inbox) -> None:
        """Go on with a bot that has been built anew."""
        self._inbox = inbox

    async def act(self, who: str, where: str | None, what: str, *, direct: bool) -> None:
        """Do what a line says; `direct` where only the bot listens."""
        chat = room(where) if where else private_chat(account(who))
        what = self._screen.with_code(what)
        if what.startswith("[") and what.endswith("]"):
            await self._press(who, chat, what[1:-1])
        elif what.startswith("{"):
            await self._receive(who, chat, Source.FORM, "", form_of(what))
        else:
            await self._say(who, chat, what, direct=direct or where is None)

    async def _say(self, who: str, chat: RoomId, what: str, *, direct: bool) -> None:
        first, _, rest = what.partition(" ")
        if first.casefold() == f"/{ROOT}":
            await self._receive(who, chat, Source.COMMAND, rest)
        elif first.casefold() == f"@{ROOT}":
            await self._receive(who, chat, Source.MENTION, rest)
        else:
            await self._receive(who, chat, Source.DIRECT if direct else Source.PLAIN, what)

    async def _press(self, who: str, chat: RoomId, label: str) -> None:
        button = self._screen.button(label, chat, account(who))
        if button is None:
            self._screen.tell(chat, account(who), self._screen.no_button(label))
        else:
            await self._receive(who, chat, Source.PRESS, button.line)

    async def _receive(
        self,
        who: str,
        chat: RoomId,
        source: Source,
        line: str,
        values: dict[str, object] | None = None,
    ) -> None:
        self._count += 1
        await self._inbox.receive(
            Incoming(
                room=chat,
                sender=_somebody(who),
                source=source,
                line=line,
                delivery=f"console-{self._session}-{self._count}",
                values=values,
                mentions=_mentioned(line, values),
            )
        )
        await self._inbox.settled()


def _mentioned(line: str, values: dict[str, object] | None) -> dict[str, Account]:
    """Return who is named in a line or in a form, by the way it stands there."""
    written = " ".join([line, *(str(value) for value in (values or {}).values())])
    return {f"@{name}": _somebody(name) for name in mentioned(written)}


def _somebody(name: str) -> Account:
    return Account(id=account(name.casefold()), name=name[:1].upper() + name[1:])
