"""A log on disk: one JSON line an entry, appended and synced, never rewritten."""

import os
from pathlib import Path

from bot.store.atomic import PRIVATE, sync_folder
from bot.store.errors import DamagedFileError

_BLOCK = 4096


def append(path: Path, lines: bytes, *, at: int) -> None:
    """
    Write *lines* from byte *at* on; what stood behind that was never confirmed, and goes.

    When it returns, they survive a power cut. Raise OSError where the disk refuses, and
    DamagedFileError where the log is shorter than *at*.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE)
    with os.fdopen(descriptor, "r+b") as file:
        if file.seek(0, os.SEEK_END) < at:
            raise DamagedFileError.at(path, "log_short")
        file.truncate(at)
        file.seek(at)
        file.write(lines)
        file.flush()
        os.fsync(descriptor)
    if at == 0:
        sync_folder(path.parent)


def cut(path: Path, *, at: int) -> None:
    """Take away what lies beyond byte *at*, if anything does."""
    if size(path) > at:
        append(path, b"", at=at)


def size(path: Path) -> int:
    """Return the length in bytes; 0 where there is no log yet."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def read(path: Path, *, until: int) -> list[bytes]:
    """Return the lines before byte *until*; raise DamagedFileError where the log is shorter."""
    if until == 0:
        return []
    raw = _read(path, 0, until)
    if raw[-1:] != b"\n":
        raise DamagedFileError.at(path, "log_shape")
    return raw[:-1].split(b"\n")


def last_line(path: Path, *, until: int) -> bytes:
    """Return the line that ends at byte *until*, reading no more than it must."""
    start = until
    while True:
        start = max(0, start - max(_BLOCK, until - start))
        lines = _read(path, start, until).split(b"\n")
        if start == 0 or len(lines) > 2:  # noqa: PLR2004 - a line and the nothing after its end
            return lines[-2] if len(lines) > 1 and not lines[-1] else b""


def _read(path: Path, start: int, until: int) -> bytes:
    if size(path) < until:
        raise DamagedFileError.at(path, "log_short")
    with path.open("rb") as file:
        file.seek(start)
        return file.read(until - start)
