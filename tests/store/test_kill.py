"""Killed at any moment, nothing confirmed is lost, and log and state are in step."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random
from time import perf_counter

import pytest

from bot.domain.ids import CooperationId
from bot.store.folder import DataFolder
from bot.store.tiny import TinyCooperations
from tests.store.builders import ROOT

MOST_LINES = 60
LONGEST_PAUSE = 0.003


@pytest.mark.parametrize("kills", [1, pytest.param(20, marks=pytest.mark.slow)])
def test_every_confirmed_change_survives_a_kill(tmp_path: Path, kills: int) -> None:
    path, random = tmp_path / "data", Random(kills)  # noqa: S311 - a seed, not a secret
    confirmed: dict[str, tuple[int, str]] = {}
    for _ in range(kills):
        for line in _killed(path, random):
            id_, revision, marker = line.split()
            confirmed[id_] = (int(revision), marker)
        with DataFolder.locked(path) as folder:
            _require_all(TinyCooperations(folder), confirmed)
            _require_cut_logs(folder)
    assert len(confirmed) >= kills


def _killed(path: Path, random: Random) -> list[str]:
    """Let a child save, kill it at a moment it cannot foresee, return what it confirmed."""
    lines, pause = random.randint(1, MOST_LINES), random.uniform(0, LONGEST_PAUSE)
    command = [sys.executable, "-m", "tests.store.killed", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603
        assert child.stdout
        try:
            read = [child.stdout.readline() for _ in range(lines)]
            end = perf_counter() + pause
            while perf_counter() < end:
                """Too short a time to sleep."""
        finally:
            child.kill()
        read += child.stdout.readlines()
    # A line cut short was on its way out; its save was confirmed to nobody.
    return [line for line in read if line.endswith("\n")]


def _require_all(store: TinyCooperations, confirmed: dict[str, tuple[int, str]]) -> None:
    """Each is as confirmed, or one save further: the one whose answer the kill cut off."""
    assert set(confirmed) <= set(store.ids())
    unsaid = 0
    for id_ in store.ids():
        kept = store.load(id_)
        revision, marker = confirmed.get(id_, (0, ""))
        assert kept.revision - revision in (0, 1)
        unsaid += kept.revision - revision
        assert not marker or marker in kept.deliveries
        assert len(store.history(id_)) == kept.revision
        assert store.verify(CooperationId(id_)) == []
        confirmed[id_] = (kept.revision, kept.deliveries[-1])
    assert unsaid <= 1


def _require_cut_logs(folder: DataFolder) -> None:
    """No log holds more than its state names."""
    for path in folder.cooperations.glob("*.json"):
        state = json.loads(path.read_bytes())["cooperation"]["1"]
        assert path.with_suffix(".log.jsonl").stat().st_size == state["log_bytes"]
