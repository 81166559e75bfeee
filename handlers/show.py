"""`visa`: one task or one text, whole, with everything that can be done with it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.outgoing import Offer, reply
from bot.chat.request import Desk, Request
from bot.domain.agreeing import task_behind
from bot.domain.approval import Matter
from bot.domain.chain import Letter
from bot.domain.content import letter_of
from bot.domain.difference import difference
from bot.domain.errors import UserError
from bot.domain.ids import AGREEMENT, ItemId, MatterId
from bot.domain.log import Act, LogEntry
from bot.domain.note import Note
from bot.domain.process import Owner, Task
from bot.domain.rights import holds_key
from bot.domain.task import Standing, standing
from handlers.approve import shown
from handlers.ask import reply_offers
from handlers.common import (
    answer_offers,
    difference_offer,
    is_picture,
    matter_id_of,
    of_task,
    outside_offer,
)
from handlers.items.acts import whole
from handlers.items.archived import archived
from handlers.note import share_offer
from handlers.picture import shown as show_picture
from handlers.step import handle as show_step


def handle(request: Request, desk: Desk) -> Result:
    """Show what is named; an earlier version from the log; the current step where none is."""
    named = request.text("id")
    gone = archived(ItemId(named), desk) if named and letter_of(named) else None
    return gone or _here(request, desk)


def _here(request: Request, desk: Desk) -> Result:
    matter_id = matter_id_of(request, desk, pictures=True)
    if matter_id is None:
        return show_step(request, desk)
    if is_picture(matter_id):
        return show_picture(matter_id, desk)
    version = request.number("version")
    if version is not None and version != desk.view.round.matter(matter_id).count:
        return _earlier(desk, matter_id, version)
    shows, *others = _now(desk, matter_id).say
    buttons = (*reply_offers(desk, matter_id), *shows.buttons)
    return Result(say=(replace(shows, buttons=buttons), *others))


def _now(desk: Desk, matter_id: MatterId) -> Result:
    if matter_id == AGREEMENT:
        return shown(desk, matter_id)
    task = task_behind(matter_id, desk.process)
    if task:
        return _task(desk, task)
    generic = letter_of(matter_id) not in {None, Letter.MEETING}
    return whole(ItemId(matter_id), desk) if generic else shown(desk, matter_id)


def _task(desk: Desk, task: Task) -> Result:
    view = desk.view
    found = standing(view, task)
    matter = view.round.matter(MatterId(task.id))
    notes = view.own_of(desk.member.party).notes.get(task.id, ())
    facts = {
        "task": task,
        "standing": found,
        "matter": matter,
        "marks": view.round.marks.get(task.id, ()),
        "doer": view.round.doers.get(task.id),
        "due": view.round.dues.get(task.id),
        "carried": view.round.carried.get(task.id),
        "notes": notes,
        "passed_on": view.content.notes.get(task.id, ()),
        "party": desk.member.party,
    }
    offers = (*_offers(desk, task, found, matter), *_note_offers(task, notes))
    return Result(say=(reply("show/task", *offers, **facts),))


def _note_offers(task: Task, notes: Sequence[Note]) -> tuple[Offer, ...]:
    """Return the button that shares the newest note of one's own that is not shared yet."""
    left = [number for number, one in enumerate(notes, start=1) if not one.shared]
    return (share_offer(task.id, left[-1]),) if left else ()


def _offers(desk: Desk, task: Task, found: Standing, matter: Matter) -> tuple[Offer, ...]:
    round_ = desk.view.round.number
    party = desk.member.party
    if matter.proposed:
        return _matter_offers(desk, task, matter)
    if task.two_keys:
        label = "edit_new" if matter.settled else "edit"
        return (Offer(label=label, command="edit", values={"id": task.id}),)
    mark = desk.view.round.mark_of(task.id, None if task.owner is Owner.JOINT else party)
    if party in found.todo:
        return (of_task("done", task.id, round_), of_task("skip", task.id, round_))
    if mark is None or not mark.counts:
        return ()
    if mark.by.party == party:
        return (of_task("undo", task.id, round_),)
    return (of_task("not_yet", task.id, round_),)


def _matter_offers(desk: Desk, task: Task, matter: Matter) -> tuple[Offer, ...]:
    edit = Offer(label="edit_new", command="edit", values={"id": task.id})
    edit_and = (*difference_offer(task.id, matter), edit)
    mine = matter.yes_of(desk.member.party)
    offers: list[Offer] = []
    if mine is None and holds_key(desk.view, desk.person.id, desk.now):
        offers = list(answer_offers(task.id, matter.count))
    if mine is not None:
        offers = [of_task("withdraw", task.id, desk.view.round.number)]
    if task.two_keys:
        offers += outside_offer(task.id, matter, desk)
    return (*offers, *edit_and) if task.two_keys else tuple(offers)


def _earlier(desk: Desk, matter_id: MatterId, version: int) -> Result:
    """Show an earlier version as the log has it."""
    entry = _written(desk.history(), matter_id, version)
    if entry is None or entry.content is None:
        count = desk.view.round.matter(matter_id).count
        raise UserError("no_such_version", id=matter_id, version=version, current=count)
    current = desk.view.round.matter(matter_id).current
    pieces = difference(str(entry.content["text"]), current.proposal.text) if current else ()
    facts = {
        "matter": matter_id,
        "version": version,
        "entry": entry,
        "current": current.number if current else None,
        "pieces": list(pieces),
    }
    return Result(say=(reply("show/earlier", **facts),))


def _written(history: tuple[LogEntry, ...], matter_id: MatterId, version: int) -> LogEntry | None:
    return next(
        (
            entry
            for entry in history
            if (entry.act, entry.about, entry.version) == (Act.WRITTEN, matter_id, version)
        ),
        None,
    )


COMMAND = Command(
    name="show",
    handle=handle,
    fields=(
        Field(name="id", kind=Kind.MATTER, positional=True),
        Field(name="version", kind=Kind.VERSION, positional=True),
        Field(name="round", kind=Kind.NUMBER),
    ),
)
