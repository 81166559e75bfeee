"""`ändra`: write the next version of a text that needs every party's yes."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import Outgoing, tell, tell_change
from bot.chat.request import Desk, Request
from bot.domain.agreeing import put_forward, task_behind
from bot.domain.approval import Matter
from bot.domain.chain import Letter
from bot.domain.content import letter_of
from bot.domain.cooperation import Cooperation
from bot.domain.ending import require_running
from bot.domain.errors import UserError
from bot.domain.fulfilment import Fulfilment
from bot.domain.ids import AGREEMENT, MatterId, TaskId, is_move
from bot.domain.version import Proposal, What
from handlers import voiding
from handlers.common import approve_offer, matter_id_of
from handlers.voiding import ask_before_voiding


def handle(request: Request, desk: Desk) -> Result:
    """Save the text as a new version; say first which yeses it voids."""
    matter_id = matter_id_of(request, desk)
    if matter_id is None or is_move(matter_id):
        raise UserError("which_task", command=request.command.name)
    letter = letter_of(matter_id)
    if matter_id == AGREEMENT:
        raise UserError("change_by_section")
    if letter and letter is not Letter.PLEDGE:
        raise UserError("change_by_its_verb", id=matter_id)
    task = task_behind(matter_id, desk.process)
    if task and task.content is Fulfilment.AGREEMENT:
        raise UserError("change_by_section")
    if task and not task.two_keys:
        raise UserError("no_text_here", id=task.id)
    return edited(request, desk, matter_id)


def edited(request: Request, desk: Desk, matter_id: MatterId) -> Result:
    """Write the next version of a text that needs every party's yes."""
    matter = desk.cooperation.round.matter(matter_id)
    require_running(desk.cooperation, matter_id)
    text = request.text("text")
    if text is None:
        ask_for_text(desk, matter_id, matter)
        return Result()
    _check_voided(request, matter_id, matter, text)
    proposal = Proposal(what=What.TEXT, text=text)
    cooperation = put_forward(desk.cooperation, matter_id, proposal, by=desk.by)
    return Result(
        say=(written_news(matter_id, matter, cooperation, desk),), cooperation=cooperation
    )


def written_news(matter_id: MatterId, before: Matter, after: Cooperation, desk: Desk) -> Outgoing:
    """Return the news of a new version, with the yeses it voids and what holds meanwhile."""
    version = after.round.matter(matter_id).count
    # A yes asked for is told at once, and so is one given that does not hold any more.
    say = tell_change if before.proposed and not before.yeses else tell
    return say(
        "edit/written",
        show_offer(matter_id),
        approve_offer(matter_id, version),
        matter=matter_id,
        version=version,
        party=desk.by.party,
        voided=[yes.by.party for yes in before.yeses],
        settled=before.settled.version.number if before.settled else None,
    )


def ask_for_text(desk: Desk, matter_id: MatterId, matter: Matter) -> None:
    """Open the form for a text, with what there is to begin from."""
    carried = desk.cooperation.round.carried.get(TaskId(matter_id))
    raise NeedMoreError(
        ("text",),
        template="edit/write",
        command="edit",
        # What is written is written over what was read, and over nothing newer.
        values={"id": matter_id, "version": str(matter.count)},
        first={"text": _first(desk, matter_id, matter)},
        id=matter_id,
        current=matter.current,
        carried=carried,
    )


def _first(desk: Desk, matter_id: MatterId, matter: Matter) -> str:
    """Return what the text says now, or what it could say."""
    carried = desk.cooperation.round.carried.get(TaskId(matter_id))
    if matter.current:
        return matter.current.proposal.text
    return carried.text if carried else desk.write("edit/proposed", id=matter_id)


def _check_voided(request: Request, matter_id: MatterId, matter: Matter, text: str) -> None:
    """An edit voids the yeses given, so they are named before anything is saved."""
    if matter.current and matter.current.proposal == Proposal(what=What.TEXT, text=text):
        raise UserError("same_text", id=matter_id, version=matter.current.number)
    stated = request.number("version")
    if stated is not None and stated != matter.count:
        raise UserError("edited_since", id=matter_id, version=stated, current=matter.count)
    kept = {"id": matter_id, "text": text}
    ask_before_voiding(request, matter_id, matter, command="edit", values=kept)


COMMAND = Command(
    name="edit",
    handle=handle,
    fields=(
        Field(name="id", kind=Kind.MATTER, positional=True),
        Field(name="version", kind=Kind.VERSION, positional=True),
        *voiding.FIELDS,
        Field(name="text", kind=Kind.TEXT, positional=True),
        Field(name="round", kind=Kind.NUMBER),
    ),
)
