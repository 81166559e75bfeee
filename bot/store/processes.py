"""Process texts on disk, each once, so that a running round keeps the text it began with."""

from hashlib import sha256
from pathlib import Path

from bot.domain.process import Process
from bot.domain.process_file import ProcessError
from bot.store.atomic import replace_file
from bot.store.errors import DamagedFileError
from bot.store.folder import DataFolder
from bot.store.memory import MemoryProcesses


class FileProcesses(MemoryProcesses):
    """The texts in `process/<sha256>.toml`; they are few, so all are read at the start."""

    def __init__(self, folder: DataFolder, newest: str) -> None:
        """
        Read what is kept, and keep the text that new rounds follow.

        Raise DamagedFileError for a text that is not what its name says, ProcessError where
        *newest* cannot be used, and OSError from the disk.
        """
        self._folder = folder
        super().__init__(newest)
        kept = sorted(folder.process.glob("[!.]*.toml"))
        self._texts |= {path.stem: _read(path) for path in kept}

    def load(self, hash_: str) -> Process:
        """Return the process a round follows; raise KeyError, or DamagedFileError."""
        try:
            return super().load(hash_)
        except ProcessError:
            raise DamagedFileError.at(self._path(hash_), "process_text") from None

    def add(self, text: str) -> str:
        """Keep a text, if it is new, and return its hash; raise OSError from the disk."""
        hash_ = super().add(text)
        if self._folder.writable and not self._path(hash_).exists():
            replace_file(self._path(hash_), text.encode())
        return hash_

    def _path(self, hash_: str) -> Path:
        return self._folder.process / f"{hash_}.toml"


def _read(path: Path) -> str:
    raw = path.read_bytes()
    if sha256(raw).hexdigest() != path.stem:
        raise DamagedFileError.at(path, "process_hash")
    return raw.decode()
