"""`vidare`: on to the next step when the gate is open; otherwise with a reason and two keys."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.offers import STATUS
from bot.chat.outgoing import Offer, Outgoing, reply, tell
from bot.chat.request import Desk, Request
from bot.domain.check_in import FROM_STEP, is_last
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.follow_up import current
from bot.domain.ids import ADVANCE
from bot.domain.moving import advance, ask_to_advance, before_its_time
from bot.domain.period import in_force
from bot.domain.process import Process
from bot.domain.step import progress
from bot.domain.working import PRIORITIES
from handlers import voiding
from handlers.check_in import close_offer
from handlers.common import CANCEL, NEXT, check_round
from handlers.proposing import proposed
from handlers.voiding import ask_before_voiding


def handle(request: Request, desk: Desk) -> Result:
    """Move on, or say what is missing and whose it is, or ask the others to move on anyway."""
    check_round(request, desk.cooperation)
    _check_step(request, desk.cooperation)
    now = desk.cooperation.round
    early = before_its_time(desk.cooperation, desk.process)
    missing = progress(desk.view, desk.process, now.step).missing
    if not missing and not early:
        _make_sure(request, desk)
        moved = advance(desk.cooperation, desk.process, desk.newest, by=desk.by, today=desk.today)
        return Result(say=moved_news(desk.cooperation, moved), cooperation=moved)
    # What is asked for is asked for from this step, in this round.
    here = {"step": str(now.step + 1), "round": str(now.number)}
    reason = request.text("reason")
    if reason is None:
        if request.text("anyway"):
            raise NeedMoreError(("reason",), template="advance/why", values=here)
        anyway = Offer(label="anyway", command="advance", values={**here, "anyway": "yes"})
        if early:
            return Result(say=(_not_last(desk, anyway),))
        facts = {"missing": missing, "step": now.step}
        return Result(say=(reply("advance/closed", NEXT, anyway, **facts),))
    asked = ask_to_advance(desk.cooperation, by=desk.by, reason=reason)
    ask_before_voiding(request, ADVANCE, now.matter(ADVANCE), renews=desk.by.party)
    return proposed(desk, asked, ADVANCE)


def _make_sure(request: Request, desk: Desk) -> None:
    """Ask before a round is closed for all: that cannot be undone."""
    now = desk.cooperation.round
    if now.step < len(desk.process.steps) or request.text("closing"):
        return
    raise NeedMoreError(
        ("closing",),
        template="advance/close_round",
        values={"step": str(now.step + 1), "round": str(now.number)},
        offers=(CANCEL,),
        round=now.number,
        end=in_force(desk.view).end,
        today=desk.today,
    )


def _not_last(desk: Desk, anyway: Offer) -> Outgoing:
    """Say that more check-ins come before the next round, and how this one is closed."""
    end = in_force(desk.view).end
    check_in = current(desk.view).name
    return reply("advance/not_last", close_offer(desk.view), anyway, end=end, check_in=check_in)


def moved_news(before: Cooperation, after: Cooperation) -> tuple[Outgoing, ...]:
    """Return the news of a move that has been made; none where there was no move."""
    steps = Offer(label="step", command="step", values={"step": after.round.step})
    if after.round.number != before.round.number:
        return (tell("advance/new_round", steps, STATUS, **_brought(before, after)),)
    if after.round.step == before.round.step:
        return ()
    on = after.round.step > before.round.step
    block = "advance/moved" if on else "back/moved"
    return (tell(block, steps, NEXT, step=after.round.step),)


def _brought(before: Cooperation, after: Cooperation) -> dict[str, object]:
    """Return what comes along into the next round: texts, open measures, what was put aside."""
    priorities = before.round.matter(PRIORITIES).settled
    aside = priorities.version.proposal.aside if priorities else ()
    return {
        "round": after.round.number,
        "carried": list(after.round.carried),
        "measures": [one.id for one in after.content.measures if not one.done],
        "aside": [one for one in aside if one in after.content.items],
    }


def advance_offer(cooperation: Cooperation, process: Process) -> Offer:
    """Return the button that moves on from the step as it is now, or to the next check-in."""
    if before_its_time(cooperation, process):
        return close_offer(cooperation)
    target = cooperation.round.step + 1
    label = "advance" if target <= len(process.steps) else "new_round"
    values = {"step": target, "round": cooperation.round.number}
    return Offer(label=label, command="advance", values=values)


def onward(cooperation: Cooperation, process: Process) -> tuple[Offer, ...]:
    """Return the button that comes next: on when the gate is open, else what blocks."""
    on = is_open(cooperation, process) and not stays(cooperation)
    return (advance_offer(cooperation, process),) if on else (NEXT,)


def stays(cooperation: Cooperation) -> bool:
    """Tell whether the work goes on in step 4: years of the agreement are left to check in on."""
    now = cooperation.round
    last = is_last(now.check_in, in_force(cooperation).end)
    return now.step == FROM_STEP and not last


def is_open(cooperation: Cooperation, process: Process) -> bool:
    """Tell whether nothing holds up the step."""
    return not progress(cooperation, process, cooperation.round.step).missing


def _check_step(request: Request, cooperation: Cooperation) -> None:
    """Refuse a button that was drawn for another step."""
    target = request.number("step")
    if target is not None and target != cooperation.round.step + 1:
        raise UserError("passed_step", step=target, current=cooperation.round.step)


COMMAND = Command(
    name="advance",
    handle=handle,
    fields=(
        Field(name="step", kind=Kind.STEP, positional=True),
        Field(name="anyway", kind=Kind.CHOICE, choices="yes"),
        Field(name="closing", kind=Kind.CHOICE, choices="yes"),
        *voiding.FIELDS,
        Field(name="reason", kind=Kind.TEXT, positional=True),
        Field(name="round", kind=Kind.NUMBER),
    ),
)
