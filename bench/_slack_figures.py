"""What was measured of each server, as lines to print, each with the goal it is held against."""

from dataclasses import dataclass, field
from enum import Enum
from statistics import quantiles

from bench._slack_server import Spent

RATIO = 1.5
LATEST = 15
BLOCKED = 50
"""Milliseconds in which nothing else gets its turn."""


class Goal(Enum):
    """What acks are held against."""

    RATIO = "goal: at most 1.5 times the bare app's at p50 and at p99"
    LATEST = "goal: p99 at most 15 ms; the ratio has none, as acks wait for work"
    NONE = "no goal: whoever writes on an ack waits for the work on what she wrote before"


@dataclass(slots=True)
class Figures:
    """Seconds to acks and to answers, and what the server spent meanwhile."""

    acks: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    cpu: float = 0.0
    blocked: float = 0.0

    def add(self, spent: Spent) -> None:
        """Take what the server says it has spent."""
        self.cpu += spent.cpu
        self.blocked = max(self.blocked, spent.blocked)


def print_beside(title: str, goal: Goal, bare: Figures, ours: dict[int, Figures]) -> None:
    """Print our figures beside the bare app's."""
    print(f"\n{title}: {len(bare.acks)} commands to each\n  {goal.value}")
    base = _ms(bare.acks)
    print(f"  {'bare':<19}ack{_row(base)} ms")
    print(f"  {'':<19}{_spent(bare)}")
    for count, figures in ours.items():
        acks = _ms(figures.acks)
        ratios = [mine / its for mine, its in zip(acks, base, strict=True)]
        row = f"ack{_row(acks)} ms, ratio{_row(ratios)}"
        print(f"  {f'{count:,} cooperations':<19}{row}{_verdict(goal, acks, ratios)}")
        print(f"  {'':<19}{_spent(figures)}{_answered(figures)}")


def _verdict(goal: Goal, acks: list[float], ratios: list[float]) -> str:
    match goal:
        case Goal.RATIO:
            return _held(is_held=max(ratios[0], ratios[-1]) <= RATIO)
        case Goal.LATEST:
            return _held(is_held=acks[-1] <= LATEST)
        case Goal.NONE:
            return ""


def _held(*, is_held: bool) -> str:
    return "  held" if is_held else "  NOT HELD"


def _spent(figures: Figures) -> str:
    late = figures.blocked * 1000
    beyond = "" if late <= BLOCKED else ", NOT HELD"
    cpu = figures.cpu / len(figures.acks) * 1000
    return f"{cpu:.2f} ms CPU each; loop blocked {late:.0f} ms at most (goal {BLOCKED}{beyond})"


def _answered(figures: Figures) -> str:
    return f"; answered after{_row(_ms(figures.answers))} ms" if figures.answers else ""


def _row(numbers: list[float]) -> str:
    return "".join(f"{number:7.2f}" for number in numbers)


def _ms(taken: list[float]) -> list[float]:
    """Return p50, p95 and p99 in milliseconds."""
    cuts = quantiles(taken, n=100, method="inclusive")
    return [cuts[percent - 1] * 1000 for percent in (50, 95, 99)]
