"""The data folder: whose it is, who may read beside it, what stands in it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, PersonId
from bot.store.errors import FolderInUseError
from bot.store.folder import DataFolder
from bot.store.processes import FileProcesses
from bot.store.tiny import TinyCooperations, TinyPeople
from tests.store.builders import (
    PROCESS_TEXT,
    ROOT,
    anna,
    process_text,
    written,
)
from tests.store.conftest import log_file, state_file

C1 = CooperationId("c1")


def test_a_second_opening_is_refused_at_once(folder: DataFolder) -> None:
    path = folder.cooperations.parent
    with pytest.raises(FolderInUseError):
        DataFolder.locked(path)
    code = (
        "import sys, pathlib; from bot.store.folder import DataFolder\n"
        "try: DataFolder.locked(pathlib.Path(sys.argv[1]))\n"
        "except Exception as error: print(type(error).__name__)"
    )
    run = [sys.executable, "-c", code, str(path)]
    second = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert second.stdout == "FolderInUseError\n"
    folder.close()
    folder.close()
    DataFolder.locked(path).close()


def test_beside_a_running_bot_one_reads_and_never_writes(
    folder: DataFolder, saved: Cooperation
) -> None:
    FileProcesses(folder, PROCESS_TEXT)
    beside = DataFolder.reading(folder.cooperations.parent)
    reader = TinyCooperations(beside)
    with pytest.raises(PermissionError):
        reader.save(written(saved))
    with pytest.raises(PermissionError):
        TinyPeople(beside).save(anna())
    other = process_text(steps=3)
    assert len(FileProcesses(beside, other).newest().steps) == 3
    assert len(list(folder.process.iterdir())) == 1
    newer = TinyCooperations(folder).save(written(saved))
    assert reader.load(C1) == newer
    assert reader.verify(C1) == []


def test_a_closed_folder_takes_no_more(folder: DataFolder, saved: Cooperation) -> None:
    store = TinyCooperations(folder)
    folder.close()
    with pytest.raises(PermissionError):
        store.save(written(saved))


def test_reading_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"^nothing$"):
        DataFolder.reading(tmp_path / "nothing")


def test_leftovers_of_a_kill_are_harmless_and_go(folder: DataFolder, saved: Cooperation) -> None:
    path = folder.cooperations.parent
    (folder.cooperations / "c1.json.tmp").write_text("{half")
    (folder.people / "anna.json.tmp").write_text("")
    assert TinyCooperations(folder).load(C1) == saved
    folder.close()
    with DataFolder.locked(path) as again:
        assert not list(path.glob("*/*.tmp"))
        assert TinyCooperations(again).load(C1) == saved


@pytest.mark.usefixtures("saved")
def test_the_files_are_readable_swedish_and_for_the_service_alone(folder: DataFolder) -> None:
    text = state_file(folder).read_text()
    assert "Åäö" in text
    assert "Mellansjö" in log_file(folder).read_text()
    for path in (state_file(folder), log_file(folder)):
        assert path.stat().st_mode & 0o077 == 0
    assert list(json.loads(text)) == ["cooperation"]
    assert list(json.loads(text)["cooperation"]) == ["1"]


def test_a_reopened_folder_is_as_it_was_left(folder: DataFolder, saved: Cooperation) -> None:
    again = TinyCooperations(folder)
    assert again.load(C1) == saved
    assert again.in_room(saved.rooms[0].id) == C1
    assert again.of_person(PersonId("bo")) == (C1,)
    assert again.next_due() == saved.ledger[0].due
    assert again.verify(C1) == []
    assert again.save(written(saved)).revision == 2


def test_a_folder_that_cannot_be_made_ready_is_let_go(tmp_path: Path) -> None:
    (tmp_path / "people").write_text("a file stands in the way")
    with pytest.raises(FileExistsError):
        DataFolder.locked(tmp_path)
    (tmp_path / "people").unlink()
    DataFolder.locked(tmp_path).close()
