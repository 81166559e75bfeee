"""
A child process that saves without end, to be killed: `python -m tests.store.killed FOLDER`.

After each confirmed save it prints the cooperation, its revision and what the save wrote.
"""

import sys
from itertools import count
from pathlib import Path

from bot.domain.cooperation import Cooperation
from bot.store.folder import DataFolder
from bot.store.tiny import TinyCooperations
from tests.store.builders import cooperation_of, written


def main(path: Path) -> None:
    """Found a cooperation, write in it and in all that are there, and begin again."""
    with DataFolder.locked(path) as folder:
        store = TinyCooperations(folder)
        alive = [store.load(id_) for id_ in store.ids()]
        for number in count(len(alive)):
            alive.append(_saved(store, cooperation_of(f"c{number}", f"rum{number}")))
            alive = [_saved(store, written(one)) for one in alive[-5:]]


def _saved(store: TinyCooperations, cooperation: Cooperation) -> Cooperation:
    marked = cooperation.delivered(f"{cooperation.id}-{cooperation.revision + 1}")
    saved = store.save(marked)
    print(saved.id, saved.revision, saved.deliveries[-1], flush=True)  # noqa: T201 - for the parent
    return saved


if __name__ == "__main__":
    main(Path(sys.argv[1]))
