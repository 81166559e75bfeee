"""`orsak`: why a problem arises, at that time and place."""

from bot.domain.chain import Letter
from handlers.items.command import command

COMMAND = command("cause", Letter.CAUSE)
