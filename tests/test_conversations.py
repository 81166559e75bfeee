"""Whole dialogues are the specification: each prints what is written down, byte for byte."""

from pathlib import Path

import pytest

from tests.playing import played, scripts


@pytest.mark.parametrize("script", scripts(), ids=lambda path: path.stem)
def test_a_conversation_goes_as_written_down(script: Path) -> None:
    expected = script.with_suffix(".out").read_text(encoding="utf-8")
    assert played(script.read_text(encoding="utf-8")) == expected


@pytest.mark.parametrize("script", scripts(), ids=lambda path: path.stem)
def test_no_line_is_wider_than_a_screen(script: Path) -> None:
    printed = script.with_suffix(".out").read_text(encoding="utf-8").splitlines()
    said = [line for line in printed if line.startswith(("#samverkan", "  "))]
    assert max(map(len, said)) <= 76
