"""Goes through the files of a data folder, and says which of them cannot be trusted."""

from collections.abc import Callable
from pathlib import Path

from bot.store.errors import DamagedFileError
from bot.store.records import is_id

OnDamage = Callable[[DamagedFileError], None]


def refuse(error: DamagedFileError) -> None:
    """Stop at the first file that cannot be trusted."""
    raise error


def each_file(
    folder: Path, pattern: str, read: Callable[[Path], None], on_damage: OnDamage
) -> None:
    """Read each file of a folder; what is damaged is told of, and left out."""
    for path in sorted(folder.glob(pattern)):
        try:
            read(path)
        except DamagedFileError as error:
            on_damage(error)


def id_in(path: Path) -> str:
    """Return the id that names a file; raise DamagedFileError."""
    if not is_id(path.stem):
        raise DamagedFileError.at(path, "wrong_name")
    return path.stem
