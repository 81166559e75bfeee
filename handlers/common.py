"""What several commands share: whose word a name is, and whether a button is still of today."""

from bot.chat.outgoing import Offer
from bot.chat.request import Desk, Request
from bot.domain.approval import Matter
from bot.domain.chain import Letter
from bot.domain.content import letter_of
from bot.domain.cooperation import Cooperation
from bot.domain.decision import Decision
from bot.domain.errors import UserError
from bot.domain.ids import AGREEMENT, ItemId, MatterId, PartyId, PersonId, TaskId, is_move
from bot.domain.party import POLICE, municipalities
from bot.domain.person import Person
from bot.domain.process import Task


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


def matter_id_of(request: Request, desk: Desk, *, pictures: bool = False) -> MatterId | None:
    """
    Return the matter that is named; raise UserError `no_such_task` or `no_such_item`.

    Observations are no matters; only what shows things takes them, by *pictures*.
    """
    check_round(request, desk.cooperation)
    matter_id = request.text("id")
    if matter_id is None:
        return None
    if letter_of(matter_id):
        desk.cooperation.content.item(ItemId(matter_id))
    elif is_picture(matter_id):
        if not pictures:
            raise UserError("not_a_matter", id=matter_id)
    elif not is_move(matter_id) and matter_id != AGREEMENT:
        desk.process.task(matter_id)
    return MatterId(matter_id)


def check_round(request: Request, cooperation: Cooperation) -> None:
    """Refuse what was drawn for a round that is over."""
    drawn = request.number("round")
    if drawn is not None and drawn != cooperation.round.number:
        raise UserError("passed_round", round=drawn, current=cooperation.round.number)


def party_named(word: str, desk: Desk, field: str | None = None) -> PartyId:
    """
    Return the party that a word means: `polis`, a municipality's name, `kommun` if alone.

    Raise UserError `no_such_party` about *field*, so that it is asked for again.
    """
    side = desk.lexicon.choice("side", word)
    municipal = municipalities(desk.cooperation.parties)
    if side == "police":
        return POLICE
    if side == "municipality" and len(municipal) == 1:
        return municipal[0].id
    wanted = bare_name(word, desk).casefold()
    for party in municipal:
        if wanted in {party.name.casefold(), party.id}:
            return party.id
    parties = desk.cooperation.party_ids
    raise UserError("no_such_party", word=word, parties=parties, field=field)


def bare_name(word: str, desk: Desk) -> str:
    """Return a place name without `kommun`, `lokalpolisområde` and the like around it."""
    parts = word.split()
    while len(parts) > 1 and desk.lexicon.choice("trims", parts[-1]):
        parts.pop()
    while len(parts) > 1 and desk.lexicon.choice("trims", parts[0]):
        parts.pop(0)
    return " ".join(parts)


def person_named(request: Request, desk: Desk, word: str | None = None) -> Person | None:
    """Return the person mentioned; somebody never seen before is made, and kept with the act."""
    mention = word or request.text("person")
    if mention is None:
        return None
    account = request.mentions.get(mention)
    if account is None:
        known = desk.people.by_account(mention.removeprefix("@"))
        if known is None:
            raise UserError("unknown_person", word=mention)
        return known
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
        delegation=request.text("delegation"),
    )


def open_version(matter: Matter, stated: int | None) -> int:
    """Return the version a yes or no is to; the proposed one where none is stated."""
    if stated is not None:
        return stated
    if matter.proposed is not None:
        return matter.proposed.number
    return matter.settled.version.number if matter.settled else 0


def is_picture(matter_id: str) -> bool:
    """Tell whether an id is of a picture: `I1` of one's own, `B1` of the joint one."""
    return matter_id[:1] in {"I", "B"}


def approve_offer(matter_id: str, version: int) -> Offer:
    """Return the button that says yes to one version."""
    label = "approve_move" if is_move(matter_id) else "approve"
    return Offer(label=label, command="approve", values={"id": matter_id, "version": version})


def decline_offer(matter_id: str, version: int) -> Offer:
    """Return the button that says no to one version."""
    return Offer(label="decline", command="decline", values={"id": matter_id, "version": version})


def answer_offers(matter_id: str, version: int) -> tuple[Offer, ...]:
    """Return what a party can answer to a version: yes, no, on a day to come, or a question."""
    offers = (approve_offer(matter_id, version), decline_offer(matter_id, version))
    if is_move(matter_id):
        return offers
    values = {"id": matter_id}
    later = Offer(label="take_up", command="take_up", values=values)
    if letter_of(matter_id) is Letter.MEETING:
        # What a meeting has decided has been taken up; a point of it can wait for the next.
        later = lift_offer(matter_id, version)
    return (*offers, later, Offer(label="ask", command="ask", values=values))


def lift_offer(meeting_id: str, version: int) -> Offer:
    """Return the button that takes a point out of one version of a meeting's list."""
    values: dict[str, str | int] = {"do": "lift", "id": meeting_id, "version": version}
    return Offer(label="meeting_lift", command="meeting", values=values)


def difference_offer(matter_id: str, matter: Matter) -> tuple[Offer, ...]:
    """Return the button that shows what the newest version changed."""
    if matter.proposed is None or matter.count < 2:  # noqa: PLR2004 - one version has no other
        return ()
    values: dict[str, str | int] = {"id": matter_id, "version": matter.count - 1}
    return (Offer(label="difference", command="show", values=values),)


def outside_offer(matter_id: str, matter: Matter, desk: Desk) -> tuple[Offer, ...]:
    """Return the button that notes what those who have no member here decided elsewhere."""
    if not desk.view.absent() or matter.outside or not matter.proposed:
        return ()
    values: dict[str, str | int] = {"id": matter_id, "version": matter.count, "outside": "yes"}
    return (Offer(label="outside", command="done", values=values),)


def of_task(command: str, task_id: TaskId, round_: int) -> Offer:
    """Return the button of a command on a task, for this round only."""
    return Offer(label=command, command=command, values={"id": task_id, "round": round_})


CANCEL = Offer(label="cancel", command="cancel")
NEXT = Offer(label="next", command="next")
