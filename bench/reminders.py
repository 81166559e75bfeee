"""
Ninety days of reminders, the bot killed every day: all are told, none twice, none at a wrong hour.

Twice 480 reminders, over both changes of the clocks in 2027, on the real runner, store and outbox
with a moved clock; then a tick among 10,000 cooperations. `python -m bench.reminders [--seed N]`;
it ends with 1 where a promise does not hold. The seed decides the script, the failing sends and
where the kills aim; what they hit is up to the machine.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from bench import _reminders_size
from bench._reminders_chats import FAILING
from bench._reminders_kills import Killer, Seen, StuckError
from bench._reminders_script import COOPERATIONS, DAYS, WINDOWS, Script, Window, script
from bench._reminders_told import Figures, by_rivals, figures

SEED = 20270111
MOST_SECONDS = 120
SHOWN = 5
"""How many of what went wrong are printed."""


def main() -> int:
    """Print every figure; return 1 where a promise does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    seed = parser.parse_args().seed
    print(f"seed {seed}, {COOPERATIONS} cooperations, {FAILING:.0%} of sends fail")
    began = perf_counter()
    windows = [lived(window, seed) for window in WINDOWS]
    print(f"both windows: {perf_counter() - began:.1f} seconds (at most {MOST_SECONDS})")
    in_time = perf_counter() - began <= MOST_SECONDS
    size = _reminders_size.main()
    return 0 if all(windows) and in_time and size else 1


def lived(window: Window, seed: int) -> bool:
    """Live through a window, and tell whether every promise was kept."""
    made = script(window, seed)
    with tempfile.TemporaryDirectory() as folder:
        killer = Killer(made, Path(folder), seed)
        try:
            killer.run()
        except StuckError as error:
            print(f"  stuck at {error}")
            return False
        found = figures(made, killer.journal, killer.seen)
    report(made, killer.seen, found)
    return found.kept


def report(made: Script, seen: Seen, found: Figures) -> None:
    """Print what became of a window."""
    window = made.window
    print(f"{DAYS} days from {window.start}, down for 8 hours from {window.down:%m-%d %H:%M}")
    print(f"  {len(made.said)} lines said, {found.news} messages of news")
    print(f"  {seen.kills} kills, {seen.at_work} of them at work; {found.failed} sends failed")
    print(f"  told {found.told} of {found.expected}")
    print(
        f"  in flight at a kill {found.in_flight}, news too, {seen.most_in_flight} at once at most"
    )
    print(f"  reminders told twice for that {found.doubled}")
    print(f"  late {found.late}, by {found.latest} at most")
    for name, wrong in found.wrong.items():
        print(f"  {name} {len(wrong)}")
        for one in wrong[:SHOWN]:
            print(f"    {one}")
    for rule, told in by_rivals(made, seen):
        ratio = found.told / max(told, 1)
        print(f"  {rule}: {told} of them, every send working; ours {ratio:.2f} times as many")


if __name__ == "__main__":
    sys.exit(main())
