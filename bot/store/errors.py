"""What can be wrong with the data folder, said without any text that people have written."""

from pathlib import Path
from typing import Self


class DamagedFileError(Exception):
    """
    A data file that cannot be trusted; nothing is begun anew in its place.

    `name` is the file relative to the data folder, `reason` a code: `not_json`, `newer_schema`,
    `shape`, `wrong_name`, `missing`, `log_short`, `log_head`, `log_shape`, `process_hash`
    or `process_text`.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

    @classmethod
    def at(cls, path: Path, reason: str) -> Self:
        """Return the error for a data file; each lies in a folder of the data folder."""
        return cls(f"{path.parent.name}/{path.name}", reason)


class FolderInUseError(Exception):
    """Another process has the data folder."""


class LogOutOfStepError(Exception):
    """A save whose fresh log entries do not lead to its heads; a bug in the caller."""


class ShapeError(Exception):
    """Data that is no record of its kind; `place` says where, never what stands there."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class ImportRefusedError(Exception):
    """
    An export that is not taken in; nothing has been written.

    `code` is one of `format`, `schema`, `shape`, `bad_id`, `broken_log`, `process`, `guarded`,
    `id_present`, `room_present` and `account_present`; `place` is the field, id or link it is
    about, and `kind` what stands there that may never be kept.
    """

    def __init__(self, code: str, place: str = "", *, kind: str = "") -> None:
        super().__init__(f"{code}: {place}" if place else code)
        self.code = code
        self.place = place
        self.kind = kind
