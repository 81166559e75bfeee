"""
What keeping costs: a save beside the one atomic file replacement it cannot do without.

`python -m bench.store [COUNT ...]` opens folders of so many cooperations; by default 1,000.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

import orjson

from bot.domain.agreeing import propose
from bot.domain.cooperation import Cooperation
from bot.domain.founding import found, parties_named
from bot.domain.ids import CooperationId, PartyId, PersonId, RoomId
from bot.domain.ledger import News
from bot.domain.log import JOINT
from bot.domain.member import By, Role
from bot.domain.noting import allow_own_text, note
from bot.domain.process_file import parse_process
from bot.domain.room import Language, Room
from bot.domain.version import Proposal, What
from bot.store.folder import DataFolder
from bot.store.tiny import TinyCooperations

PAIRS = 500
TEXT = "Fyra trygghetsvandringar per år i Resecentrum, med återkoppling på webben. "
PROCESS = parse_process((Path(__file__).parents[1] / "templates/process.toml").read_text("utf-8"))
NOW = datetime(2027, 1, 11, 8, tzinfo=UTC)
LINDSALA = PartyId("lindsala")
ANNA = By(person=PersonId("anna"), party=LINDSALA, role=Role.CONTACT, at=NOW)
TWO_KEYS = [task for step in PROCESS.steps for task in step.tasks if task.two_keys]


def main(counts: list[int]) -> None:
    """Print every figure."""
    with TemporaryDirectory() as path, DataFolder.locked(Path(path)) as folder:
        store = TinyCooperations(folder)
        cooperation = store.save(_forty_kilobytes())
        state = folder.cooperations / "c0.json"
        print(f"state {state.stat().st_size / 1000:.1f} kB, {PAIRS} interleaved pairs")
        _save_beside_replacement(store, cooperation, state)
        _reading(store, cooperation.id)
        for count in counts:
            _opening(folder, count)


def _save_beside_replacement(
    store: TinyCooperations, cooperation: Cooperation, state: Path
) -> None:
    saves, replacements = [], []
    other = state.with_name("other")
    for number in range(PAIRS):
        changed = _rewritten(cooperation, f"{TEXT * 10}{number}")
        start = perf_counter()
        cooperation = store.save(changed)
        saves.append(perf_counter() - start)
        data = orjson.loads(state.read_bytes())
        start = perf_counter()
        _replace(other, data)
        replacements.append(perf_counter() - start)
    other.unlink()
    save, replacement = median(saves), median(replacements)
    print(f"one atomic replacement  p50 {replacement * 1000:6.2f} ms")
    print(f"save with one log entry p50 {save * 1000:6.2f} ms, p95 {_p95(saves):.2f} ms")
    print(f"ratio of medians        {save / replacement:10.2f} (at most 4)")


def _replace(path: Path, data: object) -> None:
    """Do what any safe save must: temporary file, sync, rename, sync of the folder."""
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(orjson.dumps(data))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _reading(store: TinyCooperations, id_: CooperationId) -> None:
    loads = _timed(PAIRS, lambda: store.load(id_))
    print(f"load                    p50 {median(loads) * 1000:6.2f} ms, p95 {_p95(loads):.2f} ms")
    dues = _timed(PAIRS, lambda: store.due(NOW))
    print(f"nothing due             p50 {median(dues) * 1000:6.4f} ms")


def _opening(folder: DataFolder, count: int) -> None:
    state = (folder.cooperations / "c0.json").read_bytes()
    log = (folder.cooperations / "c0.log.jsonl").read_bytes()
    for number in range(count):
        named = state.replace(b'"id":"c0"', f'"id":"c{number}"'.encode(), 1)
        (folder.cooperations / f"c{number}.json").write_bytes(named)
        (folder.cooperations / f"c{number}.log.jsonl").write_bytes(log)
    start = perf_counter()
    store = TinyCooperations(folder)
    took = perf_counter() - start
    print(f"open {len(store.ids()):,} of them: {took:.2f} s (10,000: at most 8)")
    dues = _timed(PAIRS, lambda: store.due(NOW))
    print(f"nothing due among them  p50 {median(dues) * 1000:6.4f} ms")


def _forty_kilobytes() -> Cooperation:
    """Return a cooperation with texts, notes, news and deliveries in everyday shares."""
    parties = parties_named([(LINDSALA, "Lindsala")], "Mellansjö")
    room = Room(id=RoomId("samverkan"), audience=None, language=Language.SV)
    cooperation = found(CooperationId("c0"), parties, room, PROCESS, by=ANNA)
    cooperation = allow_own_text(cooperation, allowed=True, by=ANNA)
    for task in TWO_KEYS:
        proposal = Proposal(what=What.TEXT, text=TEXT * 10)
        cooperation = propose(cooperation, task, proposal, by=ANNA)
    for number in range(35):
        cooperation = note(cooperation, TWO_KEYS[0].id, f"{TEXT}{number}", by=ANNA)
    rows = tuple(_told(number) for number in range(39))
    waiting = replace(_told(39), message={"template": "approved"}, told={})
    deliveries = tuple(f"slack:Ev{number:010}" for number in range(450))
    return replace(cooperation, ledger=(*rows, waiting), deliveries=deliveries)


def _told(number: int) -> News:
    return News(
        id=f"n{number}",
        audience=JOINT,
        message=None,
        created=NOW,
        due=NOW + timedelta(days=300),
        told={"slack:C024BE91L": f"1799999{number}.000200", "@slack:U024BE7LH": str(number)},
    )


def _rewritten(cooperation: Cooperation, text: str) -> Cooperation:
    return propose(cooperation, TWO_KEYS[0], Proposal(what=What.TEXT, text=text), by=ANNA)


def _timed(times: int, call: Callable[[], object]) -> list[float]:
    taken = []
    for _ in range(times):
        start = perf_counter()
        call()
        taken.append(perf_counter() - start)
    return taken


def _p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1] * 1000


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [1_000])
