"""Everything kept in memory: for tests, and for trying the bot out. It behaves as the disk does."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from bot.domain.ids import CooperationId, PersonId
from bot.domain.process import Process
from bot.domain.process_file import parse_process
from bot.store.keeping import KeptCooperations
from bot.store.registry import KeptPeople


class MemoryCooperations(KeptCooperations):
    """Cooperations and their logs, as the plain data that would be on disk."""

    def __init__(self) -> None:
        super().__init__()
        self._states: dict[CooperationId, dict[str, Any]] = {}
        self._logs: dict[CooperationId, bytes] = {}

    def _state(self, id_: CooperationId) -> Mapping[str, Any]:
        return self._states[id_]

    def _lines(self, id_: CooperationId, until: int) -> list[bytes]:
        return self._logs[id_][:until].splitlines()

    def _write(self, id_: CooperationId, state: dict[str, Any], lines: bytes, at: int) -> None:
        self._logs[id_] = self._logs.get(id_, b"")[:at] + lines
        self._states[id_] = state

    def _erase(self, id_: CooperationId) -> None:
        del self._states[id_], self._logs[id_]


class MemoryPeople(KeptPeople):
    """People, as the plain data that would be on disk."""

    def __init__(self) -> None:
        super().__init__()
        self._records: dict[PersonId, dict[str, Any]] = {}
        self._mails: dict[PersonId, dict[str, Any]] = {}

    def _record(self, id_: PersonId) -> Mapping[str, Any]:
        return self._records[id_]

    def _write(self, id_: PersonId, record: dict[str, Any]) -> None:
        self._records[id_] = record

    def _write_mail(self, id_: PersonId, record: dict[str, Any]) -> None:
        self._mails[id_] = record

    def _erase(self, id_: PersonId) -> None:
        del self._records[id_]


class MemoryProcesses:
    """Process texts, each once, by the SHA-256 of the text."""

    def __init__(self, newest: str) -> None:
        """Take the text that new rounds follow; raise ProcessError where it cannot be used."""
        process = parse_process(newest)
        self._texts: dict[str, str] = {}
        self._parsed = {process.hash: process}
        self._newest = self.add(newest)

    def load(self, hash_: str) -> Process:
        """Return the process a round follows; raise KeyError where there is none."""
        if hash_ not in self._parsed:
            self._parsed[hash_] = parse_process(self.text(hash_))
        return self._parsed[hash_]

    def newest(self) -> Process:
        """Return the process that new rounds follow."""
        return self.load(self._newest)

    def has(self, hash_: str) -> bool:
        """Tell whether a text is kept."""
        return hash_ in self._texts

    def text(self, hash_: str) -> str:
        """Return a process as it was written; raise KeyError where there is none."""
        return self._texts[hash_]

    def add(self, text: str) -> str:
        """Keep a text, if it is new, and return its hash."""
        hash_ = sha256(text.encode()).hexdigest()
        self._texts.setdefault(hash_, text)
        return hash_
