"""People and process texts in every store."""

from dataclasses import replace

from bot.domain.ids import CooperationId
from tests.store.builders import (
    ANNA,
    PROCESS_TEXT,
    anna,
    bo,
    process,
    process_text,
)
from tests.store.conftest import Kinds

C1 = CooperationId("c1")


def test_people_are_kept_with_all_they_have(kinds: Kinds) -> None:
    kinds.people.save(anna())
    kinds.people.save(bo())
    assert kinds.people.load(ANNA.person) == anna()
    assert kinds.people.by_account("slack:U1") == bo()
    assert kinds.people.by_account("console:anna") == anna()


def test_an_account_that_goes_to_another_person_finds_her(kinds: Kinds) -> None:
    kinds.people.save(anna("console:anna", "slack:U2"))
    taken = replace(bo(), accounts=("slack:U2",))
    kinds.people.save(taken)
    kinds.people.save(anna("console:anna"))
    assert kinds.people.by_account("slack:U2") == taken
    kinds.people.save(replace(taken, accounts=()))
    assert kinds.people.by_account("slack:U2") is None
    assert kinds.people.by_account("slack:U1") is None


def test_a_process_text_is_kept_once_and_by_its_hash(kinds: Kinds) -> None:
    other = process_text(steps=3)
    hash_ = kinds.processes.add(other)
    assert kinds.processes.add(other) == hash_
    assert kinds.processes.text(hash_) == other
    assert len(kinds.processes.load(hash_).steps) == 3
    assert kinds.processes.newest() is kinds.processes.load(process().hash)
    assert kinds.processes.text(process().hash) == PROCESS_TEXT
