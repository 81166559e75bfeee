"""When something is next due, for many things, the first of them found without a search."""

from bisect import bisect_left, bisect_right, insort
from datetime import datetime
from typing import Generic, TypeVar

Id = TypeVar("Id", bound=str)


class Calendar(Generic[Id]):
    """A moment for each of many ids, in order; not for many threads."""

    def __init__(self) -> None:
        self._moments: dict[Id, datetime] = {}
        self._ordered: list[tuple[datetime, Id]] = []

    def put(self, id_: Id, moment: datetime | None) -> None:
        """Set when something is due, in the place of what was set before; None for never."""
        before = self._moments.pop(id_, None)
        if before:
            del self._ordered[bisect_left(self._ordered, (before, id_))]
        if moment:
            self._moments[id_] = moment
            insort(self._ordered, (moment, id_))

    def until(self, now: datetime) -> tuple[Id, ...]:
        """Return what is due at *now*, the longest due first."""
        end = bisect_right(self._ordered, now, key=lambda one: one[0])
        return tuple(id_ for _, id_ in self._ordered[:end])

    @property
    def first(self) -> datetime | None:
        """The first moment of all."""
        return self._ordered[0][0] if self._ordered else None
