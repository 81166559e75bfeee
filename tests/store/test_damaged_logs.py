"""A log that is not what its state names: cut where never confirmed, refused elsewhere."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId
from bot.domain.party import POLICE
from bot.store.errors import DamagedFileError
from bot.store.folder import DataFolder
from bot.store.tiny import TinyCooperations
from tests.store.builders import (
    cooperation_of,
    written,
)
from tests.store.conftest import change, log_file, refusal, state_file

C1 = CooperationId("c1")


def test_a_tail_that_the_state_does_not_name_is_cut(folder: DataFolder, saved: Cooperation) -> None:
    whole = log_file(folder).read_bytes()
    log_file(folder).write_bytes(whole + b'{"audience": "gemensamt", "numb')
    with_tail = TinyCooperations(DataFolder.reading(folder.cooperations.parent))
    assert with_tail.verify(C1) == []
    assert log_file(folder).read_bytes() != whole
    again = TinyCooperations(folder)
    assert log_file(folder).read_bytes() == whole
    assert again.verify(C1) == []
    assert again.load(C1) == saved


def test_a_confirmed_log_of_one_long_line_is_read_to_its_start(folder: DataFolder) -> None:
    long = written(cooperation_of())
    entries = tuple(long.fresh)
    store = TinyCooperations(folder)
    kept = store.save(long)
    for size in (10, 4_000, 4_096, 9_000, 70_000):
        kept = store.save(kept.logged(entries[0].act, by=entries[0].by, content={"t": "x" * size}))
        assert TinyCooperations(folder).load(C1) == kept


@pytest.mark.usefixtures("saved")
def test_a_lost_state_is_missed_and_its_log_stays(folder: DataFolder) -> None:
    state_file(folder).unlink()
    assert refusal(folder) == ("cooperations/c1.json", "missing")
    assert log_file(folder).exists()


@pytest.mark.usefixtures("saved")
def test_a_state_lost_under_way_is_missed_at_load(folder: DataFolder) -> None:
    store = TinyCooperations(folder)
    state_file(folder).unlink()
    assert store.verify(C1) == ["missing:cooperations/c1.json"]


def test_a_short_log_stops_the_start(folder: DataFolder, saved: Cooperation) -> None:
    store = TinyCooperations(folder)
    whole = log_file(folder).read_bytes()
    log_file(folder).write_bytes(whole[:-1])
    assert refusal(folder) == ("cooperations/c1.log.jsonl", "log_short")
    assert store.verify(C1) == ["log_short:cooperations/c1.log.jsonl"]
    with pytest.raises(DamagedFileError):
        store.save(written(saved))
    log_file(folder).unlink()
    assert refusal(folder) == ("cooperations/c1.log.jsonl", "log_short")


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"}\n", b"} ", "log_shape"),
        (b'"number":', b'"number":1', "log_head"),
        (b'{"audience"', b'["audience"', "log_shape"),
        (b'"number"', b'"nummer"', "log_shape"),
    ],
)
def test_a_log_that_ends_otherwise_than_the_state_says_stops_the_start(
    folder: DataFolder, old: bytes, new: bytes, reason: str
) -> None:
    head, found, tail = log_file(folder).read_bytes().rpartition(old)
    assert found
    log_file(folder).write_bytes(head + new + tail)
    change(state_file(folder), lambda state: _lengthen(state, len(new) - len(old)))
    assert refusal(folder) == ("cooperations/c1.log.jsonl", reason)


@pytest.mark.usefixtures("saved")
def test_heads_without_a_log_stop_the_start(folder: DataFolder) -> None:
    change(state_file(folder), lambda record: record.update({"log_bytes": 0}))
    assert refusal(folder) == ("cooperations/c1.log.jsonl", "log_head")


def test_a_change_in_the_middle_of_a_log_is_found_by_verify(
    folder: DataFolder, saved: Cooperation
) -> None:
    raw = log_file(folder).read_bytes()
    log_file(folder).write_bytes(raw.replace("Åäö".encode(), "Öäå".encode()))
    store = TinyCooperations(folder)
    assert store.verify(C1) == ["broken_link:polis:2"]
    log_file(folder).write_bytes(b"[" + raw[1:])
    assert store.verify(C1) == ["log_shape:cooperations/c1.log.jsonl"]
    state = state_file(folder).read_bytes()
    hash_ = saved.heads[POLICE].hash.encode()
    log_file(folder).write_bytes(raw)
    state_file(folder).write_bytes(state.replace(hash_, b"0" * 64))
    assert store.verify(C1) == ["wrong_head:polis"]


def test_a_last_line_without_an_end_is_found_by_verify(
    folder: DataFolder, saved: Cooperation
) -> None:
    store = TinyCooperations(folder)
    raw = log_file(folder).read_bytes()
    log_file(folder).write_bytes(raw[:-1] + b" ")
    assert store.verify(saved.id) == ["log_shape:cooperations/c1.log.jsonl"]


def test_a_state_without_a_log_opens_when_nothing_was_logged(folder: DataFolder) -> None:
    kept = TinyCooperations(folder).save(replace(cooperation_of(), fresh=(), heads={}))
    log_file(folder).unlink()
    again = TinyCooperations(folder)
    assert again.snapshot(kept.id) == (kept, ())


def _lengthen(state: dict[str, Any], by: int) -> None:
    state["log_bytes"] += by
