"""What looks like a text and hardly is one: `klar`, `gul`, `klar=ja`."""

import re

from bot.chat.request import Desk
from bot.domain.errors import UserError

_SETTING = re.compile(r"[^\W\d][\w-]*\s?=\s?\S+")


def check_meant(text: str, desk: Desk, **facts: object) -> None:
    """
    Raise UserError `hardly_a_text` for a verdict alone, or a word set to a value.

    Whoever writes `åtgärd ändra A3 klar` means that it is done, and not that it is called so.
    """
    lexicon = desk.lexicon
    verdict = lexicon.verb(text) == "done" or lexicon.choice("colours", text) is not None
    if verdict or _SETTING.fullmatch(text.strip()):
        colour = lexicon.choice("colours", text)
        raise UserError("hardly_a_text", word=text.strip()[:40], colour=colour, **facts)
