"""Taking a cooperation or a person away: what is gone is gone, also after a kill on the way."""

from pathlib import Path

import pytest

from bot.domain.ids import CooperationId, PersonId, RoomId
from bot.store import tiny
from bot.store.folder import DataFolder
from bot.store.tiny import TinyCooperations
from tests.store.builders import ANNA, START, cooperation_of, news, with_news
from tests.store.conftest import Kinds

C1, C2 = CooperationId("c1"), CooperationId("c2")


def test_what_is_removed_is_found_by_nothing(kinds: Kinds) -> None:
    kinds.cooperations.save(with_news(cooperation_of("c1", "ett"), news("n1", START)))
    kept = kinds.cooperations.save(cooperation_of("c2", "två"))
    kinds.cooperations.remove(C1)
    assert kinds.cooperations.ids() == (C2,)
    assert kinds.cooperations.in_room(RoomId("ett")) is None
    assert kinds.cooperations.of_person(ANNA.person) == (C2,)
    assert kinds.cooperations.next_due() is None
    with pytest.raises(KeyError):
        kinds.cooperations.load(C1)
    assert kinds.cooperations.load(C2) == kept


def test_what_is_not_there_cannot_be_removed(kinds: Kinds) -> None:
    with pytest.raises(KeyError):
        kinds.cooperations.remove(C1)
    with pytest.raises(KeyError):
        kinds.people.remove(PersonId("nobody"))


def test_the_id_and_the_room_are_free_again(kinds: Kinds) -> None:
    kinds.cooperations.save(cooperation_of("c1", "ett"))
    kinds.cooperations.remove(C1)
    assert kinds.cooperations.save(cooperation_of("c1", "ett")).revision == 1
    assert kinds.cooperations.verify(C1) == []


def test_nothing_is_left_on_disk(tmp_path: Path) -> None:
    with DataFolder.locked(tmp_path) as folder:
        cooperations = TinyCooperations(folder)
        cooperations.save(cooperation_of("c1", "ett"))
        cooperations.remove(C1)
        assert list(folder.cooperations.iterdir()) == []


def test_a_removal_cut_short_is_ended_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_self: object, _path: Path, _log: Path) -> None:
        raise KeyboardInterrupt

    with DataFolder.locked(tmp_path) as folder:
        cooperations = TinyCooperations(folder)
        cooperations.save(cooperation_of("c1", "ett"))
        with monkeypatch.context() as patched:
            patched.setattr(tiny.TinyCooperations, "_clear_founding", killed)
            with pytest.raises(KeyboardInterrupt):
                cooperations.remove(C1)
    with DataFolder.locked(tmp_path) as folder:
        assert TinyCooperations(folder).ids() == ()
        assert list(folder.cooperations.iterdir()) == []


def test_who_only_reads_removes_nothing(tmp_path: Path) -> None:
    with DataFolder.locked(tmp_path) as folder:
        TinyCooperations(folder).save(cooperation_of("c1", "ett"))
    with pytest.raises(PermissionError):
        TinyCooperations(DataFolder.reading(tmp_path)).remove(C1)
    with DataFolder.locked(tmp_path) as folder:
        assert TinyCooperations(folder).ids() == (C1,)
