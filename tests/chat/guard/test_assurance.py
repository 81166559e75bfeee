"""How somebody says that a text is about nobody, and what is left of it."""

import pytest

from bot.chat.guard.assurance import assured
from bot.wordbooks import read_guard_words

WORDS = read_guard_words()


def said(line: str) -> tuple[str, bool]:
    """Return what is left of a line, and whether it was said."""
    return assured(line, WORDS.assured, WORDS.assured_by)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ('problem ny "x" enskild=nej', 'problem ny "x"'),
        ('problem ny enskild=nej "x" plats=y', 'problem ny "x" plats=y'),
        ("problem ny x, gäller ingen enskild", "problem ny x"),
        ("problem ny x. Gäller ingen enskild person.", "problem ny x."),
        ("problem ny x (GÄLLER INGEN ENSKILD)", "problem ny x"),
        ('problem ny "x gäller ingen enskild"', 'problem ny "x"'),
        ("problem new x individual = no", "problem new x"),
        ("a\nb\nenskild=nej", "a\nb"),
        ("enskild=nej", ""),
        ("x enskild=nej y individual=no z", "x y z"),
        ("ENSKILD=NEJ x", "x"),
        ("x, enskild = nej; y", "x y"),
        ("x – rör ingen enskild!", "x"),
        ("”x gäller ingen enskild”", "”x”"),
    ],
)
def test_it_is_taken_out(line: str, left: str) -> None:
    assert said(line) == (left, True)


@pytest.mark.parametrize(
    "line",
    [
        "gäller ingen enskild person som bor där",
        "det gäller en enskild",
        "enskild=ja",
        "oenskild=nej",
        "enskild=nejlika",
        "xgäller ingen enskild",
        "",
    ],
)
def test_other_words_say_nothing(line: str) -> None:
    assert said(line) == (line, False)
