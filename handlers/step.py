"""`steg`: one step with its purpose and its checklist."""

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import Offer, reply
from bot.chat.request import Desk, Request
from bot.domain.step import Progress, progress
from handlers.advance import advance_offer

MOST_OFFERS = 3


def handle(request: Request, desk: Desk) -> Result:
    """Show a step; the current one where none is named."""
    view = desk.view
    named = request.number("step")
    number = view.round.step if named is None else named
    found = progress(view, desk.process, number)
    current = number == view.round.step
    return Result(
        say=(
            reply(
                "step/step",
                *_offers(desk, found, current=current),
                progress=found,
                current=current,
                missing=found.missing,
            ),
        )
    )


def _offers(desk: Desk, found: Progress, *, current: bool) -> tuple[Offer, ...]:
    if current and not found.missing:
        return (advance_offer(desk.view, desk.process),)
    return tuple(show_offer(one.task.id) for one in found.missing[:MOST_OFFERS])


COMMAND = Command(
    name="step",
    handle=handle,
    fields=(Field(name="step", kind=Kind.STEP, positional=True),),
)
