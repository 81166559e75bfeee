"""What keeping cooperations means wherever they are kept: revisions, logs in step, look-ups."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.cooperation import Cooperation
from bot.domain.follow_up import with_check_in
from bot.domain.ids import CooperationId, PersonId, RoomId
from bot.domain.log import LogEntry
from bot.store.chains import problems
from bot.store.errors import DamagedFileError, ShapeError
from bot.store.index import Index, Kept
from bot.store.records import from_line, to_cooperation, to_lines
from bot.store.states import kept_of, log_name, state_name, state_of

RECENT = 64
"""How many cooperations are at hand without being read again."""


class KeptCooperations(ABC):
    """Cooperations and their logs; where the bytes go is left to the subclass."""

    def __init__(self) -> None:
        self._index = Index()
        self._recent: dict[CooperationId, Cooperation] = {}

    def load(self, cooperation: CooperationId) -> Cooperation:
        """
        Return a cooperation; raise KeyError where there is none, DamagedFileError.

        What was saved or read last is at hand still: it is frozen, and nobody else writes while
        this process holds the folder's lock.
        """
        recent = self._recent.get(cooperation)
        if recent and recent.revision == self._index.revision(cooperation):
            return recent
        found = self._cooperation(cooperation, self._state_of(cooperation))
        self._remember(found)
        return found

    def history(self, cooperation: CooperationId) -> Sequence[LogEntry]:
        """Return the whole log, oldest first; raise KeyError, DamagedFileError."""
        return self._history(cooperation, self._state_of(cooperation))

    def snapshot(self, cooperation: CooperationId) -> tuple[Cooperation, Sequence[LogEntry]]:
        """Return a cooperation with the log of that very moment, whoever writes meanwhile."""
        state = self._state_of(cooperation)
        return self._cooperation(cooperation, state), self._history(cooperation, state)

    def save(self, cooperation: Cooperation) -> Cooperation:
        """
        Keep a cooperation and its fresh log entries, and return it with its new revision.

        When it returns, both survive a kill; when it raises, what was kept before stands. Raise
        StaleSaveError on another revision than the kept one, LogOutOfStepError where the log
        would not verify, KeyError for an id that must not name a file, OSError from the disk.
        """
        with self._index.saving(cooperation) as before:
            saved = replace(cooperation, revision=cooperation.revision + 1, fresh=())
            self._keep(saved, cooperation.fresh, before)
            self._remember(saved)
        return saved

    def adopt(self, cooperation: Cooperation, history: Sequence[LogEntry]) -> None:
        """
        Keep a cooperation from elsewhere with its log, revision and heads as they are.

        Raise StaleSaveError where there is one with its id already, otherwise as `save`.
        """
        whole = replace(cooperation, revision=0, fresh=tuple(history))
        with self._index.saving(whole) as before:
            self._keep(replace(cooperation, fresh=()), history, before)

    def remove(self, cooperation: CooperationId) -> None:
        """Take a cooperation away with its log; raise KeyError where there is none, OSError."""
        if not self._index.has(cooperation):
            raise KeyError(cooperation)
        self._erase(cooperation)
        self._index.drop(cooperation)
        self._recent.pop(cooperation, None)

    def verify(self, cooperation: CooperationId) -> list[str]:
        """
        Return all that is wrong with the files of a cooperation, as codes; empty when sound.

        Raise KeyError where there is no such cooperation.
        """
        try:
            kept, history = self.snapshot(cooperation)
        except DamagedFileError as error:
            return [f"{error.reason}:{error.name}"]
        return problems(kept.heads, history)

    def in_room(self, room: RoomId) -> CooperationId | None:
        """Return the cooperation that a room is linked to."""
        return self._index.in_room(room)

    def of_person(self, person: PersonId) -> tuple[CooperationId, ...]:
        """Return the cooperations a person is a member of, by id."""
        return self._index.of_person(person)

    def by_code(self, code: str) -> CooperationId | None:
        """Return the cooperation in which the digest of a one-time code opens something."""
        return self._index.by_code(code)

    def due(self, now: datetime) -> tuple[CooperationId, ...]:
        """Return the cooperations with something to tell at *now*, the longest due first."""
        return self._index.due(now)

    def next_due(self) -> datetime | None:
        """Return the moment at which something is next to be told."""
        return self._index.next_due()

    def followed_otherwise(self, rules: str) -> tuple[CooperationId, ...]:
        """Return the cooperations whose reminders were last followed by other rules."""
        return self._index.followed_otherwise(rules)

    def ids(self) -> tuple[CooperationId, ...]:
        """Return all cooperations, by id."""
        return self._index.ids()

    @abstractmethod
    def _state(self, id_: CooperationId) -> Mapping[str, Any]:
        """Return the state record; raise DamagedFileError."""

    @abstractmethod
    def _lines(self, id_: CooperationId, until: int) -> list[bytes]:
        """Return the lines of the log up to a byte; raise DamagedFileError."""

    @abstractmethod
    def _write(self, id_: CooperationId, state: dict[str, Any], lines: bytes, at: int) -> None:
        """Append lines to the log at a byte, and then replace the state."""

    @abstractmethod
    def _erase(self, id_: CooperationId) -> None:
        """Take the state and the log away; what a kill leaves of them goes at the next start."""

    def _keep(self, saved: Cooperation, fresh: Iterable[LogEntry], before: Kept) -> None:
        lines = to_lines(fresh)
        state = state_of(saved, log_bytes=before.log_bytes + len(lines))
        self._write(saved.id, state, lines, before.log_bytes)
        self._index.put(saved.id, kept_of(state, saved.id))

    def _remember(self, cooperation: Cooperation) -> None:
        self._recent.pop(cooperation.id, None)
        self._recent[cooperation.id] = cooperation
        while len(self._recent) > RECENT:
            self._recent.pop(next(iter(self._recent)), None)

    def _state_of(self, id_: CooperationId) -> Mapping[str, Any]:
        if not self._index.has(id_):
            raise KeyError(id_)
        return self._state(id_)

    def _cooperation(self, id_: CooperationId, state: Mapping[str, Any]) -> Cooperation:
        try:
            return with_check_in(to_cooperation(state["cooperation"]))
        except (KeyError, ShapeError):
            raise DamagedFileError(state_name(id_), "shape") from None

    def _history(self, id_: CooperationId, state: Mapping[str, Any]) -> Sequence[LogEntry]:
        lines = self._lines(id_, kept_of(state, id_).log_bytes)
        try:
            return tuple(from_line(line) for line in lines)
        except ShapeError:
            raise DamagedFileError(log_name(id_), "log_shape") from None
