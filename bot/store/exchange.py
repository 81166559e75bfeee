"""A whole cooperation as one JSON document, to move it between installations."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Protocol

import orjson

from bot.domain.cooperation import Cooperation
from bot.domain.ids import OPERATOR, CooperationId, PersonId
from bot.domain.log import LogEntry
from bot.domain.person import Person
from bot.domain.process_file import ProcessError, parse_process
from bot.ports import Cooperations, People
from bot.store.chains import named_by, problems
from bot.store.errors import ImportRefusedError
from bot.store.export import Export, ExportedPerson, from_export, to_export
from bot.store.records import is_id


class Adopting(Cooperations, Protocol):
    """Cooperations that can take one in from elsewhere."""

    def adopt(self, cooperation: Cooperation, history: Sequence[LogEntry]) -> None:
        """Keep a cooperation with its log, revision and heads as they are."""


class TextsKept(Protocol):
    """Where process texts go."""

    def add(self, text: str) -> str:
        """Keep a text, if it is new, and return its hash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """What an import writes to."""

    cooperations: Adopting
    people: People
    processes: TextsKept


def people_named(cooperation: Cooperation, history: Iterable[LogEntry]) -> tuple[PersonId, ...]:
    """Return everyone whom a cooperation or its log names, members and those who left."""
    members = {member.person for member in cooperation.members}
    invited = {one.person for one in cooperation.invitations if one.person}
    inviting = {one.invited_by for one in cooperation.invitations}
    acting = {entry.by.person for entry in history}
    return tuple(sorted((members | invited | inviting | acting) - {OPERATOR}))


def export_record(
    cooperation: Cooperation,
    history: Iterable[LogEntry],
    people: Iterable[Person],
    process_text: str,
) -> dict[str, Any]:
    """
    Return a cooperation as one document of plain data.

    The log may have grown since the cooperation was read; what came after is left out.
    """
    named = sorted(people, key=lambda person: person.id)
    export = Export(
        cooperation=replace(cooperation, fresh=()),
        log=named_by(cooperation.heads, history),
        people=tuple(_without_forms(person) for person in named),
        process={sha256(process_text.encode()).hexdigest(): process_text},
    )
    return from_export(export)


def export_bytes(record: Mapping[str, Any]) -> bytes:
    """
    Return a document as the bytes of its file.

    What came first stays first: matters that have waited equally long are told in that order.
    """
    return orjson.dumps(record, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def import_record(
    record: object, stores: Stores, require_keepable: Callable[[Export], None]
) -> CooperationId:
    """
    Take a whole cooperation in, with its revision, its log and its heads, and return its id.

    People who are here already stay as they are. Raise ImportRefusedError before anything is
    written, as *require_keepable* does for what may never be kept, and OSError from the disk.
    """
    export = _checked(record)
    require_keepable(export)
    _require_free(export, stores)
    for text in export.process.values():
        stores.processes.add(text)
    for person in export.people:
        if person_in(stores.people, person.id) is None:
            stores.people.save(_person(person))
    stores.cooperations.adopt(export.cooperation, export.log)
    return export.cooperation.id


def _checked(record: object) -> Export:
    """Return the export in a document that holds together; raise ImportRefusedError."""
    export = to_export(record)
    cooperation = export.cooperation
    if cooperation.fresh or cooperation.revision < 1:
        raise ImportRefusedError("shape", "cooperation")
    for id_ in (cooperation.id, *(person.id for person in export.people)):
        if not is_id(id_):
            raise ImportRefusedError("bad_id", id_[:64])
    for problem in problems(cooperation.heads, export.log):
        raise ImportRefusedError("broken_log", problem)
    _require_process(export)
    return export


def _require_process(export: Export) -> None:
    """Raise ImportRefusedError unless the round's process is there and can be used."""
    for hash_, text in export.process.items():
        if sha256(text.encode()).hexdigest() != hash_:
            raise ImportRefusedError("process", hash_[:64])
    text = export.process.get(export.cooperation.round.process, "")
    try:
        parse_process(text)
    except ProcessError:
        raise ImportRefusedError("process", export.cooperation.round.process[:64]) from None


def _require_free(export: Export, stores: Stores) -> None:
    """Raise ImportRefusedError where something has the id, a room or an account already."""
    cooperation = export.cooperation
    if cooperation.id in stores.cooperations.ids():
        raise ImportRefusedError("id_present", cooperation.id)
    for room in cooperation.rooms:
        if stores.cooperations.in_room(room.id):
            raise ImportRefusedError("room_present", room.id)
    for person in export.people:
        for account in person.accounts:
            holder = stores.people.by_account(account)
            if holder and holder.id != person.id:
                raise ImportRefusedError("account_present", account)


def person_in(people: People, person: PersonId) -> Person | None:
    """Return somebody who is here; None for who is not."""
    try:
        return people.load(person)
    except KeyError:
        return None


def _without_forms(person: Person) -> ExportedPerson:
    return ExportedPerson(
        id=person.id, name=person.name, accounts=person.accounts, language=person.language
    )


def _person(exported: ExportedPerson) -> Person:
    return Person(
        id=exported.id,
        name=exported.name,
        accounts=exported.accounts,
        language=exported.language,
        forms={},
    )
