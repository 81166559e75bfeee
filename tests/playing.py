"""Plays a conversation script in this process, against the true bot in a folder of its own."""

import asyncio
import re
import tempfile
from pathlib import Path

from bot.consoles import Console, play
from bot.domain.room import Language
from bot.settings import Settings
from bot.store.folder import DataFolder

CONVERSATIONS = Path(__file__).parent / "conversations"
_LANGUAGE = re.compile(r"^# language: (\w\w)$", re.MULTILINE)


def scripts() -> list[Path]:
    """Return all conversations, in the order of their names."""
    return sorted(CONVERSATIONS.glob("*.txt"))


def played(script: str) -> str:
    """Return the whole printed dialogue of a script."""
    with tempfile.TemporaryDirectory() as temporary:
        return "\n".join([*lines_of(script, Path(temporary)), ""])


def settled_data(script: str, data: Path) -> Path:
    """Return a data folder as a script leaves it."""
    lines_of(script, data)
    return data


def only_id(data: Path) -> str:
    """Return the id of the one cooperation in a data folder."""
    [state] = (data / "cooperations").glob("*.json")
    return state.stem


def lines_of(script: str, data: Path) -> list[str]:
    """Return the lines of a script's dialogue; what it keeps stays in a folder."""
    found = _LANGUAGE.search(script)
    language = Language(found[1]) if found else Language.SV
    lines: list[str] = []
    settings = Settings(_env_file=None, data=data, language=language)
    with DataFolder.locked(data) as folder:
        console = Console(settings=settings, folder=folder, language=language, write=lines.append)
        asyncio.run(play(console, script.splitlines(), at=None))
    return lines
