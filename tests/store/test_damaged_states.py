"""Files that cannot be trusted stop the start by name, and are never begun anew."""

import pytest

from bot.domain.ids import CooperationId
from bot.store.errors import DamagedFileError
from bot.store.folder import DataFolder
from bot.store.tiny import TinyCooperations, TinyPeople
from tests.store.builders import (
    anna,
    cooperation_of,
)
from tests.store.conftest import change, refusal, state_file

C1 = CooperationId("c1")


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("raw", [b"", b"{", b'{"cooperation": {"1": {"schema": 1,', b"\xff"])
def test_a_broken_state_stops_the_start(folder: DataFolder, raw: bytes) -> None:
    state_file(folder).write_bytes(raw)
    assert refusal(folder) == ("cooperations/c1.json", "not_json")
    assert state_file(folder).read_bytes() == raw


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    "raw", ["[]", "{}", "1", "null", '{"cooperation": []}', '{"cooperation": {"1": 3}}']
)
def test_json_that_is_no_state_stops_the_start(folder: DataFolder, raw: str) -> None:
    state_file(folder).write_text(raw)
    assert refusal(folder) == ("cooperations/c1.json", "shape")


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("schema", 2, "newer_schema"),
        ("schema", 0, "shape"),
        ("schema", "1", "shape"),
        ("revision", 9, "shape"),
        ("log_bytes", "many", "shape"),
        ("cooperation", None, "shape"),
        ("cooperation", {}, "shape"),
    ],
)
def test_a_record_that_is_not_ours_is_refused_by_name(
    folder: DataFolder, field: str, value: object, reason: str
) -> None:
    change(state_file(folder), lambda record: record.update({field: value}))
    assert refusal(folder) == ("cooperations/c1.json", reason)


@pytest.mark.usefixtures("saved")
def test_a_field_nobody_knows_is_not_lost_but_refused_at_load(folder: DataFolder) -> None:
    change(state_file(folder), lambda record: record["cooperation"].update({"new": 1}))
    store = TinyCooperations(folder)
    with pytest.raises(DamagedFileError) as caught:
        store.load(C1)
    assert (caught.value.name, caught.value.reason) == ("cooperations/c1.json", "shape")
    assert store.verify(C1) == ["shape:cooperations/c1.json"]


@pytest.mark.parametrize("name", ["Copy of c1.json", "c1 (1).json", "C1.json"])
def test_a_file_that_no_id_names_stops_the_start(folder: DataFolder, name: str) -> None:
    (folder.cooperations / name).write_text("{}")
    assert refusal(folder) == (f"cooperations/{name}", "wrong_name")


@pytest.mark.usefixtures("saved")
def test_a_state_under_another_name_stops_the_start(folder: DataFolder) -> None:
    state_file(folder).rename(folder.cooperations / "c2.json")
    assert refusal(folder) == ("cooperations/c2.json", "shape")


@pytest.mark.usefixtures("saved")
def test_who_looks_for_damage_gets_all_of_it(folder: DataFolder) -> None:
    TinyCooperations(folder).save(cooperation_of("c2", "två"))
    TinyPeople(folder).save(anna())
    for path in (state_file(folder), folder.cooperations / "c3.json", folder.people / "x.json"):
        path.write_text("{")
    found: list[DamagedFileError] = []
    assert TinyCooperations(folder, found.append).ids() == ("c2",)
    TinyPeople(folder, found.append)
    names = [error.name for error in found]
    assert names == ["cooperations/c1.json", "cooperations/c3.json", "people/x.json"]


@pytest.mark.usefixtures("saved")
def test_no_error_quotes_what_people_wrote(folder: DataFolder) -> None:
    change(state_file(folder), lambda record: record["cooperation"].update({"own": "hemlig"}))
    with pytest.raises(DamagedFileError) as caught:
        TinyCooperations(folder).load(C1)
    assert caught.value.__suppress_context__
    assert str(caught.value) == "cooperations/c1.json: shape"


def test_a_damaged_person_stops_the_start(folder: DataFolder) -> None:
    TinyPeople(folder).save(anna())
    path = folder.people / "anna.json"
    change(path, lambda record: record.update({"person": {"id": "anna"}}))
    with pytest.raises(DamagedFileError, match=r"^people/anna.json: shape$"):
        TinyPeople(folder)
    TinyPeople(folder, on_damage=lambda _: None).save(anna())
    path.rename(folder.people / "eva.json")
    with pytest.raises(DamagedFileError, match=r"^people/eva.json: wrong_name$"):
        TinyPeople(folder)


def test_people_are_found_again_after_a_restart(folder: DataFolder) -> None:
    TinyPeople(folder).save(anna())
    assert TinyPeople(folder).by_account("console:anna") == anna()
