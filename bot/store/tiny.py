"""Cooperations and people on disk: a TinyDB file each, replaced whole, and a log beside it."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document

from bot.domain.ids import CooperationId, PersonId
from bot.store import log_file
from bot.store.atomic import replace_file, sync_folder
from bot.store.errors import DamagedFileError, ShapeError
from bot.store.folder import DataFolder
from bot.store.keeping import KeptCooperations
from bot.store.records import SCHEMA
from bot.store.registry import KeptPeople
from bot.store.scanning import OnDamage, each_file, id_in, refuse
from bot.store.states import FOUNDING, check_log, kept_of

_ONLY = 1
"""The id of the one document in a table."""
OPTIONAL = frozenset({"mail"})
"""The tables that a file may be without."""


class AtomicStorage(Storage):
    """A TinyDB file that is replaced whole; a broken one raises, and never counts as empty."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return all tables; None without a file; raise DamagedFileError."""
        try:
            raw = self._path.read_bytes()
        except FileNotFoundError:
            return None
        try:
            tables: dict[str, dict[str, Any]] = orjson.loads(raw)
        except orjson.JSONDecodeError:
            raise DamagedFileError.at(self._path, "not_json") from None
        return tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace all tables; raise OSError from the disk."""
        replace_file(self._path, orjson.dumps(data))


class TinyCooperations(KeptCooperations):
    """Cooperations in `cooperations/<id>.json`, their logs in `cooperations/<id>.log.jsonl`."""

    def __init__(self, folder: DataFolder, on_damage: OnDamage = refuse) -> None:
        """
        Read what is there and, in a locked folder, cut what was never confirmed.

        Raise DamagedFileError for the first file that cannot be trusted. Who only looks for
        damage gives *on_damage*, and such files are left out.
        """
        super().__init__()
        self._folder = folder
        each_file(folder.cooperations, "[!.]*.json", self._open, on_damage)
        each_file(folder.cooperations, "[!.]*.log.jsonl", self._require_state, on_damage)

    def _open(self, path: Path) -> None:
        id_, log = CooperationId(id_in(path)), self._log_path(path.stem)
        state = _read(path, "cooperation")
        if state == FOUNDING:
            self._clear_founding(path, log)
            return
        try:
            kept = kept_of(state, id_)
        except ShapeError:
            raise DamagedFileError.at(path, "shape") from None
        check_log(log, kept)
        if self._folder.writable:
            log_file.cut(log, at=kept.log_bytes)
        self._index.put(id_, kept)

    def _clear_founding(self, path: Path, log: Path) -> None:
        if self._folder.writable:
            log.unlink(missing_ok=True)
            path.unlink()
            sync_folder(path.parent)

    def _require_state(self, log: Path) -> None:
        path = self._path(log.name.removesuffix(".log.jsonl"))
        # Beside a running bot the log itself may be gone by now.
        if not path.exists() and log.exists():
            raise DamagedFileError.at(path, "missing")

    def _state(self, id_: CooperationId) -> Mapping[str, Any]:
        return _read(self._path(id_), "cooperation")

    def _lines(self, id_: CooperationId, until: int) -> list[bytes]:
        return log_file.read(self._log_path(id_), until=until)

    def _write(self, id_: CooperationId, state: dict[str, Any], lines: bytes, at: int) -> None:
        self._folder.require_writable()
        path = self._path(id_)
        if not self._index.has(id_):
            _write(path, "cooperation", FOUNDING)
        log_file.append(self._log_path(id_), lines, at=at)
        try:
            _write(path, "cooperation", state)
        except BaseException:
            self._look_again(id_, state["revision"])
            raise

    def _erase(self, id_: CooperationId) -> None:
        self._folder.require_writable()
        # From here on it reads as one that was never confirmed, whatever a kill leaves of it.
        _write(self._path(id_), "cooperation", FOUNDING)
        self._clear_founding(self._path(id_), self._log_path(id_))

    def _look_again(self, id_: CooperationId, revision: int) -> None:
        """A failed sync may leave either state standing; memory then follows the disk."""
        with suppress(DamagedFileError, OSError):
            state = self._state(id_)
            if state["revision"] == revision:
                self._index.put(id_, kept_of(state, id_))

    def _path(self, id_: str) -> Path:
        return self._folder.cooperations / f"{id_}.json"

    def _log_path(self, id_: str) -> Path:
        return self._folder.cooperations / f"{id_}.log.jsonl"


class TinyPeople(KeptPeople):
    """People in `people/<id>.json`."""

    def __init__(self, folder: DataFolder, on_damage: OnDamage = refuse) -> None:
        """Read who is there; raise DamagedFileError, or give it to *on_damage*, as above."""
        super().__init__()
        self._folder = folder
        each_file(folder.people, "[!.]*.json", self._open, on_damage)

    def _open(self, path: Path) -> None:
        id_ = PersonId(id_in(path))
        self._put(self._person(id_, self._record(id_)))
        mail = _found(path, "mail")
        if mail is not None:
            self._put_mail(id_, self._mail_in(id_, mail))

    def _record(self, id_: PersonId) -> Mapping[str, Any]:
        return _read(self._path(id_), "person")

    def _write(self, id_: PersonId, record: dict[str, Any]) -> None:
        self._folder.require_writable()
        _write(self._path(id_), "person", record)

    def _write_mail(self, id_: PersonId, record: dict[str, Any]) -> None:
        self._folder.require_writable()
        _write(self._path(id_), "mail", record)

    def _erase(self, id_: PersonId) -> None:
        self._path(id_).unlink()
        sync_folder(self._folder.people)

    def _path(self, id_: PersonId) -> Path:
        return self._folder.people / f"{id_}.json"


def _read(path: Path, table: str) -> Mapping[str, Any]:
    """Return the one document of a table; raise DamagedFileError."""
    document = _found(path, table)
    if document is None:
        raise DamagedFileError.at(path, "shape" if path.exists() else "missing")
    return document


def _found(path: Path, table: str) -> Mapping[str, Any] | None:
    """Return the one document of a table, None where it is empty; raise DamagedFileError."""
    with TinyDB(path, storage=AtomicStorage) as file:
        try:
            document = file.table(table).get(doc_id=_ONLY)
        except (AttributeError, TypeError, ValueError):
            raise DamagedFileError.at(path, "shape") from None
    if not isinstance(document, Document):
        return None
    schema = document.get("schema")
    if schema != SCHEMA:
        newer = isinstance(schema, int) and schema > SCHEMA
        raise DamagedFileError.at(path, "newer_schema" if newer else "shape")
    return document


def _write(path: Path, table: str, record: Mapping[str, Any]) -> None:
    """Replace the one document of a file, by one write; raise OSError, DamagedFileError."""
    with TinyDB(path, storage=AtomicStorage) as file:
        documents = file.table(table)
        if not path.exists() or (table in OPTIONAL and not documents.contains(doc_id=_ONLY)):
            documents.insert(Document(record, doc_id=_ONLY))
        elif not documents.update(record, doc_ids=[_ONLY]):
            raise DamagedFileError.at(path, "shape")
