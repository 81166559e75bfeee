"""Looks over settings, files, logs and sends, beside a running bot too."""

from collections.abc import Iterable, Iterator

from bot.admin import Office
from bot.app import Stores, guard_of, process_text
from bot.clocks import WallClock
from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId
from bot.guarding import Stopped, stopped_in
from bot.reach import slack_found
from bot.speaking import reminders_of
from bot.store.errors import DamagedFileError
from bot.store.exchange import people_named, person_in
from bot.store.folder import DataFolder
from bot.store.processes import FileProcesses
from bot.store.tiny import TinyCooperations, TinyPeople
from reminders.audit import Audit, Fault


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
    kept = Stores(cooperations=cooperations, people=people, processes=processes)
    sound = [id_ for id_ in cooperations.ids() if id_ not in troubled]
    reminded = _reminded(office, kept, sound)
    reached = _reached(office, cooperations, people)
    keepable = _keepable(office, cooperations, people, sound)
    well = reminded and reached and keepable and not troubled
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


def _keepable(
    office: Office, cooperations: TinyCooperations, people: TinyPeople, ids: Iterable[CooperationId]
) -> bool:
    """Say what is kept that should never have been, and that nobody has blocked since."""
    guard = guard_of(office.settings)
    today = WallClock().now().astimezone(office.settings.zone).date()
    well = True
    for id_ in ids:
        cooperation, history = cooperations.snapshot(id_)
        named = people_named(cooperation, history)
        names = [here.name for person in named if (here := person_in(people, person))]
        blocked = {text for block in cooperation.blocked for text in block.texts}
        for part, value in (("cooperation", cooperation), ("log", history)):
            for one in stopped_in(value, guard, today, names, blocked, part):
                well = False
                office.tell("guarded", id=id_, place=one.place, kind=_kind(office, one))
    return well


def _kind(office: Office, found: Stopped) -> str:
    return office.words.label("guarded", found.rule.value)


def _reminded(office: Office, kept: Stores, ids: Iterable[CooperationId]) -> bool:
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
