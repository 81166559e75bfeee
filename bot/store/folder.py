"""The data folder: its parts, and the lock that keeps a second process from writing in it."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.store.atomic import PRIVATE, sync_folder
from bot.store.errors import FolderInUseError

_PRIVATE_FOLDER = 0o700


class DataFolder:
    """
    A data folder, open for writing (and then locked) or for reading only.

    The lock goes when the folder is closed or the process ends in any way.
    """

    def __init__(self, path: Path, *, lock: int | None) -> None:
        self.cooperations = path / "cooperations"
        self.people = path / "people"
        self.process = path / "process"
        self._lock = lock

    @classmethod
    def locked(cls, path: Path) -> Self:
        """
        Open a folder for writing, making it where there is none.

        Raise FolderInUseError at once where another has it open for writing.
        """
        path.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        folder = cls(path, lock=_lock(path / ".lock"))
        try:
            folder._prepare()
        except BaseException:
            folder.close()
            raise
        return folder

    @classmethod
    def reading(cls, path: Path) -> Self:
        """Open a folder to read beside whoever writes; raise FileNotFoundError without one."""
        if not path.is_dir():
            raise FileNotFoundError(path.name)
        return cls(path, lock=None)

    @property
    def parts(self) -> tuple[Path, ...]:
        """The folders in it."""
        return (self.cooperations, self.people, self.process)

    @property
    def writable(self) -> bool:
        """Whether this process holds the lock."""
        return self._lock is not None

    @property
    def in_use(self) -> bool:
        """Whether anybody or anything is kept in it already."""
        kept = (path for part in (self.cooperations, self.people) for path in part.glob("*.json"))
        return any(kept)

    def require_writable(self) -> None:
        """Raise PermissionError where this process does not hold the lock."""
        if not self.writable:
            raise PermissionError("the data folder is not open for writing")

    def close(self) -> None:
        """Release the lock."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _prepare(self) -> None:
        for part in self.parts:
            part.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
            # What a kill left half-written was never confirmed, and may be somebody's own text.
            for leftover in part.glob("*.tmp"):
                leftover.unlink()
        sync_folder(self.process.parent)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _lock(path: Path) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise FolderInUseError from None
    return descriptor
