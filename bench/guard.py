"""
The guard: what it takes to read a text of 20,000 characters, everyday or made to be slow.

Beside it the phone number matcher of the phonenumbers library reads the same text, and looks for
one of the ten kinds of thing. Run with `python -m bench.guard`.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time

import phonenumbers

from bot.chat.guard.guard import Guard
from bot.wordbooks import read_guard_words, read_months

CORPUS = Path(__file__).parents[1] / "tests" / "guard" / "corpus"
LONG = 20_000
GOAL_MS = 20.0
ROUNDS = 7
TODAY = date(2027, 3, 10)
HOSTILE = (
    *("1 ", "5 ", "6\n", "1 1 1\n", "0 7 ", "01 ", "1,", "1----", "070", "+46 ", "1981-12-28 "),
    *("81 12 28 99 99 ", "811228-9999 ", "Kevin bor här. Han slog. "),
    *("a@", "a@b.", "ABC ", "A B C 1 ", "k1", "Storgatan ", "Storgatan 1 ", "lgh 1 "),
    *(
        "Anna ",
        "han slog ",
        "Anna slog ",
        "fem ",
        "en ung ",
        "sista 1234 811228 ",
        "\ufdfa",
        "&#1;",
    ),
)


def everyday() -> str:
    """Return lines as they are written in such work, as long as is measured."""
    lines = (CORPUS / "pass-open.txt").read_text(encoding="utf-8").splitlines()
    text = "\n".join(one.replace("\\n", "\n") for one in lines if not one.startswith("#"))
    return (text * (LONG // len(text) + 1))[:LONG]


def milliseconds(read: Callable[[], object]) -> float:
    """Return the shortest of some rounds, in milliseconds of the processor."""
    spent = []
    for _ in range(ROUNDS):
        begun = process_time()
        read()
        spent.append(process_time() - begun)
    return min(spent) * 1000


def main() -> None:
    """Measure and print."""
    guard = Guard(words=read_guard_words(), months=read_months())
    text = everyday()
    guard.findings(text, TODAY)  # the lists are read once
    mine = milliseconds(lambda: guard.findings(text, TODAY))
    phones = milliseconds(lambda: list(phonenumbers.PhoneNumberMatcher(text, "SE")))
    print(f"everyday text, {LONG} characters: {mine:.1f} ms (goal {GOAL_MS:.0f} ms)")
    print(
        f"  phonenumbers' matcher alone: {phones:.1f} ms; the guard takes {mine / phones:.2f} of it"
    )
    print("made to be slow: ms, and times as long as half of it (2.0 is linear)")
    for part in HOSTILE:
        whole = (part * LONG)[:LONG]
        all_of_it, half = (
            milliseconds(lambda one=one: guard.findings(one, TODAY))  # type: ignore[misc]
            for one in (whole, whole[: LONG // 2])
        )
        print(f"  {part!r:24} {all_of_it:6.1f} ms  x{all_of_it / half:.1f}")


if __name__ == "__main__":
    main()
