"""The console on the command line: it plays a script, and says how it went by its exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
START = "anna: /samverkan start kommun=Lindsala lpo=Mellansjö part=kommun\n"


def console(script: bytes, *options: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Play a script in a process of its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SAMVERKAN_")}
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "bot", "console", *options],
        input=script,
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=kept | more,
        timeout=30,
    )


def test_a_script_played_to_its_end_exits_0_even_when_refused() -> None:
    done = console(f"{START}anna: /samverkan kaffe\n".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Nu har Lindsala kommun" in done.stdout.decode()


def test_nothing_to_play_exits_0() -> None:
    done = console(b"")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_malformed_line_exits_2_with_its_number() -> None:
    done = console(f"# Ett\n{START}så här skriver man inte\n".encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert "3" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
def test_bytes_that_are_no_text_are_no_bug(errors: str) -> None:
    script = START.encode() + b"anna: /samverkan klar \xff\xfe\n"
    done = console(script, PYTHONIOENCODING=f"utf-8:{errors}")
    assert done.returncode in {0, 2}
    assert b"Traceback" not in done.stderr


def test_what_is_said_stays_in_a_folder_that_is_named(tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    assert console(START.encode(), "--data", data).returncode == 0
    done = console(b"anna: /samverkan status\n", "--data", data, "--at", "2027-05-03T10:00")
    assert "Steg 1 av 5" in done.stdout.decode()


def test_a_wrong_setting_exits_1_by_name() -> None:
    done = console(b"", SAMVERKAN_TIMEZONE="Mars/Olympus")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"SAMVERKAN_TIMEZONE" in done.stderr
    assert b"Olympus" not in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_wrong_moment_to_begin_is_said() -> None:
    done = console(b"", "--at", "igår")
    assert done.returncode in {1, 2}
    assert b"Traceback" not in done.stderr


def test_the_console_can_speak_english() -> None:
    done = console(b"anna: /samverkan help\n", "--language", "en")
    assert done.stdout.decode().splitlines()[1].startswith("#samverkan (only anna):")
