"""What the bot said in the whole conversations, kept as the blocks and facts it was worded from."""

import re
from collections.abc import Mapping
from functools import cache

import pytest

from bot import app as bot_app
from bot.chat.message import Span
from bot.domain.room import Language
from tests.fakes import NamingTexts
from tests.playing import played, scripts

HOSTILE = "Å<b>{x}</b>&*{{7*7}}*%s<!channel>s"
"""A name without blanks, with everything that some platform or template could take for its own."""

Said = tuple[str, Mapping[str, object]]


class _Keeping(NamingTexts):
    """Keeps everything that is worded."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Said] = []

    def words(
        self, language: Language, template: str, facts: Mapping[str, object]
    ) -> tuple[Span, ...]:
        """Return a block as spans."""
        self.said.append((template, facts))
        return super().words(language, template, facts)


@cache
def said_in_conversations() -> tuple[Said, ...]:
    """Return every message of every conversation, with hostile names in the place of good ones."""
    keeping = _Keeping()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bot_app, "Texts", lambda _folder: keeping)
        for script in scripts():
            played(_hostile(script.read_text(encoding="utf-8")))
    return tuple(keeping.said)


def _hostile(script: str) -> str:
    """Return a script with other names; the places stand unquoted, so they have no blanks."""
    renamed = re.sub(r"(?<=kommun=)Lindsala\b|(?<=municipality=)Lindsala\b", HOSTILE, script)
    return re.sub(r"(?<=lpo=)Mellansjö\b|(?<=district=)Mellansjö\b", HOSTILE, renamed)
