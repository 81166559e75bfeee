"""Rewrites the printed dialogue of every conversation; the diff is then read by a person."""

from tests.playing import played, scripts

for script in scripts():
    printed = played(script.read_text(encoding="utf-8"))
    script.with_suffix(".out").write_text(printed, encoding="utf-8")
