"""A data folder with so many cooperations, each of 35 kB, in a channel and with a person."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from bench._slack_api import TEAM
from bench.core import ROOM, Bench
from bot.store.folder import DataFolder

WRITTEN = ("1.3", "1.5", "1.10", "3.4", "3.10", "4.1", "4.5", "4.7", "5.4", "5.7", "5.9")
TEXT = "En mening om samverkan. " * 120


def channel(number: int) -> str:
    """Return the channel of a cooperation."""
    return f"C{number:05}"


def user(number: int) -> str:
    """Return who is in a cooperation."""
    return f"U{number:05}"


def fill(data: Path, count: int) -> None:
    """Found one cooperation through the inbox, and store copies of it under other names."""
    with TemporaryDirectory() as temporary:
        original = Path(temporary)
        with DataFolder.locked(original) as folder:
            asyncio.run(_found(original, folder))
            [state] = folder.cooperations.glob("*.json")
            [log] = folder.cooperations.glob("*.jsonl")
            [person] = folder.people.glob("*.json")
            files = state.read_bytes(), log.read_bytes(), person.read_bytes()
    with DataFolder.locked(data) as folder:
        for number in range(count):
            names = {
                state.stem: f"lindsala-{number}",
                person.stem: f"p{number}",
                ROOM: f"slack:{channel(number)}",
                "bench:anna": f"slack:{TEAM}:{user(number)}",
            }
            _copy(folder, names, files)


async def _found(data: Path, folder: DataFolder) -> None:
    bench = Bench(data, folder)
    await bench.say("start kommun=Lindsala lpo=Mellansjö part=kommun")
    for task in WRITTEN:
        await bench.say(f'ändra {task} "{TEXT}"')


def _copy(folder: DataFolder, names: dict[str, str], files: tuple[bytes, bytes, bytes]) -> None:
    """Write the files of one cooperation; the log keeps its names, since it is a chain."""
    id_, person, *_ = names.values()
    state, log, somebody = files
    for before, after in names.items():
        state = state.replace(before.encode(), after.encode())
        somebody = somebody.replace(before.encode(), after.encode())
    (folder.cooperations / f"{id_}.json").write_bytes(state)
    (folder.cooperations / f"{id_}.log.jsonl").write_bytes(log)
    (folder.people / f"{person}.json").write_bytes(somebody)
