"""What a meeting decided, point by point, as it stands in the one list that all say yes to."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from bot.domain.chain import Colour
from bot.domain.ids import MatterId


class Point(StrEnum):
    """What a point of a list does once all have said yes; a note is only kept in words."""

    NOTE = "note"
    COURSE = "course"
    DONE = "done"
    REFERENCE = "reference"
    APPROVE = "approve"
    CLOSE = "close"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """
    One point: `typed` as it was written down, `text` as the list says it.

    `about` is the measure, pledge, task or text it is about. A COURSE sets `colour`, `reason` and
    a new last `day`; an APPROVE is a yes to exactly `version`, whose fingerprint is `hash`; with a
    COURSE, DONE or CLOSE, `hash` is how the measure or pledge stood when the list was written; a
    REFERENCE gives a task that has no text the document `title` in its place. A MEETING is on
    `day`, at `begins` to `ends` on the wall clock, in `place` where that is another.
    `round` is the round in which a task was meant; `check_in` names the check-in, where the task
    comes anew with each.
    """

    point: Point
    typed: str
    text: str
    about: MatterId | None = None
    colour: Colour | None = None
    reason: str | None = None
    day: date | None = None
    begins: time | None = None
    ends: time | None = None
    version: int | None = None
    hash: str | None = None
    title: str | None = None
    place: str | None = None
    round: int | None = None
    check_in: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """How many points of a list are new, changed and gone since the one before."""

    new: int
    changed: int
    gone: int


def corrected(before: tuple[ListItem, ...], after: tuple[ListItem, ...]) -> Correction:
    """Return what a correction changes; a note is the same only in the same words."""
    old, now = _by_key(before), _by_key(after)
    return Correction(
        new=len(now.keys() - old.keys()),
        changed=sum(old[key] != now[key] for key in old.keys() & now.keys()),
        gone=len(old.keys() - now.keys()),
    )


def _by_key(items: tuple[ListItem, ...]) -> dict[tuple[str, ...], str]:
    return {_key(item): item.text for item in items}


def _key(item: ListItem) -> tuple[str, ...]:
    if item.point is Point.NOTE:
        return (item.point, item.about or "", item.text)
    return (item.point, item.about or "")
