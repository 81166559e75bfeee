"""A cooperation goes whole from one installation to another, or not at all."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import orjson
import pytest

from bot.domain.ids import CooperationId, PersonId, RoomId
from bot.store.errors import ImportRefusedError
from bot.store.exchange import Stores, export_bytes, export_record, import_record, people_named
from bot.store.export import export_schema
from bot.store.folder import DataFolder
from bot.store.memory import MemoryCooperations, MemoryPeople, MemoryProcesses
from tests.store.builders import PROCESS_TEXT, anna, bo, busy, cooperation_of, process_text, written
from tests.store.conftest import Kinds, on_disk

C1 = CooperationId("c1")


def stores(kinds: Kinds) -> Stores:
    return Stores(cooperations=kinds.cooperations, people=kinds.people, processes=kinds.processes)


def export(kinds: Kinds) -> dict[str, Any]:
    cooperation, history = kinds.cooperations.snapshot(C1)
    people = [kinds.people.load(id_) for id_ in people_named(cooperation, history)]
    text = kinds.processes.text(cooperation.round.process)
    return export_record(cooperation, history, people, text)


@pytest.fixture
def record() -> dict[str, Any]:
    """Return an export of a cooperation with something of everything."""
    full = Kinds(
        cooperations=MemoryCooperations(),
        people=MemoryPeople(),
        processes=MemoryProcesses(PROCESS_TEXT),
    )
    full.people.save(bo())
    full.people.save(anna())
    full.cooperations.save(written(full.cooperations.save(busy())))
    plain: dict[str, Any] = orjson.loads(export_bytes(export(full)))
    return plain


def test_what_goes_out_comes_in_the_same(record: dict[str, Any], folder: DataFolder) -> None:
    kinds = on_disk(folder)
    assert import_record(record, stores(kinds), lambda _: None) == C1
    again = export(on_disk(folder))
    assert export_bytes(again) == export_bytes(record)
    canonical = orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2
    assert orjson.dumps(again, option=canonical) == orjson.dumps(record, option=canonical)
    kept = kinds.cooperations.load(C1)
    assert kept.revision == 2
    assert kinds.cooperations.in_room(RoomId("samverkan")) == C1
    assert kinds.cooperations.verify(C1) == []
    assert kinds.cooperations.save(written(kept)).revision == 3


def test_a_process_that_is_not_the_newest_comes_along(
    record: dict[str, Any], folder: DataFolder
) -> None:
    kinds = replace(on_disk(folder), processes=MemoryProcesses(process_text(steps=3)))
    import_record(record, stores(kinds), lambda _: None)
    hash_ = kinds.cooperations.load(C1).round.process
    assert kinds.processes.text(hash_) == PROCESS_TEXT


def test_people_leave_their_half_filled_forms_at_home(record: dict[str, Any]) -> None:
    assert [person["id"] for person in record["people"]] == ["anna", "bo"]
    assert record["people"][0] == {
        "id": "anna",
        "name": "Anna Åberg",
        "accounts": ["console:anna"],
        "language": "en",
    }


def test_whoever_is_here_already_stays_as_she_is(record: dict[str, Any], kinds: Kinds) -> None:
    here = replace(anna("console:anna", "slack:U9"), name="Anna Ö")
    kinds.people.save(here)
    import_record(record, stores(kinds), lambda _: None)
    assert kinds.people.load(here.id) == here
    assert kinds.people.load(bo().id) == bo()


def test_what_was_logged_after_the_reading_is_left_out(kinds: Kinds) -> None:
    first = kinds.cooperations.save(busy())
    kinds.cooperations.save(written(first))
    late = export_record(first, kinds.cooperations.history(C1), [], PROCESS_TEXT)
    assert len(late["log"]) == len(busy().fresh)
    elsewhere = Stores(
        cooperations=MemoryCooperations(),
        people=kinds.people,
        processes=kinds.processes,
    )
    assert import_record(late, elsewhere, lambda _: None) == C1


def _set(*path: Any) -> Callable[[dict[str, Any]], None]:  # noqa: ANN401
    *way, last, value = path

    def edit(record: dict[str, Any]) -> None:
        place: Any = record
        for step in way:
            place = place[step]
        place[last] = value

    return edit


@pytest.mark.parametrize(
    ("edit", "code", "place"),
    [
        (_set("format", "other"), "format", ""),
        (_set("schema", 2), "schema", "2"),
        (_set("schema", None), "schema", "None"),
        (_set("extra", 1), "shape", "extra"),
        (_set("cooperation", "extra", 1), "shape", "cooperation.extra"),
        (_set("cooperation", "revision", "2"), "shape", "cooperation.revision"),
        (_set("cooperation", "revision", 0), "shape", "cooperation"),
        (_set("cooperation", "members", 0, "role", "chef"), "shape", "cooperation.members.0.role"),
        (_set("people", 0, "name", "\ud800"), "shape", ""),
        (_set("cooperation", "id", "../c1"), "bad_id", "../c1"),
        (_set("people", 0, "id", "A"), "bad_id", "A"),
        (_set("log", 1, "about", "9.9"), "broken_log", "broken_link:gemensamt:2"),
        (_set("log", []), "broken_log", "wrong_head:gemensamt"),
        (_set("cooperation", "heads", "polis", "count", 7), "broken_log", "wrong_head:polis"),
        (_set("process", {}), "process", None),
        (_set("process", {"0" * 64: PROCESS_TEXT}), "process", "0" * 64),
    ],
)
def test_what_does_not_hold_together_is_refused(
    record: dict[str, Any],
    kinds: Kinds,
    edit: Callable[[dict[str, Any]], None],
    code: str,
    place: str | None,
) -> None:
    edit(record)
    with pytest.raises(ImportRefusedError) as caught:
        import_record(record, stores(kinds), lambda _: None)
    assert caught.value.code == code
    assert place is None or caught.value.place == place
    assert kinds.cooperations.ids() == ()
    assert kinds.people.by_account("console:bo") is None


def test_fresh_entries_are_no_part_of_an_export(record: dict[str, Any], kinds: Kinds) -> None:
    record["cooperation"]["fresh"] = record["log"][:1]
    with pytest.raises(ImportRefusedError, match=r"^shape: cooperation$"):
        import_record(record, stores(kinds), lambda _: None)


@pytest.mark.parametrize("record", [None, [], "x", {}])
def test_what_is_no_export_at_all_is_refused(record: object, kinds: Kinds) -> None:
    with pytest.raises(ImportRefusedError, match=r"^format$"):
        import_record(record, stores(kinds), lambda _: None)


def test_what_is_here_already_is_not_overwritten(record: dict[str, Any], kinds: Kinds) -> None:
    kept = kinds.cooperations.save(cooperation_of("c1", "annat"))
    with pytest.raises(ImportRefusedError, match=r"^id_present: c1$"):
        import_record(record, stores(kinds), lambda _: None)
    assert kinds.cooperations.load(C1) == kept


def test_a_room_that_is_linked_already_is_not_taken(record: dict[str, Any], kinds: Kinds) -> None:
    kinds.cooperations.save(cooperation_of("c2"))
    with pytest.raises(ImportRefusedError, match=r"^room_present: samverkan$"):
        import_record(record, stores(kinds), lambda _: None)
    assert kinds.cooperations.ids() == ("c2",)


def test_an_account_of_somebody_else_is_not_taken(record: dict[str, Any], kinds: Kinds) -> None:
    kinds.people.save(replace(bo(), id=PersonId("b2")))
    with pytest.raises(ImportRefusedError, match=r"^account_present: console:bo$"):
        import_record(record, stores(kinds), lambda _: None)
    assert kinds.cooperations.ids() == ()


def test_the_schema_says_what_an_export_holds(record: dict[str, Any]) -> None:
    schema = export_schema()
    assert orjson.loads(orjson.dumps(schema)) == schema
    assert set(schema["required"]) <= set(record) == set(schema["properties"])
    kept = schema["$defs"]["Cooperation"]
    assert set(kept["required"]) <= set(record["cooperation"]) == set(kept["properties"])
    entry = schema["$defs"]["LogEntry"]
    assert set(entry["properties"]) == set(record["log"][0])
