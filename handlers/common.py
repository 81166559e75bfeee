"""What several commands share: whose word a name is, and whether a button is still of today."""

from bot.chat.outgoing import Offer
from bot.chat.request import Desk, Request
from bot.domain.approval import Matter
from bot.domain.cooperation import Cooperation
from bot.domain.decision import Decision
from bot.domain.errors import UserError
from bot.domain.ids import MatterId, PartyId, PersonId, TaskId
from bot.domain.party import POLICE, municipalities
from bot.domain.person import Person
from bot.domain.process import Process, Task


def task_of(request: Request, desk: Desk) -> Task | None:
    """Return the task that is named; None where none is. Refuse a button of an earlier round."""
    check_round(request, desk.cooperation)
    task_id = request.text("id")
    return None if task_id is None else desk.process.task(task_id)


def required_task(request: Request, desk: Desk) -> Task:
    """Return the task of a command that cannot do without one."""
    task = task_of(request, desk)
    if task is None:
        raise UserError("which_task", command=request.command.name)
    return task


def matter_id_of(request: Request, desk: Desk) -> MatterId | None:
    """Return the matter that is named; raise UserError `no_such_task`."""
    check_round(request, desk.cooperation)
    matter_id = request.text("id")
    if matter_id and matter_id[:1].isdigit():
        desk.process.task(matter_id)
    return MatterId(matter_id) if matter_id else None


def task_behind(matter_id: MatterId, process: Process) -> Task | None:
    """Return the task a matter belongs to; None for a move."""
    return process.task(matter_id) if process.has(matter_id) else None


def check_round(request: Request, cooperation: Cooperation) -> None:
    """Refuse what was drawn for a round that is over."""
    drawn = request.number("round")
    if drawn is not None and drawn != cooperation.round.number:
        raise UserError("passed_round", round=drawn, current=cooperation.round.number)


def party_named(word: str, desk: Desk) -> PartyId:
    """Return the party that a word means: `polis`, a municipality's name, `kommun` if alone."""
    side = desk.lexicon.choice("side", word)
    municipal = municipalities(desk.cooperation.parties)
    if side == "police":
        return POLICE
    if side == "municipality" and len(municipal) == 1:
        return municipal[0].id
    wanted = bare_name(word, desk).casefold()
    for party in municipal:
        if party.name.casefold() == wanted:
            return party.id
    raise UserError("no_such_party", word=word, parties=desk.cooperation.party_ids)


def bare_name(word: str, desk: Desk) -> str:
    """Return a place name without `kommun`, `lokalpolisområde` and the like around it."""
    parts = word.split()
    while len(parts) > 1 and desk.lexicon.choice("trims", parts[-1]):
        parts.pop()
    while len(parts) > 1 and desk.lexicon.choice("trims", parts[0]):
        parts.pop(0)
    return " ".join(parts)


def person_named(request: Request, desk: Desk) -> Person | None:
    """Return the person mentioned; somebody never seen before is made, and kept with the act."""
    mention = request.text("person")
    if mention is None:
        return None
    account = request.mentions.get(mention)
    if account is None:
        raise UserError("unknown_person", word=mention)
    return desk.people.by_account(account.id) or Person(
        id=PersonId(desk.codes.new()), name=account.name, accounts=(account.id,), forms={}
    )


def decision_of(request: Request, desk: Desk) -> Decision | None:
    """Return the formal decision in the line; None where body or date is missing."""
    body, day = request.text("body"), request.day("date")
    if body is None or day is None:
        return None
    if day > desk.today:
        raise UserError("decision_in_future", field="date", date=day.isoformat())
    return Decision(
        body=body,
        day=day,
        paragraph=request.text("paragraph"),
        registration=request.text("registration"),
    )


def open_version(matter: Matter, stated: int | None) -> int:
    """Return the version a yes or no is to; the proposed one where none is stated."""
    if stated is not None:
        return stated
    if matter.proposed is not None:
        return matter.proposed.number
    return matter.settled.version.number if matter.settled else 0


def show_offer(matter_id: str) -> Offer:
    """Return the button that shows a task or a move."""
    label = "show" if matter_id[:1].isdigit() else "show_move"
    return Offer(label=label, command="show", values={"id": matter_id})


def approve_offer(matter_id: str, version: int) -> Offer:
    """Return the button that says yes to one version."""
    label = "approve" if matter_id[:1].isdigit() else "approve_move"
    return Offer(label=label, command="approve", values={"id": matter_id, "version": version})


def decline_offer(matter_id: str, version: int) -> Offer:
    """Return the button that says no to one version."""
    return Offer(label="decline", command="decline", values={"id": matter_id, "version": version})


def of_task(command: str, task_id: TaskId, round_: int) -> Offer:
    """Return the button of a command on a task, for this round only."""
    return Offer(label=command, command=command, values={"id": task_id, "round": round_})


NEXT = Offer(label="next", command="next")
STATUS = Offer(label="status", command="status")
