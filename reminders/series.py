"""Several calls about one thing, of which only the latest counts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from reminders.rule import Call

DAY = timedelta(days=1)


def around(day: date, said: Mapping[str, date], given_up: timedelta) -> Iterator[Call]:
    """
    Yield a call for each day on which something is *said* of a day, by its offset, as a series.

    What is said up to the day announces it, and is over with it; what is said later asks how it
    went, until that is *given_up*. What they are about, and what they say, is left to the rule.
    """
    return in_series(
        Call(
            day=day,
            offset=offset,
            on=on,
            until=day if on <= day else day + given_up,
            before=on <= day,
        )
        for offset, on in said.items()
    )


def days_from(day: date, days: Mapping[str, int]) -> dict[str, date]:
    """Return the days so many days from another, by their offsets."""
    return {offset: day + count * DAY for offset, count in days.items()}


def in_series(calls: Iterable[Call]) -> Iterator[Call]:
    """Yield calls by day, each until the one that takes its place."""
    ordered = sorted(calls, key=lambda one: one.on)
    for index, call in enumerate(ordered, start=1):
        after = ordered[index].on - DAY if index < len(ordered) else call.until
        yield replace(call, until=after) if after < call.until else call
