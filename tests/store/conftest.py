"""The two stores, and a data folder for the one on disk."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.domain.cooperation import Cooperation
from bot.store.errors import DamagedFileError
from bot.store.folder import DataFolder
from bot.store.keeping import KeptCooperations
from bot.store.memory import MemoryCooperations, MemoryPeople, MemoryProcesses
from bot.store.processes import FileProcesses
from bot.store.registry import KeptPeople
from bot.store.tiny import TinyCooperations, TinyPeople
from tests.store.builders import PROCESS_TEXT, busy


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """One of each, all in the same place."""

    cooperations: KeptCooperations
    people: KeptPeople
    processes: MemoryProcesses


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[DataFolder]:
    with DataFolder.locked(tmp_path / "data") as opened:
        yield opened


@pytest.fixture(params=["memory", "tiny"])
def kinds(request: pytest.FixtureRequest, folder: DataFolder) -> Kinds:
    if request.param == "memory":
        return Kinds(
            cooperations=MemoryCooperations(),
            people=MemoryPeople(),
            processes=MemoryProcesses(PROCESS_TEXT),
        )
    return on_disk(folder)


def on_disk(folder: DataFolder) -> Kinds:
    """Open the stores of a data folder."""
    return Kinds(
        cooperations=TinyCooperations(folder),
        people=TinyPeople(folder),
        processes=FileProcesses(folder, PROCESS_TEXT),
    )


@pytest.fixture
def saved(folder: DataFolder) -> Cooperation:
    return TinyCooperations(folder).save(busy())


def state_file(folder: DataFolder) -> Path:
    return folder.cooperations / "c1.json"


def log_file(folder: DataFolder) -> Path:
    return folder.cooperations / "c1.log.jsonl"


def refusal(folder: DataFolder) -> tuple[str, str]:
    """Return name and reason with which the folder does not open."""
    with pytest.raises(DamagedFileError) as caught:
        TinyCooperations(folder)
    return caught.value.name, caught.value.reason


def change(path: Path, edit: Callable[[dict[str, Any]], None]) -> None:
    data = json.loads(path.read_bytes())
    (table,) = data
    edit(data[table]["1"])
    path.write_text(json.dumps(data))
