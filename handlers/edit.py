"""`ändra`: write the next version of a text that needs every party's yes."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.outgoing import Offer, tell
from bot.chat.request import Desk, Request
from bot.domain.agreeing import propose
from bot.domain.approval import Matter, Proposal, What
from bot.domain.errors import UserError
from bot.domain.ids import MatterId
from bot.domain.process import Task
from handlers.common import approve_offer, required_task, show_offer


def handle(request: Request, desk: Desk) -> Result:
    """Save the text as a new version; say first which yeses it voids."""
    task = required_task(request, desk)
    if not task.two_keys:
        raise UserError("no_text_here", id=task.id)
    matter = desk.cooperation.round.matter(MatterId(task.id))
    text = request.text("text")
    if text is None:
        ask_for_text(desk, task, matter)
        return Result()
    _check_voided(request, matter, text)
    proposal = Proposal(what=What.TEXT, text=text)
    cooperation = propose(desk.cooperation, task, proposal, by=desk.by)
    version = cooperation.round.matter(MatterId(task.id)).count
    news = tell(
        "edit/written",
        show_offer(task.id),
        approve_offer(task.id, version),
        matter=task.id,
        version=version,
        party=desk.by.party,
        voided=[yes.by.party for yes in matter.yeses],
        settled=matter.settled.version.number if matter.settled else None,
    )
    return Result(say=(news,), cooperation=cooperation)


def ask_for_text(desk: Desk, task: Task, matter: Matter) -> None:
    """Open the form for a text, with what there is to begin from."""
    carried = desk.cooperation.round.carried.get(task.id)
    raise NeedMoreError(
        ("text",),
        template="edit/write",
        command="edit",
        values={"id": task.id},
        id=task.id,
        current=matter.current,
        carried=carried,
    )


def _check_voided(request: Request, matter: Matter, text: str) -> None:
    """An edit voids the yeses given, so they are named before anything is saved."""
    if matter.current and matter.current.proposal == Proposal(what=What.TEXT, text=text):
        raise UserError("same_text", id=request.text("id"), version=matter.current.number)
    stated = request.number("version")
    if stated is not None and stated != matter.count:
        raise UserError("edited_since", id=request.text("id"), version=stated, current=matter.count)
    if matter.yeses and stated is None:
        raise NeedMoreError(
            ("version",),
            template="edit/voids",
            values={"text": text},
            offers=(
                Offer(label="save_anyway", command="answer", values={"version": matter.count}),
                Offer(label="cancel", command="cancel"),
            ),
            id=request.text("id"),
            version=matter.count,
            parties=[yes.by.party for yes in matter.yeses],
        )


COMMAND = Command(
    name="edit",
    handle=handle,
    fields=(
        Field(name="id", kind=Kind.TASK, positional=True),
        Field(name="version", kind=Kind.VERSION, positional=True),
        Field(name="text", kind=Kind.TEXT, positional=True),
        Field(name="round", kind=Kind.NUMBER),
    ),
)
