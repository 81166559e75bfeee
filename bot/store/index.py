"""What is looked up without touching a file: by room, by person, and by when something is due."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, PartyId, PersonId, RoomId
from bot.domain.log import Head
from bot.ports import StaleSaveError
from bot.store.calendar import Calendar
from bot.store.chains import require_step
from bot.store.records import require_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """
    What memory holds of one cooperation: what is confirmed of it, and what finds it.

    `rules` are those by which it was found out when something is `due`.
    """

    revision: int
    log_bytes: int
    heads: Mapping[PartyId, Head]
    rooms: tuple[RoomId, ...] = ()
    people: tuple[PersonId, ...] = ()
    codes: tuple[str, ...] = ()
    due: datetime | None = None
    rules: str = ""


NOTHING = Kept(revision=0, log_bytes=0, heads={})
"""What is kept of a cooperation before its first save."""


class Index:
    """The maps over all cooperations, for many threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[CooperationId, Kept] = {}
        self._saving: set[CooperationId] = set()
        self._rooms: dict[RoomId, CooperationId] = {}
        self._codes: dict[str, CooperationId] = {}
        self._people: dict[PersonId, set[CooperationId]] = {}
        self._due: Calendar[CooperationId] = Calendar()

    @contextmanager
    def saving(self, cooperation: Cooperation) -> Iterator[Kept]:
        """
        Give what is kept before a save, and let no second save of the same begin meanwhile.

        Raise StaleSaveError on another revision, LogOutOfStepError where the log would not
        verify, and KeyError for an id that must not name a file.
        """
        require_id(cooperation.id)
        with self._lock:
            before = self._kept.get(cooperation.id, NOTHING)
            if cooperation.revision != before.revision or cooperation.id in self._saving:
                raise StaleSaveError(cooperation.id)
            require_step(before.heads, cooperation.fresh, cooperation.heads)
            self._saving.add(cooperation.id)
        try:
            yield before
        finally:
            with self._lock:
                self._saving.discard(cooperation.id)

    def put(self, cooperation: CooperationId, kept: Kept) -> None:
        """Take in what has just been confirmed."""
        with self._lock:
            self._forget(cooperation)
            self._kept[cooperation] = kept
            self._rooms.update(dict.fromkeys(kept.rooms, cooperation))
            self._codes.update(dict.fromkeys(kept.codes, cooperation))
            for person in kept.people:
                self._people.setdefault(person, set()).add(cooperation)
            self._due.put(cooperation, kept.due)

    def drop(self, cooperation: CooperationId) -> None:
        """Forget what has been taken away."""
        with self._lock:
            self._forget(cooperation)
            del self._kept[cooperation]

    def has(self, cooperation: CooperationId) -> bool:
        """Tell whether a cooperation has been confirmed."""
        return cooperation in self._kept

    def revision(self, cooperation: CooperationId) -> int | None:
        """Return the revision that has been confirmed; None where there is no such cooperation."""
        kept = self._kept.get(cooperation)
        return kept.revision if kept else None

    def in_room(self, room: RoomId) -> CooperationId | None:
        """Return the cooperation that a room is linked to."""
        return self._rooms.get(room)

    def by_code(self, code: str) -> CooperationId | None:
        """Return the cooperation that a one-time code belongs to, by its digest."""
        return self._codes.get(code)

    def of_person(self, person: PersonId) -> tuple[CooperationId, ...]:
        """Return the cooperations a person is a member of, by id."""
        with self._lock:
            return tuple(sorted(self._people.get(person, ())))

    def due(self, now: datetime) -> tuple[CooperationId, ...]:
        """Return the cooperations with something to tell at *now*, the longest due first."""
        with self._lock:
            return self._due.until(now)

    def next_due(self) -> datetime | None:
        """Return the moment at which something is next to be told."""
        with self._lock:
            return self._due.first

    def followed_otherwise(self, rules: str) -> tuple[CooperationId, ...]:
        """Return the cooperations of which it was found out by other rules when one is due."""
        with self._lock:
            return tuple(sorted(id_ for id_, kept in self._kept.items() if kept.rules != rules))

    def ids(self) -> tuple[CooperationId, ...]:
        """Return all cooperations, by id."""
        with self._lock:
            return tuple(sorted(self._kept))

    def _forget(self, cooperation: CooperationId) -> None:
        before = self._kept.get(cooperation, NOTHING)
        for room in before.rooms:
            if self._rooms.get(room) == cooperation:
                del self._rooms[room]
        for code in before.codes:
            self._codes.pop(code, None)
        for person in before.people:
            self._people[person].discard(cooperation)
        self._due.put(cooperation, None)
