"""A cooperation's export without what differs between platforms: their ids, and the clock."""

from json import dumps
from pathlib import Path
from typing import Any

from bot.app import open_stores
from bot.settings import Settings
from bot.store.exchange import export_record, people_named
from bot.store.folder import DataFolder
from bot.store.tiny import TinyCooperations

TIMES = {"at", "created", "due", "expires", "founded", "started"}
OF_THE_PLATFORM = {"accounts", "deliveries", "rooms", "told"}
OF_THE_STORE = {"before", "content_hash", "hash", "heads", "process", "revision"}
"""What follows from ids and times, the hashes too, or counts saves."""
LEFT_OUT = TIMES | OF_THE_PLATFORM | OF_THE_STORE


def state_of(data: Path) -> list[str]:
    """Return the one cooperation in a data folder, with people by their names, as lines."""
    folder = DataFolder.reading(data)
    stores = open_stores(Settings(_env_file=None, data=data), folder)
    cooperations = TinyCooperations(folder)
    [id_] = cooperations.ids()
    cooperation, history = cooperations.snapshot(id_)
    people = [stores.people.load(person) for person in people_named(cooperation, history)]
    named = {str(person.id): person.name for person in people} | {str(id_): "the cooperation"}
    named |= {str(room.id): f"room {number}" for number, room in enumerate(cooperation.rooms)}
    for number, row in enumerate(cooperation.ledger):
        named[row.id] = f"news {number}"
    record = export_record(cooperation, history, people, "")
    # A line each, so that the first place where two differ is told.
    return dumps(_same(record, named), indent=1, ensure_ascii=False).splitlines()


def _same(found: Any, named: dict[str, str]) -> Any:  # noqa: ANN401 - plain JSON
    match found:
        case dict():
            kept = {key: value for key, value in found.items() if key not in LEFT_OUT}
            return {named.get(key, key): _same(value, named) for key, value in kept.items()}
        case list():
            return [_same(one, named) for one in found]
        case str():
            return named.get(found, found)
        case _:
            return found
