"""Several calls about one thing, of which only the latest counts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from reminders.rule import Call

DAY = timedelta(days=1)


def in_series(calls: Iterable[Call]) -> Iterator[Call]:
    """Yield calls by day, each until the one that takes its place."""
    ordered = sorted(calls, key=lambda one: one.on)
    for index, call in enumerate(ordered, start=1):
        after = ordered[index].on - DAY if index < len(ordered) else call.until
        yield replace(call, until=after) if after < call.until else call
