"""Takes messages away that should never have been sent, wherever the platforms let it."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.chat.message import Message
from bot.domain.ledger import PAUSES, News, Posted
from bot.ports import Platform, RoomId, UndeletableError, UnreachableError, platform_of

logger = logging.getLogger(__name__)

MOST_TRIES = len(PAUSES) + 1
"""After how many tries a message is taken for one that stays, so that somebody is told of it."""


class Clearing:
    """Deletes what a ledger row says, and tells how far that went."""

    def __init__(self, platforms: Mapping[str, Platform[Message]]) -> None:
        self._platforms = platforms

    async def cleared(self, row: News, *, at: datetime) -> News:
        """
        Return a row as it stands after one try to delete its messages.

        What may go another time is left in it, to be tried again. Else it is told where messages
        stay, by the chats in its facts; where none does it has nothing to tell.
        """
        if row.message is None:
            return row
        stay: list[str] = list(row.message["facts"]["chats"])
        left: dict[Posted, str] = {}
        for one in row.deletes:
            try:
                await self._platforms[platform_of(one.chat)].delete(RoomId(one.chat), one.message)
            except UndeletableError:
                stay.append(one.chat)
            except Exception as error:  # noqa: BLE001 - a platform may fail in any way
                left[one] = why_not(error)
                logger.warning("news %s: a message stays so far: %s", row.id, left[one])
        if row.tries + 1 >= MOST_TRIES:
            stay += [one.chat for one in left]
            left = {}
        facts = {**row.message["facts"], "chats": sorted(set(stay))}
        after = replace(row, deletes=tuple(left), message={**row.message, "facts": facts})
        if left:
            return after.failed(row.told, at=at, why=next(iter(left.values())))
        return after if stay else after.sent({})


def why_not(error: Exception) -> str:
    """Return why a chat was not reached, as `doctor` words it; else the class of the error."""
    return error.reason if isinstance(error, UnreachableError) else type(error).__name__
