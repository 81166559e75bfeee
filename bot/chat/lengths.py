"""How long a typed line may be, so that nobody's paste holds up the others."""

from collections.abc import Mapping

from bot.chat.cleaning import MAX_ROWS
from bot.chat.command import Command
from bot.chat.lexicon import Lexicon

MAX_LINE = 8000
"""Characters of a typed line that are read at all, but of one with rows."""


def longest(line: str, commands: Mapping[str, Command], lexicon: Lexicon) -> int:
    """Return how many characters are read: more where rows may be pasted behind the verb."""
    first = line.split(maxsplit=1)[:1]
    name = lexicon.verb(first[0]) if first else None
    command = commands.get(name) if name else None
    return MAX_ROWS if command and command.field("rows") else MAX_LINE
