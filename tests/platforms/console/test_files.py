"""A file that the bot hands over at the console is named there, and put beside the data."""

from pathlib import Path

from bot.chat.message import File, Message, Span
from bot.consoles import FILES, keep_file
from bot.domain.room import Language
from bot.platforms.console.screen import Screen, room
from tests.chat.reading import lexicon
from tests.playing import settled_data

ASKED = """
anna: /samverkan start kommun=Lindsala lpo=Mellansjö part=kommun
anna: /samverkan exportera
"""


async def test_a_file_is_named_beneath_what_is_said_and_kept() -> None:
    lines: list[str] = []
    kept: list[File] = []
    screen = Screen(lines.append, lexicon().words[Language.SV], kept.append)
    file = File(name="a.txt", content=b"x")
    await screen.send(room("r"), Message(spans=(Span(text="Här."),), files=(file,)), only=None)
    assert lines == ["#r: Här.", "  Fil: a.txt"]
    assert kept == [file]


def test_a_file_takes_the_place_of_one_of_its_name(tmp_path: Path) -> None:
    for content in (b"old", b"new"):
        keep_file(tmp_path / FILES, File(name="a.txt", content=content))
    assert (tmp_path / FILES / "a.txt").read_bytes() == b"new"


def test_it_lies_where_the_data_are(tmp_path: Path) -> None:
    data = settled_data(ASKED, tmp_path)
    kept = sorted(path.suffix for path in (data / FILES).iterdir())
    assert kept == [".json", ".txt"]
    assert (data / FILES).stat().st_mode & 0o077 == 0
