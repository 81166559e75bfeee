"""What whoever runs the machine does: doctor, export and import, through the command line."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import doctor
from bot.__main__ import main
from bot.clocks import MovableClock
from bot.store.export import export_schema
from tests.playing import CONVERSATIONS, only_id, settled_data

ROOT = Path(__file__).parents[1]
BEGUN = datetime(2027, 1, 4, 8, tzinfo=UTC)
"""When the doctor looks, so that no reminder of the script has fallen due meanwhile."""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder in which a whole round has been played."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(doctor, "WallClock", lambda: MovableClock(BEGUN))
    script = (CONVERSATIONS / "ett-varv.txt").read_text(encoding="utf-8")
    return settled_data(script, tmp_path / "data")


def test_an_export_taken_in_elsewhere_and_exported_again_is_the_same(
    data: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    first.write_text("an older one, for all to read")
    assert main(["export", only_id(data), str(first), "--data", str(data)]) == 0
    assert first.stat().st_mode & 0o777 == 0o600
    assert main(["import", str(first), "--data", str(tmp_path / "other")]) == 0
    assert main(["export", only_id(data), str(second), "--data", str(tmp_path / "other")]) == 0

    assert first.read_bytes() == second.read_bytes()


def test_what_is_here_already_is_not_taken_in_again(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out.json"
    main(["export", only_id(data), str(file), "--data", str(data)])

    assert main(["import", str(file), "--data", str(data)]) == 1
    assert "den finns redan här" in capsys.readouterr().err


def test_the_published_schema_is_the_one_that_is_written() -> None:
    published = json.loads((ROOT / "docs" / "export.schema.json").read_text(encoding="utf-8"))
    assert published == export_schema()


def test_the_doctor_finds_all_well(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--data", str(data)]) == 0
    assert "Allt är som det ska." in capsys.readouterr().out


def test_the_doctor_names_a_log_that_was_changed(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = data / "cooperations" / f"{only_id(data)}.log.jsonl"
    text = log.read_text(encoding="utf-8")
    log.write_text(text.replace("fyra trygghetsvandringar", "fem* trygghetsvandringar", 1), "utf-8")

    assert main(["doctor", "--data", str(data)]) == 1
    assert only_id(data) in capsys.readouterr().out


def test_the_doctor_misses_a_process_that_is_gone(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = data.parent / "own.toml"
    ours = (ROOT / "templates" / "process.toml").read_text(encoding="utf-8")
    own.write_text(f"{ours}\n# another text\n", encoding="utf-8")
    monkeypatch.setenv("SAMVERKAN_PROCESS", str(own))
    for kept in (data / "process").glob("*.toml"):
        kept.unlink()

    assert main(["doctor", "--data", str(data)]) == 1
    assert "processtext" in capsys.readouterr().out


def test_a_damaged_file_stops_the_start_by_its_name_and_says_the_way_back(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "cooperations" / f"{only_id(data)}.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("anna: /samverkan status\n"))

    assert main(["console", "--data", str(data)]) == 1
    complaint = capsys.readouterr().err
    assert f"cooperations/{only_id(data)}.json" in complaint
    assert "säkerhetskopian" in complaint


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["export", "finns-inte", "x.json"], "Dessa finns: lindsala-"),
        (["import", "finns-inte.json"], "går inte att läsa"),
    ],
)
def test_what_cannot_be_done_is_said(
    data: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str
) -> None:
    assert main([*arguments, "--data", str(data)]) == 1
    assert complaint in capsys.readouterr().err


def test_a_wrong_setting_stops_the_start_by_its_name(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_TIMEZONE", "Mars/Base")

    assert main(["doctor", "--data", str(data)]) == 1
    assert "SAMVERKAN_TIMEZONE" in capsys.readouterr().err


def test_a_bad_process_file_stops_the_start_by_task_and_field(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = data.parent / "own.toml"
    ours = (ROOT / "templates" / "process.toml").read_text(encoding="utf-8")
    own.write_text(ours.replace('owner = "kommun"', 'owner = "komun"', 1), encoding="utf-8")
    monkeypatch.setenv("SAMVERKAN_PROCESS", str(own))

    assert main(["doctor", "--data", str(data)]) == 1
    assert "1.4 owner" in capsys.readouterr().err
