"""What every store does, in memory and on disk alike."""

from dataclasses import replace

import pytest

from bot.domain.ids import CooperationId, PersonId
from bot.domain.log import Act
from bot.ports import Cooperations, People, Processes, StaleSaveError
from bot.store.errors import LogOutOfStepError
from tests.store.builders import (
    ANNA,
    START,
    bo,
    busy,
    cooperation_of,
    process,
    written,
)
from tests.store.conftest import Kinds

C1 = CooperationId("c1")


def test_the_stores_are_what_the_core_asks_for(kinds: Kinds) -> None:
    cooperations: Cooperations = kinds.cooperations
    people: People = kinds.people
    processes: Processes = kinds.processes
    assert cooperations.ids() == ()
    assert people.by_account("console:anna") is None
    assert processes.newest() == process()


def test_what_is_saved_is_loaded_with_its_new_revision(kinds: Kinds) -> None:
    before = busy()
    saved = kinds.cooperations.save(before)
    assert saved == replace(before, revision=1, fresh=())
    assert kinds.cooperations.load(C1) == saved


def test_a_file_from_before_check_ins_is_read_with_one(kinds: Kinds) -> None:
    before = busy()
    kinds.cooperations.save(replace(before, round=replace(before.round, step=4, check_in=None)))
    read, _ = kinds.cooperations.snapshot(C1)
    assert read.round.check_in is not None


def test_the_history_is_every_fresh_entry_in_order(kinds: Kinds) -> None:
    before = busy()
    after = written(kinds.cooperations.save(before))
    kinds.cooperations.save(after)
    assert kinds.cooperations.history(C1) == (*before.fresh, *after.fresh)
    assert kinds.cooperations.snapshot(C1) == (
        replace(after, revision=2, fresh=()),
        (*before.fresh, *after.fresh),
    )
    assert kinds.cooperations.verify(C1) == []


def test_a_save_without_anything_to_log_leaves_the_log_alone(kinds: Kinds) -> None:
    saved = kinds.cooperations.save(cooperation_of())
    again = kinds.cooperations.save(saved.delivered("d-1"))
    assert again.revision == 2
    assert [entry.act for entry in kinds.cooperations.history(C1)] == [Act.FOUNDED]


def test_a_cooperation_can_be_kept_before_anything_is_logged(kinds: Kinds) -> None:
    bare = replace(cooperation_of(), fresh=(), heads={})
    kinds.cooperations.save(bare)
    assert kinds.cooperations.history(C1) == ()
    assert kinds.cooperations.verify(C1) == []


def test_a_save_from_an_older_revision_is_stale(kinds: Kinds) -> None:
    first = kinds.cooperations.save(cooperation_of())
    second = kinds.cooperations.save(written(first))
    with pytest.raises(StaleSaveError):
        kinds.cooperations.save(written(first))
    assert kinds.cooperations.load(C1) == second
    assert len(kinds.cooperations.history(C1)) == 2


@pytest.mark.parametrize("revision", [1, 7])
def test_a_revision_nobody_kept_is_stale_too(kinds: Kinds, revision: int) -> None:
    with pytest.raises(StaleSaveError):
        kinds.cooperations.save(replace(cooperation_of(), revision=revision))
    assert kinds.cooperations.ids() == ()


def test_heads_without_their_entries_are_refused(kinds: Kinds) -> None:
    saved = kinds.cooperations.save(cooperation_of())
    with pytest.raises(LogOutOfStepError):
        kinds.cooperations.save(replace(written(saved), fresh=()))
    with pytest.raises(LogOutOfStepError):
        kinds.cooperations.save(replace(saved, fresh=cooperation_of().fresh))
    assert kinds.cooperations.save(written(saved)).revision == 2


def test_content_that_would_not_read_back_the_same_is_refused(kinds: Kinds) -> None:
    saved = kinds.cooperations.save(cooperation_of())
    odd = saved.logged(Act.WRITTEN, by=ANNA, content={"at": START})
    with pytest.raises(LogOutOfStepError):
        kinds.cooperations.save(odd)
    assert kinds.cooperations.save(written(saved)).revision == 2


def test_the_view_of_one_party_cannot_be_saved(kinds: Kinds) -> None:
    saved = kinds.cooperations.save(busy())
    with pytest.raises(StaleSaveError):
        kinds.cooperations.save(saved.seen_by(ANNA.party))


def test_unknown_ids_are_key_errors(kinds: Kinds) -> None:
    for id_ in ("c9", "../c1", ""):
        with pytest.raises(KeyError):
            kinds.cooperations.load(CooperationId(id_))
        with pytest.raises(KeyError):
            kinds.cooperations.history(CooperationId(id_))
        with pytest.raises(KeyError):
            kinds.cooperations.verify(CooperationId(id_))
        with pytest.raises(KeyError):
            kinds.people.load(PersonId(id_))
        with pytest.raises(KeyError):
            kinds.processes.load(id_)
        with pytest.raises(KeyError):
            kinds.processes.text(id_)


@pytest.mark.parametrize("id_", ["", "C1", "a/b", "..", "a.b", "å", "c1\n", "x" * 65])
def test_an_id_that_must_not_name_a_file_is_refused(kinds: Kinds, id_: str) -> None:
    with pytest.raises(KeyError):
        kinds.cooperations.save(replace(cooperation_of(), id=CooperationId(id_)))
    with pytest.raises(KeyError):
        kinds.people.save(replace(bo(), id=PersonId(id_)))
