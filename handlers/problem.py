"""`problem`: what to work on, made comparable, and which become focus areas."""

from bot.chat.command import Field, Kind, NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import Outgoing, tell
from bot.chat.request import Desk, Request
from bot.domain.chain import Letter
from bot.domain.content import letter_of
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import ItemId
from bot.domain.working import PRIORITIES, prioritise
from handlers import voiding
from handlers.common import approve_offer
from handlers.items.command import command
from handlers.voiding import ask_before_voiding


def prioritised(_letter: Letter, request: Request, desk: Desk) -> Result:
    """Put the choice of focus areas forward as the text that all say yes to."""
    named = (request.text(name) for name in ("id", "focus", "text"))
    typed = " ".join(word for word in named if word)
    other = next(
        (one for one in _words(typed) if letter_of(one) not in {None, Letter.PROBLEM}), None
    )
    if other:
        raise UserError("other_kind", id=other, letter=Letter.PROBLEM.value)
    focus = _ids(typed)
    if not focus:
        raise NeedMoreError(
            ("focus",), template="problem/which", problems=desk.view.content.problems
        )
    problems = {one.id: one for one in desk.view.content.problems}
    unknown = [one for one in focus if one not in problems]
    if unknown:
        raise UserError("no_such_item", id=unknown[0])
    aside = tuple(one.id for one in desk.view.content.problems if one.id not in focus)
    reason = request.text("reason")
    if aside and reason is None:
        raise NeedMoreError(
            ("reason",), template="problem/why", aside=aside, values={"focus": " ".join(focus)}
        )
    chosen = [problems[one] for one in focus]
    put_aside = [problems[one] for one in aside]
    text = desk.write("problem/priorities", focus=chosen, aside=put_aside, reason=reason)
    ask_before_voiding(request, PRIORITIES, desk.cooperation.round.matter(PRIORITIES))
    after = prioritise(desk.cooperation, text, focus, aside, by=desk.by)
    return Result(say=(_news(after, desk, focus, aside),), cooperation=after)


def _news(
    after: Cooperation, desk: Desk, focus: tuple[ItemId, ...], aside: tuple[ItemId, ...]
) -> Outgoing:
    version = after.round.matter(PRIORITIES).count
    return tell(
        "problem/prioritised",
        approve_offer(PRIORITIES, version),
        show_offer(PRIORITIES),
        party=desk.by.party,
        focus=list(focus),
        aside=list(aside),
        version=version,
    )


def _words(typed: str) -> list[str]:
    return typed.upper().replace(",", " ").split()


def _ids(typed: str) -> tuple[ItemId, ...]:
    """Return the ids in `P1 P3`, `p1, p3` or `1 och 3`."""
    numbers = [word.removeprefix(Letter.PROBLEM.value) for word in _words(typed)]
    ids = [ItemId(f"{Letter.PROBLEM.value}{int(one)}") for one in numbers if one.isdecimal()]
    return tuple(dict.fromkeys(ids))


COMMAND = command(
    "problem",
    Letter.PROBLEM,
    extra={"prioritise": prioritised},
    fields=(
        Field(name="focus", kind=Kind.WORDS),
        Field(name="reason", kind=Kind.WORDS),
        *voiding.FIELDS,
    ),
)
