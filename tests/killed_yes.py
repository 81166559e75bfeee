"""A bot that dies at once when the news of a yes are to reach the police's own room."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from bot.app import Outside, build, open_stores
from bot.chat.message import Message
from bot.chat.request import Account, Incoming, Source
from bot.clocks import WallClock
from bot.codes import SecretCodes
from bot.domain.ids import RoomId
from bot.settings import Settings
from bot.store.folder import DataFolder

OURS, THEIRS = RoomId("fake:kommunrum"), RoomId("fake:polisrum")
LINES = (
    ("anna", OURS, "start kommun=Lindsala lpo=Mellansjö part=kommun rum=eget"),
    ("anna", OURS, "bjud-in polis @bo"),
    ("bo", OURS, "ta-rollen"),
    ("bo", THEIRS, "rum koppla eget"),
    ("anna", OURS, 'ändra 1.5 "Styrgruppen möts fyra gånger om året."'),
    ("anna", OURS, "godkänn 1.5 v1"),
)
"""The last line is the yes."""


class Deadly:
    """A platform in which the process is killed before one message has been sent."""

    async def send(
        self, chat: RoomId, message: Message, *, only: str | None, handle: object | None = None
    ) -> str:
        """Take every message but the news of the yes in the police's room."""
        del only, handle
        if chat == THEIRS and "sagt ja" in message.plain:
            os.kill(os.getpid(), signal.SIGKILL)
        return "1"

    async def delete(self, chat: RoomId, message: str) -> None:
        """Take nothing away; nothing is blocked here."""
        raise NotImplementedError(chat, message)


async def play(data: Path) -> None:
    """Play the lines until the kill."""
    settings = Settings(_env_file=None, data=data)
    with DataFolder.locked(data) as folder:
        outside = Outside(platforms={"fake": Deadly()}, clock=WallClock(), codes=SecretCodes())
        app = build(settings, open_stores(settings, folder), outside)
        for number, (who, room, line) in enumerate(LINES):
            await app.inbox.receive(
                Incoming(
                    room=room,
                    sender=_account(who),
                    source=Source.COMMAND,
                    line=line,
                    delivery=f"d{number}",
                    values=None,
                    mentions={"@bo": _account("bo")},
                )
            )
            await app.inbox.settled()


def _account(name: str) -> Account:
    return Account(id=f"fake:{name}", name=name.capitalize())


if __name__ == "__main__":
    asyncio.run(play(Path(sys.argv[1])))
