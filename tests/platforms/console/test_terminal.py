"""Somebody at a terminal: everything typed is for the bot, as whoever she speaks as."""

import asyncio
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.clocks import MovableClock
from bot.codes import SeededCodes
from bot.consoles import Console, make_world
from bot.domain.room import Language
from bot.platforms.console import terminal
from bot.platforms.console.terminal import Terminal
from bot.settings import Settings
from bot.store.folder import DataFolder
from tests.chat.reading import lexicon

ZONE = ZoneInfo("Europe/Stockholm")
BEGIN = "start kommun=Lindsala lpo=Mellansjö part=kommun"


class Desk:
    """A terminal with what has been written on it."""

    def __init__(self, folder: DataFolder, data: Path) -> None:
        self.lines: list[str] = []
        settings = Settings(_env_file=None, data=data)
        console = Console(
            settings=settings, folder=folder, language=Language.SV, write=self.lines.append
        )
        clock = MovableClock(datetime(2027, 3, 10, 9, tzinfo=ZONE))
        world = make_world(console, clock, SeededCodes())
        words = lexicon().words[Language.SV]
        self.terminal = Terminal(world, self.lines.append, ZONE, words)

    async def type(self, *lines: str) -> list[str]:
        """Type lines and leave; return what was written after the welcome."""
        with create_pipe_input() as pipe:
            pipe.send_text("".join(f"{line}\r" for line in lines))
            pipe.send_text("\x04")
            with create_app_session(input=pipe, output=DummyOutput()):
                async with asyncio.timeout(20):
                    await self.terminal.run()
        return self.lines[1:]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with DataFolder.locked(tmp_path / "data") as folder:
        yield Desk(folder, tmp_path / "data")


async def test_a_first_time_user_sees_who_she_is_and_what_to_type(desk: Desk) -> None:
    await desk.type()
    assert "Anna" in desk.lines[0]
    assert "start kommun=Lindsala" in desk.lines[0]


async def test_three_lines_lead_to_a_status(desk: Desk) -> None:
    lines = await desk.type(BEGIN, "bjud-in polis @bo", "", "status")
    assert any(line.startswith("#samverkan (bara anna): Steg 1 av 5") for line in lines)


async def test_somebody_who_comes_back_is_told_so(desk: Desk) -> None:
    await desk.type(BEGIN)
    desk.lines.clear()
    await desk.type()
    assert "start kommun=Lindsala" not in desk.lines[0]


async def test_one_speaks_as_somebody_else_until_she_changes_back(desk: Desk) -> None:
    lines = await desk.type(BEGIN, "bjud-in polis @bo", "bo: [Ta rollen]", "status", "bo#: hjälp")
    assert any("(bara bo): Steg 1" in line for line in lines)
    assert any(line.startswith("bo#:") for line in lines)


async def test_an_answer_with_a_colon_is_no_change_of_person(desk: Desk) -> None:
    lines = await desk.type(BEGIN, "ändra 1.5", "Styrgrupp: fyra möten")
    assert any("har skrivit version 1" in line for line in lines)


async def test_a_name_that_is_known_may_be_written_with_a_capital(desk: Desk) -> None:
    lines = await desk.type(BEGIN, "bjud-in polis @bo", "Bo: [ta rollen]", "status")
    assert any("(bara bo): Steg 1" in line for line in lines)


async def test_an_answer_in_small_letters_makes_nobody_new(desk: Desk) -> None:
    lines = await desk.type(BEGIN, "ändra 1.5", "möte: torget klockan tio")
    assert any("har skrivit version 1" in line for line in lines)
    lines = await desk.type("status")
    assert any("(bara anna): Steg 1" in line for line in lines)


async def test_somebody_new_speaks_by_name_alone(desk: Desk) -> None:
    lines = await desk.type(BEGIN, "cia:", "hjälp", "anna: status", "CIA: hjälp")
    assert sum("(bara cia):" in line for line in lines) == 2
    assert any("(bara anna): Steg 1" in line for line in lines)


async def test_the_clock_moves_and_the_bot_can_be_built_anew(desk: Desk) -> None:
    lines = await desk.type("+7d", "!restart", BEGIN)
    assert lines[0] == "-- 2027-03-17 09:00"
    assert any("Nu har Lindsala kommun" in line for line in lines)


async def test_what_can_be_pressed_and_typed_is_completed(desk: Desk) -> None:
    await desk.type(BEGIN)
    completer = terminal._Labels(desk.terminal)  # noqa: SLF001 - the prompt's own way in
    found = completer.get_completions(Document("[Bj"), CompleteEvent())
    assert [one.text for one in found] == ["[Bjud in polisen]"]
    found = completer.get_completions(Document("godk"), CompleteEvent())
    assert [one.text for one in found] == ["godkänn"]
    assert not list(completer.get_completions(Document(""), CompleteEvent()))


async def test_in_a_private_chat_there_are_no_buttons_of_the_room(desk: Desk) -> None:
    await desk.type(BEGIN, "anna#: hjälp")
    assert "[Bjud in polisen]" not in desk.terminal.offered()
