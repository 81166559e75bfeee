"""A save that the disk refuses: what was kept stands, in memory and on disk alike."""

import os
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId
from bot.store.errors import DamagedFileError
from bot.store.folder import DataFolder
from bot.store.tiny import TinyCooperations
from tests.store.builders import (
    busy,
    cooperation_of,
    written,
)
from tests.store.conftest import log_file, state_file

C1 = CooperationId("c1")


@contextmanager
def full_at(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond *size*, as a full disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_log_and_state_in_step(folder: DataFolder) -> None:
    store = TinyCooperations(folder)
    kept = store.save(replace(cooperation_of(), deliveries=("delivery",) * 200))
    state, log = state_file(folder).stat().st_size, log_file(folder).stat().st_size
    assert log * 3 < state
    for limit in range(log - 1, state, 97):
        with full_at(limit), pytest.raises(OSError, match="File too large"):
            store.save(written(kept))
        assert store.load(C1) == kept
        assert store.verify(C1) == []
        assert TinyCooperations(DataFolder.reading(folder.cooperations.parent)).load(C1) == kept
        assert not list(folder.cooperations.glob("*.tmp"))
    assert log_file(folder).stat().st_size > log
    kept = store.save(written(written(kept)))
    assert store.verify(C1) == TinyCooperations(folder).verify(C1) == []
    assert TinyCooperations(folder).load(C1) == kept


def test_a_save_is_one_replacement(
    folder: DataFolder, saved: Cooperation, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, real, replaced = TinyCooperations(folder), os.replace, list[str]()

    def noting(old: Path, new: Path) -> None:
        replaced.append(new.name)
        real(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", noting)
        store.save(written(saved))
    assert replaced == ["c1.json"]


def test_a_state_emptied_under_way_is_no_place_to_save(
    folder: DataFolder, saved: Cooperation
) -> None:
    store = TinyCooperations(folder)
    state_file(folder).write_text('{"cooperation": {}}')
    with pytest.raises(DamagedFileError, match=r"^cooperations/c1.json: shape$"):
        store.save(written(saved))


def test_a_rename_that_fails_leaves_the_old_state(
    folder: DataFolder, saved: Cooperation, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = TinyCooperations(folder)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", _fails_at(1, os.replace))
        with pytest.raises(OSError, match="refused"):
            store.save(written(saved))
    assert store.load(C1) == saved
    assert store.verify(C1) == []
    again = store.save(written(written(saved)))
    assert TinyCooperations(folder).load(C1) == again
    assert TinyCooperations(folder).verify(C1) == []


@pytest.mark.parametrize("step", range(1, 9))
def test_whichever_sync_fails_memory_and_disk_say_the_same(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    store = TinyCooperations(folder)
    kept: Cooperation | None = None
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", _fails_at(step, os.fsync))
        for _ in range(2):
            try:
                kept = store.save(written(kept or cooperation_of()))
            except OSError:
                break
    reader = TinyCooperations(DataFolder.reading(folder.cooperations.parent))
    assert store.ids() == reader.ids()
    if C1 in store.ids():
        stands = store.load(C1)
        assert kept is None or stands.revision >= kept.revision
        assert reader.load(C1) == stands
        assert store.save(written(stands)).revision == stands.revision + 1
    else:
        assert kept is None
        store.save(cooperation_of())
    assert store.verify(C1) == TinyCooperations(folder).verify(C1) == []


def test_a_founding_cut_short_was_never_confirmed(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = TinyCooperations(folder)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", _fails_at(2, os.replace))
        with pytest.raises(OSError, match="refused"):
            store.save(cooperation_of())
    assert store.ids() == ()
    with pytest.raises(KeyError):
        store.load(C1)
    assert log_file(folder).stat().st_size > 0
    assert TinyCooperations(DataFolder.reading(folder.cooperations.parent)).ids() == ()
    assert log_file(folder).exists()
    assert TinyCooperations(folder).ids() == ()
    assert not list(folder.cooperations.iterdir())
    assert TinyCooperations(folder).save(cooperation_of()).revision == 1


def test_a_founding_cut_short_can_be_tried_again_at_once(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = TinyCooperations(folder)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", _fails_at(4, os.fsync))
        with pytest.raises(OSError, match="refused"):
            store.save(busy())
    store.save(cooperation_of())
    assert store.verify(C1) == TinyCooperations(folder).verify(C1) == []


def _fails_at(step: int, real: Callable[..., None]) -> Callable[..., None]:
    """Return a call to the system that fails at its *step*th time."""
    calls = iter(range(1, 99))

    def call(*arguments: object) -> None:
        if next(calls) == step:
            raise OSError("refused")
        real(*arguments)

    return call
