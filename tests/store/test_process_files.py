"""Process texts on disk."""

from hashlib import sha256

import pytest

from bot.domain.ids import CooperationId
from bot.store.errors import DamagedFileError
from bot.store.folder import DataFolder
from bot.store.processes import FileProcesses
from tests.store.builders import (
    PROCESS_TEXT,
    process,
    process_text,
)

C1 = CooperationId("c1")


def test_a_changed_process_text_stops_the_start(folder: DataFolder) -> None:
    FileProcesses(folder, PROCESS_TEXT)
    path = folder.process / f"{process().hash}.toml"
    assert path.read_bytes() == PROCESS_TEXT.encode()
    path.write_text(PROCESS_TEXT + "\n")
    with pytest.raises(DamagedFileError) as caught:
        FileProcesses(folder, PROCESS_TEXT)
    assert (caught.value.name, caught.value.reason) == (f"process/{path.name}", "process_hash")


def test_a_running_round_keeps_its_process_when_a_newer_text_comes(folder: DataFolder) -> None:
    FileProcesses(folder, PROCESS_TEXT)
    newer = FileProcesses(folder, process_text(steps=3))
    assert newer.load(process().hash) == process()
    assert len(newer.newest().steps) == 3
    assert len(list(folder.process.iterdir())) == 2


def test_an_old_process_text_that_no_longer_parses_is_named(folder: DataFolder) -> None:
    text = "version = 0\n"
    hash_ = sha256(text.encode()).hexdigest()
    (folder.process / f"{hash_}.toml").write_text(text)
    with pytest.raises(DamagedFileError, match="process_text"):
        FileProcesses(folder, PROCESS_TEXT).load(hash_)
