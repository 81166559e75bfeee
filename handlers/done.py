"""`klar`: tick a task, point to the document that holds it, or note a decision made outside."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import Offer, reply, tell, tell_change
from bot.chat.request import Desk, Request
from bot.domain.agreeing import propose, record_outside
from bot.domain.chain import Letter
from bot.domain.content import letter_of
from bot.domain.decision import Reference
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, MatterId
from bot.domain.process import Task
from bot.domain.step import progress
from bot.domain.task import standing
from bot.domain.ticking import tick
from bot.domain.version import Proposal, What
from handlers import voiding
from handlers.advance import is_open, onward
from handlers.approve import shown
from handlers.common import decision_of, of_task, task_of
from handlers.items.finishing import finish_thing
from handlers.proposing import proposed
from handlers.voiding import ask_before_voiding

MOST_OFFERS = 5


def handle(request: Request, desk: Desk) -> Result:
    """Do what the line says is done."""
    named = request.text("id") or ""
    if letter_of(named) is Letter.PLEDGE and request.text("outside"):
        desk.cooperation.content.item(ItemId(named))
        return _outside(request, desk, MatterId(named))
    if letter_of(named):
        return finish_thing(ItemId(named), desk)
    task = task_of(request, desk)
    if task is None:
        return _which(desk)
    reference = _reference(request)
    if task.two_keys:
        return _two_keys(request, desk, task, reference)
    cooperation = tick(desk.cooperation, task, by=desk.by, reference=reference)
    left = standing(cooperation, task)
    last = is_open(cooperation, desk.process)
    # That a step can be ended is told at once.
    say = tell if last else tell_change
    news = say(
        "done/ticked",
        *_objection(desk, task),
        *onward(cooperation, desk.process),
        id=task.id,
        party=desk.by.party,
        reference=reference.title if reference else None,
        must=list(left.must),
        should=[party for party in left.todo if party not in left.must],
        last=last,
        step=cooperation.round.step,
    )
    return Result(say=(news,), cooperation=cooperation)


def _which(desk: Desk) -> Result:
    """Offer the asker's own open tasks of the step."""
    view = desk.view
    found = progress(view, desk.process, view.round.step)
    mine = [
        one
        for one in found.standings
        if not one.done and not one.task.two_keys and desk.member.party in one.todo
    ]
    offers = [of_task("done", one.task.id, view.round.number) for one in mine[:MOST_OFFERS]]
    return Result(say=(reply("done/which", *offers, tasks=mine, step=view.round.step),))


def _two_keys(request: Request, desk: Desk, task: Task, reference: Reference | None) -> Result:
    matter_id = MatterId(task.id)
    if reference:
        proposal = Proposal(what=What.REFERENCE, text=reference.title, reference=reference)
        asked = propose(desk.cooperation, task, proposal, by=desk.by)
        matter = desk.cooperation.round.matter(matter_id)
        ask_before_voiding(request, matter_id, matter, renews=desk.by.party)
        return proposed(desk, asked, matter_id)
    if request.text("outside"):
        return _outside(request, desk, matter_id)
    return shown(desk, matter_id)


def _outside(request: Request, desk: Desk, matter_id: MatterId) -> Result:
    if not desk.cooperation.absent():
        raise UserError("all_are_here", id=matter_id)
    matter = desk.cooperation.round.matter(matter_id)
    stated = request.number("version")
    number = matter.count if stated is None else stated
    decision = decision_of(request, desk)
    if decision is None:
        raise NeedMoreError(
            ("body", "date", "paragraph", "registration"),
            template="done/outside_ask",
            # The decision noted is about the text that was read, and no newer one.
            values={"version": str(number)},
            absent=desk.cooperation.absent(),
            matter=matter_id,
        )
    cooperation = record_outside(desk.cooperation, matter_id, number, by=desk.by, decision=decision)
    news = tell(
        "done/outside",
        show_offer(matter_id),
        matter=matter_id,
        version=number,
        body=decision.body,
        date=decision.day.isoformat(),
        party=desk.by.party,
        absent=list(desk.cooperation.absent()),
    )
    return Result(say=(news,), cooperation=cooperation)


def _reference(request: Request) -> Reference | None:
    title = request.text("found")
    if title is None:
        return None
    return Reference(
        title=title, registration=request.text("registration"), day=request.day("date")
    )


def _objection(desk: Desk, task: Task) -> tuple[Offer, ...]:
    """A joint tick can be opened again by another party; the button is for them."""
    if standing(desk.cooperation, task).todo == desk.cooperation.party_ids and not _each(task):
        return (of_task("not_yet", task.id, desk.cooperation.round.number),)
    return ()


def _each(task: Task) -> bool:
    return task.owner.value != "gemensamt"


COMMAND = Command(
    name="done",
    handle=handle,
    fields=(
        Field(name="id", kind=Kind.MATTER, positional=True),
        Field(name="version", kind=Kind.VERSION, positional=True),
        Field(name="found", kind=Kind.WORDS),
        Field(name="outside", kind=Kind.CHOICE, choices="yes"),
        Field(name="body", kind=Kind.WORDS),
        Field(name="date", kind=Kind.PAST_DATE),
        Field(name="paragraph", kind=Kind.WORDS, optional=True),
        Field(name="registration", kind=Kind.WORDS, optional=True),
        Field(name="round", kind=Kind.NUMBER),
        *voiding.FIELDS,
    ),
)
