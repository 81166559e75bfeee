"""Takes a letter where it can be read: her own chat, else her parties' own rooms."""

import logging
from collections.abc import Mapping, Sequence

from bot.chat.clearing import why_not
from bot.domain.ids import private_chat
from bot.domain.letter import Mail
from reminders.envelope import MOST_LINES, Envelope, Letter
from reminders.letter_parts import by_room
from reminders.lines import Line

logger = logging.getLogger(__name__)

FALLBACK = 3
"""After how many tries a letter that reaches nobody goes to her party's own room."""


class NotSentError(Exception):
    """A letter that has not reached all it should; `sent` is where it has, `why` the reason."""

    def __init__(self, sent: Mapping[str, str], why: Exception) -> None:
        super().__init__(why_not(why))
        self.sent = sent
        self.why = why


class Carrier:
    """Sends letters, and tells which of their lines have been read where."""

    def __init__(self, envelope: Envelope) -> None:
        self._envelope = envelope

    async def carry(self, letter: Letter, mail: Mail) -> tuple[Mapping[str, str], Sequence[Line]]:
        """
        Send a letter to her own chat; after some failures, each part of it to her party's room.

        Return the chats with the platform's ids, and the lines that were told; raise NotSentError.
        """
        chat = private_chat(letter.person.accounts[0])
        reached = mail.sent if mail.tries else {}
        if not reached:
            try:
                return {chat: await self._envelope.send(letter, chat)}, letter.lines[:MOST_LINES]
            except Exception as error:
                logger.warning("letter to %s failed: %s", letter.person.id, why_not(error))
                if mail.tries + 1 < FALLBACK or not [*by_room(letter)]:
                    raise NotSentError({}, error) from error
        return await self._to_rooms(letter, reached)

    async def _to_rooms(
        self, letter: Letter, reached: Mapping[str, str]
    ) -> tuple[Mapping[str, str], Sequence[Line]]:
        """Send each part to its room, but for those that have got it in an earlier try."""
        sent, told = dict(reached), list[Line]()
        failure: Exception | None = None
        for room, part in by_room(letter):
            try:
                if room.id not in sent:
                    sent[room.id] = await self._envelope.send(part, room.id, room.language)
                told += part.lines[:MOST_LINES]
            except Exception as error:  # noqa: BLE001 - a platform may fail in any way
                failure = error
        if failure:
            raise NotSentError(sent, failure) from failure
        return sent, told
