"""The guard as it stands at the door, and what it finds in a text."""

from datetime import date
from functools import cache
from pathlib import Path

from bot.chat.guard.guard import Guard
from bot.chat.guard.phones import as_kept
from bot.chat.guard.rules import Rule
from bot.wordbooks import read_guard_words, read_months

TODAY = date(2027, 3, 10)
DOMAINS = frozenset({"polisen.se", "lindsala.se"})
SWITCHBOARD = "08-465 004 00"
CORPUS = Path(__file__).parents[2] / "guard" / "corpus"
KNOWN = frozenset({"bo", "berg"})


@cache
def guard() -> Guard:
    """Return the guard with the true lists."""
    return Guard(
        words=read_guard_words(),
        months=read_months(),
        domains=DOMAINS,
        switchboards=frozenset({as_kept(SWITCHBOARD)}),
    )


def rules(text: str) -> set[Rule]:
    """Return the kinds that are found in a text, where Bo Berg is known."""
    return {one.rule for one in guard().findings(text, TODAY, lambda: KNOWN)}


def lines(name: str) -> list[str]:
    """Return the lines of a corpus, where two characters stand for the end of a line."""
    raw = (CORPUS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [one.replace("\\n", "\n") for one in raw if one and not one.startswith("#")]
