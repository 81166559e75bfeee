"""The doctor says which reminders will not come or have not come; on what is sound, nothing."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import doctor
from bot.__main__ import main
from bot.clocks import MovableClock
from tests.playing import settled_data
from tests.reminders.toys import at

SCRIPT = """\
anna: /samverkan start kommun=Lindsala lpo=Mellansjö part=kommun
anna: /samverkan bjud-in polis @bo roll=kontaktperson
bo: [Ta rollen]
anna: /samverkan möte ny "2027-04-14 kl 10" typ=styrgrupp
+1d
"""
LETTER, REMINDER = at(date(2027, 1, 12)), at(date(2027, 3, 24))
"""When the first letters come, and the first reminder of the meeting."""
Edits = dict[str, Any]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> MovableClock:
    """Return the clock that the doctor sees on the wall."""
    found = MovableClock(LETTER - timedelta(days=1))
    monkeypatch.setattr(doctor, "WallClock", lambda: found)
    return found


@pytest.fixture
def data(tmp_path: Path, clock: MovableClock, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder of two people with a meeting to come."""
    assert clock.now() < LETTER
    monkeypatch.chdir(tmp_path)
    return settled_data(SCRIPT, tmp_path / "data")


def change_plan(data: Path, edits: Edits | None) -> None:
    """Change how far the reminders have been followed."""
    [path] = (data / "cooperations").glob("*.json")
    kept = json.loads(path.read_bytes())
    state = kept["cooperation"]["1"]["cooperation"]
    state["plan"] = {**state["plan"], **edits} if edits else None
    path.write_text(json.dumps(kept), encoding="utf-8")


def change_mails(data: Path, edits: Edits) -> None:
    """Change the ledger of everybody's letters."""
    for path in (data / "people").glob("*.json"):
        kept = json.loads(path.read_bytes())
        kept["mail"]["1"]["mail"] |= edits
        path.write_text(json.dumps(kept), encoding="utf-8")


def told(data: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Return how the doctor ends, and what it says."""
    code = main(["doctor", "--data", str(data)])
    return code, capsys.readouterr().out


def test_on_what_is_sound_it_finds_nothing(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = told(data, capsys)
    assert (code, "Allt är som det ska." in said) == (0, True)


@pytest.mark.parametrize("edits", [None, {"next": None}, {"rules": "other"}])
def test_a_cooperation_that_is_not_planned_is_named(
    data: Path, capsys: pytest.CaptureFixture[str], edits: Edits | None
) -> None:
    change_plan(data, edits)
    code, said = told(data, capsys)
    assert (code, "inte planerade" in said) == (1, True)
    [state] = (data / "cooperations").glob("*.json")
    assert state.stem in said


def test_a_reminder_that_should_have_come_is_named_with_its_time(
    data: Path, capsys: pytest.CaptureFixture[str], clock: MovableClock
) -> None:
    change_mails(data, {"letter": None})
    clock.move(REMINDER + timedelta(minutes=5))
    assert told(data, capsys)[0] == 0
    clock.move(REMINDER + timedelta(minutes=6))
    code, said = told(data, capsys)
    assert (code, "2027-03-24 09:00" in said) == (1, True)


def test_a_letter_that_should_have_come_is_named_with_its_time(
    data: Path, capsys: pytest.CaptureFixture[str], clock: MovableClock
) -> None:
    clock.move(LETTER + timedelta(minutes=6))
    code, said = told(data, capsys)
    assert (code, said.count("2027-01-12 09:00")) == (1, 2)


def test_a_letter_that_fails_is_named_with_the_reason_and_no_name(
    data: Path, capsys: pytest.CaptureFixture[str], clock: MovableClock
) -> None:
    failed = {"due": "2027-01-12T10:00:00Z", "tries": 4, "failure": "refused"}
    change_mails(data, failed)
    clock.move(LETTER + timedelta(minutes=30))
    code, said = told(data, capsys)
    assert (code, said.count("har inte nått fram")) == (1, 2)
    assert "Slack tog inte emot meddelandet" in said
    assert "2027-01-12 11:00" in said
    assert "Anna" not in said


def test_a_damaged_ledger_is_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change_mails(data, {"until": "soon"})
    code, said = told(data, capsys)
    assert code == 1
    assert all(f"people/{path.name}" in said for path in (data / "people").glob("*.json"))
