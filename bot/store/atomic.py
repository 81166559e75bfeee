"""Replace a file so that a kill or a full disk leaves the old one or the new, never a half."""

import os
import stat
from contextlib import suppress
from pathlib import Path

PRIVATE = 0o600
"""What is kept is for the service's own account alone."""


def replace_file(path: Path, raw: bytes) -> None:
    """
    Put *raw* in the place of a file; when it returns, the new file survives a power cut.

    Raise OSError where the disk refuses; the old file then stands as it was, unless only the
    last step, the sync of the folder, failed.
    """
    temporary = path.with_name(f"{path.name}.tmp")
    try:
        _write_synced(temporary, raw)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def write_private(path: Path, raw: bytes) -> None:
    """Write a file that is handed out, readable for the one who runs the bot alone."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
    with os.fdopen(descriptor, "wb") as file:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.fchmod(descriptor, PRIVATE)  # one that was there keeps its rights otherwise
        file.write(raw)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_synced(path: Path, raw: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(descriptor)
