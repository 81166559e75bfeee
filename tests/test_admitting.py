"""Whoever runs the machine lets people in where nobody else may, and all are told of it."""

import re
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.domain.ids import OPERATOR
from bot.domain.log import Act
from bot.store.folder import DataFolder
from bot.store.tiny import TinyCooperations
from tests.playing import only_id, settled_data

LEFT = """anna: /samverkan start kommun=Lindsala lpo=Mellansjö part=kommun
anna: /samverkan bjud-in polis @bo
bo: [Ta rollen]
bo: /samverkan lämna säkert=ja
"""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder in which the police's only person has left."""
    monkeypatch.chdir(tmp_path)
    return settled_data(LEFT, tmp_path / "data")


def run(data: Path, *words: str) -> int:
    return main([words[0], only_id(data), *words[1:], "--data", str(data)])


def test_a_party_that_nobody_is_left_of_gets_a_code(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "invite", "Mellansjö", "--dnr", "A123/2027") == 0
    said = capsys.readouterr().out
    assert re.search(r"[a-z2-9]{4}-[a-z2-9]{4}", said)
    with DataFolder.locked(data) as folder:
        cooperations = TinyCooperations(folder)
        [id_] = cooperations.ids()
        entry = list(cooperations.history(id_))[-1]
        assert (entry.act, entry.by.person) == (Act.INVITED, OPERATOR)
        assert entry.content == {"registration": "A123/2027"}
        row = cooperations.load(id_).ledger[-1]
        assert row.message
        assert row.message["template"] == "invite/by_operator"
        assert cooperations.verify(id_) == []
    assert run(data, "export", str(data / "out.json")) == 0


def test_a_file_number_is_needed(data: Path) -> None:
    with pytest.raises(SystemExit):
        run(data, "invite", "polis")


def test_a_party_that_has_people_invites_by_itself(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (data / "cooperations" / f"{only_id(data)}.json").read_bytes()
    assert run(data, "invite", "kommun", "--dnr", "A123/2027") == 1
    assert run(data, "invite", "lindsala", "--dnr", "A123/2027") == 1
    assert "lindsala" in capsys.readouterr().out
    assert (data / "cooperations" / f"{only_id(data)}.json").read_bytes() == before


@pytest.mark.parametrize("words", [("invite", "Norrby", "--dnr", "1"), ("confirm", "Bo")])
def test_who_is_not_there_is_answered_with_those_who_are(
    data: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, *words) == 1
    assert "polis" in capsys.readouterr().out or words[0] == "confirm"


def test_another_id_is_answered_with_those_there_are(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["confirm", "nowhere-1", "Bo", "--data", str(data)]) == 1
    assert only_id(data) in capsys.readouterr().err


def test_a_running_bot_is_stopped_first(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with DataFolder.locked(data):
        assert run(data, "invite", "polis", "--dnr", "1") == 1
    assert "Stoppa tjänsten först" in capsys.readouterr().err


def test_a_first_member_is_confirmed_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAMVERKAN_CONFIRM_FIRST", "on")
    data = settled_data(LEFT.replace("bo: /samverkan lämna säkert=ja\n", ""), tmp_path / "data")
    assert main(["doctor", "--data", str(data)]) in {0, 1}
    assert "samverkansbot confirm" in capsys.readouterr().out
    assert run(data, "confirm", "bo") == 0
    with DataFolder.locked(data) as folder:
        cooperations = TinyCooperations(folder)
        [id_] = cooperations.ids()
        assert all(one.confirmed for one in cooperations.load(id_).members)
    assert run(data, "confirm", "bo") == 1
