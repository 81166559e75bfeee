"""What the one who runs the machine does beside the chat: look it over, take out, put in."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from bot.app import Stores as Kept
from bot.app import process_text
from bot.chat.words import Words
from bot.clocks import WallClock
from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId
from bot.reach import slack_found
from bot.settings import Settings, SlackSettings
from bot.speaking import reminders_of
from bot.store.atomic import write_private
from bot.store.errors import DamagedFileError
from bot.store.exchange import Stores, export_bytes, export_record, import_record, people_named
from bot.store.folder import DataFolder
from bot.store.processes import FileProcesses
from bot.store.tiny import TinyCooperations, TinyPeople
from reminders.audit import Audit, Fault


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


def doctor(office: Office) -> bool:
    """Look everything over, beside a running bot too; return whether all is well."""
    office.tell("settings_well", data=office.settings.data.name)
    folder = DataFolder.reading(office.settings.data)
    damaged: list[DamagedFileError] = []
    people = TinyPeople(folder, damaged.append)
    cooperations = TinyCooperations(folder, damaged.append)
    processes = _processes(office, folder, damaged)
    for one in damaged:
        office.tell("damaged", name=one.name, reason=office.words.label("damage", one.reason))
    troubled = [
        id_ for id_ in cooperations.ids() if not _well(office, cooperations, processes, id_)
    ]
    office.tell("looked_over", cooperations=len(cooperations.ids()), people=people.count())
    if damaged or processes is None:
        office.tell("not_well")
        return False
    kept = Kept(cooperations=cooperations, people=people, processes=processes)
    sound = [id_ for id_ in cooperations.ids() if id_ not in troubled]
    reminded = _reminded(office, kept, sound)
    reached = _reached(office, cooperations, people)
    well = reminded and reached and not troubled
    office.tell("all_well" if well else "not_well")
    return well


def _reached(office: Office, cooperations: TinyCooperations, people: TinyPeople) -> bool:
    """Say whom the platforms cannot reach; return whether they reach everybody."""
    all_ = (cooperations.load(id_) for id_ in cooperations.ids())
    found = slack_found(office.slack, all_, people)
    for sentence, facts in found:
        worded = dict(facts)
        if "reason" in facts:
            worded["reason"] = office.words.label("unreachable", facts["reason"])
        office.tell(sentence, **worded)
    return not found


def _reminded(office: Office, kept: Kept, ids: Iterable[CooperationId]) -> bool:
    """Say which reminders are not as they should be; return whether all are."""
    clock = WallClock()
    audit = Audit(reminders_of(kept, clock, office.settings.zone), clock)
    well = True
    for id_, found in audit.all((kept.cooperations.load(one) for one in ids), kept.people):
        well = False
        since = found.since.astimezone(office.settings.zone)
        office.tell(found.kind, id=id_, since=f"{since:%Y-%m-%d %H:%M}", why=_why(office, found))
    return well


def _why(office: Office, found: Fault) -> str:
    return office.words.groups["unreachable"].get(found.why or "", found.why or "")


def _processes(
    office: Office, folder: DataFolder, damaged: list[DamagedFileError]
) -> FileProcesses | None:
    try:
        return FileProcesses(folder, process_text(office.settings))
    except DamagedFileError as error:
        damaged.append(error)
        return None


def _well(
    office: Office,
    cooperations: TinyCooperations,
    processes: FileProcesses | None,
    id_: CooperationId,
) -> bool:
    faults = [*cooperations.verify(id_)]
    for fault in faults:
        office.tell("log_fault", id=id_, fault=fault)
    cooperation = cooperations.load(id_)
    failed = list(_failed(cooperation))
    for why, tries in failed:
        worded = office.words.groups["unreachable"].get(why, why)
        office.tell("send_failed", id=id_, why=worded, tries=tries)
    for one in cooperation.members:
        if not one.confirmed:
            office.tell("unconfirmed", id=id_, person=one.person)
    if cooperation.stopped:
        since = cooperation.stopped.by.at.astimezone(office.settings.zone)
        office.tell("stopped", id=id_, since=f"{since:%Y-%m-%d %H:%M}")
    gone = processes is not None and not processes.has(cooperation.round.process)
    if gone:
        office.tell("process_gone", id=id_)
    return not (faults or failed or gone)


def _failed(cooperation: Cooperation) -> Iterator[tuple[str, int]]:
    return ((row.failure, row.tries) for row in cooperation.ledger if row.pending and row.failure)


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
    with DataFolder.locked(office.settings.data) as folder:
        id_ = import_record(orjson.loads(path.read_bytes()), _stores(office.settings, folder))
    office.tell("imported", id=id_, file=path.name)


def _stores(settings: Settings, folder: DataFolder) -> Stores:
    return Stores(
        cooperations=TinyCooperations(folder),
        people=TinyPeople(folder),
        processes=FileProcesses(folder, process_text(settings)),
    )
