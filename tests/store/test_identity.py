"""Whatever people do in whatever order, what is read back is what was saved."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.log import LogEntry
from bot.domain.person import OpenForm, Person
from bot.domain.room import Language
from bot.store.exchange import Stores, export_bytes, export_record, import_record
from bot.store.folder import DataFolder
from bot.store.memory import MemoryCooperations, MemoryPeople, MemoryProcesses
from bot.store.tiny import TinyCooperations, TinyPeople
from tests.store.builders import PROCESS_TEXT, START, busy, cooperation_of
from tests.store.moves import MOVES, Move

pytestmark = pytest.mark.slow

SCRIPTS = st.lists(st.tuples(MOVES, st.booleans()), min_size=10, max_size=40)
TEXTS = st.text(max_size=20)
IDS = st.from_regex(r"[a-z0-9-]{1,64}", fullmatch=True)
FORMS = st.builds(
    OpenForm,
    command=TEXTS,
    values=st.dictionaries(TEXTS, TEXTS, max_size=3),
    fields=st.lists(TEXTS, max_size=3).map(tuple),
    total=st.integers(min_value=0, max_value=9),
)
PEOPLE = st.builds(
    Person,
    id=IDS,
    name=TEXTS,
    accounts=st.lists(TEXTS, max_size=3, unique=True).map(tuple),
    language=st.none() | st.sampled_from(Language),
    forms=st.dictionaries(TEXTS, FORMS, max_size=2),
)


@settings(deadline=None, max_examples=100)
@given(st.sampled_from([cooperation_of, busy]), SCRIPTS)
def test_store_and_reload_is_the_identity(
    begin: Callable[[], Cooperation], script: list[tuple[Move, bool]]
) -> None:
    memory = MemoryCooperations()
    with TemporaryDirectory() as path, DataFolder.locked(Path(path)) as folder:
        tiny = TinyCooperations(folder)
        cooperation, logged = begin(), list[LogEntry]()
        for move, saves in (*script, (lambda one: one, True)):
            with suppress(UserError):
                cooperation = move(cooperation)
            if saves:
                logged += cooperation.fresh
                saved = tiny.save(cooperation)
                assert saved == memory.save(cooperation)
                assert saved == replace(cooperation, revision=saved.revision, fresh=())
                cooperation = saved
        again = TinyCooperations(folder)
        for store in (memory, tiny, again):
            assert store.snapshot(cooperation.id) == (cooperation, tuple(logged))
            assert store.verify(cooperation.id) == []
            assert store.next_due() == tiny.next_due()
            for member in cooperation.members:
                assert store.of_person(member.person) == (cooperation.id,)
    _goes_through_an_export(memory)


def _goes_through_an_export(memory: MemoryCooperations) -> None:
    (id_,) = memory.ids()
    record = export_record(*memory.snapshot(id_), (), PROCESS_TEXT)
    elsewhere = MemoryCooperations()
    stores = Stores(
        cooperations=elsewhere, people=MemoryPeople(), processes=MemoryProcesses(PROCESS_TEXT)
    )
    assert import_record(record, stores, lambda _: None) == id_
    assert elsewhere.snapshot(id_) == memory.snapshot(id_)
    again = export_record(*elsewhere.snapshot(id_), (), PROCESS_TEXT)
    assert export_bytes(again) == export_bytes(record)


@settings(deadline=None, max_examples=50)
@given(st.lists(PEOPLE, max_size=5, unique_by=lambda person: person.id))
def test_people_are_read_back_as_they_were_saved(people: list[Person]) -> None:
    memory = MemoryPeople()
    with TemporaryDirectory() as path, DataFolder.locked(Path(path)) as folder:
        tiny = TinyPeople(folder)
        for person in people:
            memory.save(person)
            tiny.save(person)
        for person in people:
            assert memory.load(person.id) == tiny.load(person.id) == person
            assert TinyPeople(folder).load(person.id) == person
            for account in person.accounts:
                assert memory.by_account(account) == tiny.by_account(account)


def test_a_moment_is_read_back_in_utc() -> None:
    memory = MemoryCooperations()
    loaded = memory.load(memory.save(cooperation_of()).id)
    assert loaded.founded == START
    assert loaded.founded.utcoffset() == START.utcoffset()
