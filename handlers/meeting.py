"""`möte`: when the groups meet, what they have to talk about, and what they decide."""

from collections.abc import Callable, Mapping

from bot.chat.command import Command, Field, Kind, Result, Values
from bot.chat.lexicon import Lexicon
from bot.chat.request import Desk, Request
from bot.domain.chain import Letter
from bot.domain.errors import UserError
from handlers import voiding
from handlers.items.acts import removed
from handlers.items.command import act_first, act_of
from handlers.items.fields import FIELDS
from handlers.meetings.days import by_day
from handlers.meetings.deciding import decided
from handlers.meetings.lifting import FIELD as LIFT_IT
from handlers.meetings.lifting import lifted
from handlers.meetings.naming import words_said
from handlers.meetings.planning import altered, cancelled, moved, planned
from handlers.meetings.showing import agenda, copied, filed, listed, shown

ACTS: Mapping[str, Callable[[Request, Desk], Result]] = {
    "list": lambda _request, desk: listed(desk),
    "show": shown,
    "new": planned,
    "move": moved,
    "cancel": cancelled,
    "change": altered,
    "agenda": agenda,
    "decide": decided,
    "lift": lifted,
    "file": filed,
    "copy": copied,
    "remove": lambda request, desk: removed(Letter.MEETING, request, desk),
}
WITHOUT_TEXT = frozenset({"list", "show", "agenda", "file", "copy", "remove"})
"""The sub-verbs after which a text was meant for something else."""


def handle(request: Request, desk: Desk) -> Result:
    """Do what the sub-verb says; a day alone plans a meeting, an id alone shows it."""
    request = by_day(act_first(request, desk), desk)
    wanted, text = request.text("do") or _wanted(request, desk), request.text("text")
    if wanted not in ACTS:
        raise UserError("not_an_act", command="meeting", acts=list(ACTS), word=wanted[:40])
    if text and wanted in WITHOUT_TEXT:
        raise UserError("too_much", command="meeting", word=text[:40])
    try:
        return ACTS[wanted](request, desk)
    except UserError as error:
        if error.code != "which_item":
            raise
        raise UserError(error.code, **{**error.facts, "act": wanted}) from error


def _wanted(request: Request, desk: Desk) -> str:
    """Return the sub-verb that is meant where none is said."""
    said = words_said(request)
    if request.text("text"):
        return "new" if desk.read_when(said) else said
    sets = any(request.text(field.name) for field in FIELDS[Letter.MEETING])
    if request.text("id") is None:
        return "new" if sets else "list"
    return "change" if sets else "show"


def _act(values: Values, lexicon: Lexicon) -> str:
    """Return the sub-verb for the table of rights; words without one plan a meeting, if any."""
    told = values.get("text") and values.get("id") is None and not values.get("do")
    said = lexicon.choice("acts", str(values.get("text", "")))
    return "new" if told and said is None else act_of(values, lexicon, Letter.MEETING)


COMMAND = Command(
    name="meeting",
    handle=handle,
    act=_act,
    fields=(
        Field(name="do", kind=Kind.CHOICE, positional=True, choices="acts"),
        Field(name="id", kind=Kind.ITEM, positional=True),
        Field(name="version", kind=Kind.VERSION, positional=True),
        *FIELDS[Letter.MEETING],
        Field(name="number", kind=Kind.NUMBER),
        Field(name="reason", kind=Kind.WORDS, limit=300),
        Field(name="decisions", kind=Kind.TEXT),
        *voiding.FIELDS,
        LIFT_IT,
        Field(name="text", kind=Kind.TEXT, positional=True),
    ),
)
