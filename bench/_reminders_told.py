"""What has been told, held against what was to be told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

from bench._reminders_days import GRACE, at_work, local
from bench._reminders_kills import Seen, Sent
from bench._reminders_oracle import Expected, Key
from bench._reminders_script import Script


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One reminder that a chat has been shown, when on the walls, and whether it said "late"."""

    key: Key
    sent: Sent
    at: datetime
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of one window; `wrong` is what must be none, each by its name."""

    expected: int
    told: int
    in_flight: int
    doubled: int
    failed: int
    late: int
    latest: timedelta
    news: int
    wrong: Mapping[str, Sequence[object]]

    @property
    def kept(self) -> bool:
        """Tell whether every promise is kept."""
        return not any(self.wrong.values())


def figures(script: Script, journal: Path, seen: Seen) -> Figures:
    """Read a journal, and hold it against the script."""
    lines = [orjson.loads(raw) for raw in journal.read_bytes().splitlines()]
    reminders = [_told(line) for line in lines if "rule" in line]
    shown = Counter(_sent(line) for line in lines if "row" in line)
    due = [(one, script.expected[one.key]) for one in reminders if one.key in script.expected]
    late = [(one, to_be.at) for one, to_be in due if one.at - to_be.at > GRACE]
    keys = {one.key for one in reminders}
    reminded = {one.sent for one in reminders}
    return Figures(
        expected=len(script.expected),
        told=len(keys & script.expected.keys()),
        in_flight=seen.in_flight.total(),
        doubled=sum(count - 1 for sent, count in shown.items() if sent in reminded),
        failed=sum("failed" in line for line in lines),
        late=len(late),
        latest=max((one.at - at for one, at in late), default=timedelta()),
        news=len(shown) - len(reminded),
        wrong={
            "lost": [*(script.expected.keys() - keys)],
            "not expected": [one for one in reminders if one.key not in script.expected],
            "twice beyond in flight": [
                sent for sent, count in shown.items() if count - 1 > seen.in_flight[sent]
            ],
            "at a wrong hour": [one for one, to_be in due if not _in_its_hour(one, to_be)],
            "late and unmarked": [one for one, _ in late if not one.marked],
            "marked late in vain": [
                one for one, to_be in due if one.marked and one.at - to_be.at <= GRACE
            ],
            "acts refused": [line["refused"] for line in lines if "refused" in line],
            "errors caught": [line["error"] for line in lines if "error" in line],
            "faults in the end": seen.faults,
        },
    )


def _in_its_hour(told: Told, expected: Expected) -> bool:
    late = told.at - expected.at > GRACE
    its_own = late or told.at.replace(minute=0, second=0, microsecond=0) == expected.at
    return at_work(told.at) and told.at >= expected.at and its_own


def _told(line: Mapping[str, Any]) -> Told:
    snoozed = line["snoozed"]
    at = local(datetime.fromisoformat(snoozed)) if snoozed else None
    key = (
        line["room"],
        line["rule"],
        line["about"],
        date.fromisoformat(line["day"]),
        f"snoozed {at}" if at else line["offset"],
        line["chat"],
    )
    at_wall = local(datetime.fromisoformat(line["at"]))
    return Told(key=key, sent=_sent(line), at=at_wall, marked=line["late"])


def _sent(line: Mapping[str, Any]) -> Sent:
    return line["cooperation"], line["row"], line["chat"]


def by_rivals(script: Script, seen: Seen) -> Iterator[tuple[str, int]]:
    """Yield how many of the same reminders other bots' rules would have told, all sends working."""
    set_and_due = [(one.since, one.at) for one in script.expected.values()]
    rests = [(local(down), local(up)) for down, up in seen.rests]
    yield "in memory only", sum(not _killed(one, rests) for one in set_and_due)
    yield "past-due deleted at start", sum(not _missed(at, rests) for _, at in set_and_due)
    soon = [(down, up - timedelta(minutes=10)) for down, up in rests]
    yield "10 minutes' catch-up", sum(not _missed(at, soon) for _, at in set_and_due)


def _killed(one: tuple[datetime, datetime], rests: Iterable[tuple[datetime, datetime]]) -> bool:
    return any(one[0] < down <= one[1] or down < one[1] <= up for down, up in rests)


def _missed(at: datetime, rests: Iterable[tuple[datetime, datetime]]) -> bool:
    return any(down < at <= up for down, up in rests)
