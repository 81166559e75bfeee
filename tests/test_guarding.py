"""What should never have been kept: `doctor` finds it, and no file brings it in."""

from datetime import date
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.chat.guard.guard import Guard
from tests.chat.figures import PHONE, PLATE, parted, personal_number
from tests.playing import only_id, settled_data

NUMBER = parted(personal_number(date(1981, 12, 28)))
SCRIPT = f"""\
anna: /samverkan start kommun=Lindsala lpo=Mellansjö part=kommun rum=gemensamt överenskommelse=nej
anna: /samverkan problem ny "Klotter. Ring {PHONE}"
anna: /samverkan problem ny "{NUMBER} klottrar"
anna: /samverkan ändra 1.3 "Bilen {PLATE} ska bort."
anna: /samverkan ändra 1.3 "Vi samverkar."
"""
BLOCKED = f"{SCRIPT}anna: /samverkan spärra P2\nanna: /samverkan spärra 1.3\n"


def kept(script: str, data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder as a bot without a guard would have left it."""
    with monkeypatch.context() as patch:
        patch.setattr(Guard, "findings", lambda *_: ())
        return settled_data(script, data)


def test_the_doctor_says_where_and_what_kind_but_not_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    data = kept(SCRIPT, tmp_path / "data", monkeypatch)

    assert main(["doctor", "--data", str(data)]) == 1
    said = capsys.readouterr().out
    place = f"{only_id(data)}: cooperation.content.items.P2.text"
    assert f"{place} ser ut att innehålla ett personnummer" in said
    assert "innehålla ett registreringsnummer" in said
    assert "telefonnummer" not in said
    assert NUMBER not in said
    assert PLATE not in said


def test_what_has_been_blocked_is_dealt_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    data = kept(BLOCKED, tmp_path / "data", monkeypatch)
    main(["doctor", "--data", str(data)])
    assert "ser ut att innehålla" not in capsys.readouterr().out


def test_a_file_with_such_a_thing_is_not_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    data = kept(SCRIPT, tmp_path / "data", monkeypatch)
    file, other = tmp_path / "out.json", tmp_path / "other"
    assert main(["export", only_id(data), str(file), "--data", str(data)]) == 0

    assert main(["import", str(file), "--data", str(other)]) == 1
    said = capsys.readouterr().err
    assert "den ser ut att innehålla ett" in said
    assert NUMBER not in said
    assert PLATE not in said
    assert not [*(other / "cooperations").glob("*")]
