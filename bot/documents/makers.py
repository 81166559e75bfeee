"""Every kind of file that a message can carry, by the name a handler gives it."""

from collections.abc import Mapping

from bot.chat.outbox import Maker

MAKERS: Mapping[str, Maker] = {}
