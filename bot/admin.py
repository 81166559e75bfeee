"""What the one who runs the machine does beside the chat: take out, put in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import orjson

from bot.app import guard_of, process_text
from bot.chat.words import Words
from bot.clocks import WallClock
from bot.domain.ids import CooperationId
from bot.guarding import require_keepable
from bot.settings import Settings, SlackSettings
from bot.store.atomic import write_private
from bot.store.exchange import Stores, export_bytes, export_record, import_record, people_named
from bot.store.folder import DataFolder
from bot.store.processes import FileProcesses
from bot.store.tiny import TinyCooperations, TinyPeople


class NoSuchCooperationError(Exception):
    """There is no cooperation with `id`; `ids` are those there are."""

    def __init__(self, id_: str, ids: tuple[CooperationId, ...]) -> None:
        super().__init__(id_)
        self.id = id_
        self.ids = ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What these commands work with; `say` prints a line."""

    settings: Settings
    slack: SlackSettings
    words: Words
    say: Callable[[str], None]

    def tell(self, sentence: str, /, **facts: object) -> None:
        """Say one of the sentences for whoever runs the machine."""
        self.say(self.words.label("operator", sentence).format_map(facts))


def export(office: Office, id_: str, path: Path) -> None:
    """Write a whole cooperation to a file; raise NoSuchCooperationError."""
    folder = DataFolder.reading(office.settings.data)
    stores = _stores(office.settings, folder)
    cooperations = TinyCooperations(folder)
    ids = cooperations.ids()
    if id_ not in ids:
        raise NoSuchCooperationError(id_, ids)
    cooperation, history = cooperations.snapshot(CooperationId(id_))
    people = [stores.people.load(person) for person in people_named(cooperation, history)]
    text = FileProcesses(folder, process_text(office.settings)).text(cooperation.round.process)
    record = export_record(cooperation, history, people, text)
    write_private(path, export_bytes(record))
    office.tell("exported", id=id_, file=path.name)


def take_in(office: Office, path: Path) -> None:
    """Take a cooperation in from a file; raise ImportRefusedError or FolderInUseError."""
    guard = guard_of(office.settings)
    today = WallClock().now().astimezone(office.settings.zone).date()
    with DataFolder.locked(office.settings.data) as folder:
        id_ = import_record(
            orjson.loads(path.read_bytes()),
            _stores(office.settings, folder),
            lambda export: require_keepable(export, guard, today),
        )
    office.tell("imported", id=id_, file=path.name)


def _stores(settings: Settings, folder: DataFolder) -> Stores:
    return Stores(
        cooperations=TinyCooperations(folder),
        people=TinyPeople(folder),
        processes=FileProcesses(folder, process_text(settings)),
    )
