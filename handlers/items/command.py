"""How the verb of a kind of thing is put together, and its sub-verbs are told apart."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.chat.cleaning import MAX_ROWS, MAX_TEXT
from bot.chat.command import Command, Field, Kind, Result, Values
from bot.chat.lexicon import Lexicon
from bot.chat.request import Desk, Request
from bot.domain.chain import Letter
from bot.domain.errors import UserError
from handlers.items.acts import changed, listed, new, removed, shown
from handlers.items.fields import FIELDS
from handlers.items.finishing import finished
from handlers.items.meant import check_meant
from handlers.items.paste import ACT

Act = Callable[[Letter, Request, Desk], Result]
ACTS: Mapping[str, Act] = {
    "list": lambda letter, _request, desk: listed(letter, desk),
    "show": shown,
    "new": new,
    "change": changed,
    "remove": removed,
}
WITHOUT_TEXT = frozenset({"list", "show", "remove", "inform", "publish", "follow", "finish"})
"""The sub-verbs after which a text was meant for something else."""
WITH_TEXT = frozenset({"new", "change", "renew"})
"""The sub-verbs whose text becomes the thing's own."""
UNCLEAR = "unclear"
"""A text without a sub-verb: it could be a new thing, or a sub-verb mistyped."""


def command(
    name: str,
    letter: Letter,
    *,
    extra: Mapping[str, Act] | None = None,
    fields: tuple[Field, ...] = (),
) -> Command:
    """Return the command of a kind of thing; *extra* are sub-verbs of its own."""
    acts = {**ACTS, **(extra or {})}
    known = {**acts, "finish": finished}
    longest = MAX_ROWS if ACT in acts else MAX_TEXT

    def handle(request: Request, desk: Desk) -> Result:
        request = act_first(request, desk)
        wanted = _wanted(request.values, letter)
        text = request.text("text")
        if wanted not in known:
            word = (text or "")[:40] if wanted == UNCLEAR else wanted
            raise UserError("not_an_act", command=name, acts=list(acts), word=word)
        _check_text(request, desk, wanted, letter)
        try:
            return known[wanted](letter, request, desk)
        except UserError as error:
            raise _explained(error, wanted, request, letter) from error

    return Command(
        name=name,
        handle=handle,
        act=lambda values, lexicon: act_of(values, lexicon, letter),
        fields=(
            Field(name="do", kind=Kind.CHOICE, positional=True, choices="acts"),
            Field(name="id", kind=Kind.ITEM, positional=True),
            Field(name="version", kind=Kind.VERSION, positional=True),
            Field(name="person", kind=Kind.PERSON),
            *FIELDS[letter],
            *fields,
            Field(name="removing", kind=Kind.CHOICE, choices="removals"),
            Field(name="text", kind=Kind.TEXT, positional=True, limit=longest),
        ),
    )


def _check_text(request: Request, desk: Desk, act: str, letter: Letter) -> None:
    """Refuse a text where none belongs, rows where a text does, and what is hardly a text."""
    text = request.text("text") or ""
    if text and act in WITHOUT_TEXT:
        raise UserError("too_much", command=request.command.name, word=text[:40])
    if act != ACT and len(text) > MAX_TEXT:
        raise UserError("too_long", length=len(text), limit=MAX_TEXT)
    if text and act in WITH_TEXT:
        check_meant(text, desk, id=request.text("id"), letter=letter.value)


def _explained(error: UserError, act: str, request: Request, letter: Letter) -> UserError:
    """Return a refusal with what was tried, where its words depend on it."""
    match error.code:
        case "which_item":
            return UserError(error.code, **{**error.facts, "act": act})
        case "same_item":
            others = any(request.text(field.name) for field in FIELDS[letter])
            return UserError(error.code, **{**error.facts, "only_text": not others})
        case _:
            return error


def act_first(request: Request, desk: Desk) -> Request:
    """Take the sub-verb also behind the id (`L1 publicera`), rather than as a text."""
    text = request.text("text")
    act = desk.lexicon.choice("acts", text) if text and not request.text("do") else None
    if act is None:
        return request
    others = {name: value for name, value in request.values.items() if name != "text"}
    return replace(request, values={**others, "do": act})


def act_of(values: Values, lexicon: Lexicon, letter: Letter) -> str:
    """Return the sub-verb that is meant, for the table of rights; what is unclear does nothing."""
    text = values.get("text")
    said = lexicon.choice("acts", str(text)) if text and not values.get("do") else None
    wanted = said or _wanted(values, letter)
    return "list" if wanted == UNCLEAR else wanted


def _wanted(values: Values, letter: Letter) -> str:
    """Return the sub-verb; an id alone is shown, with fields or a text it is changed."""
    do, text, item_id = (values.get(name) for name in ("do", "text", "id"))
    if do:
        return str(do)
    if text and item_id is None:
        return UNCLEAR
    sets = text or any(values.get(field.name) for field in FIELDS[letter])
    if item_id is None:
        return "new" if sets else "list"
    return "change" if sets else "show"
