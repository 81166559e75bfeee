"""What can be said of each kind of thing, and how what was typed becomes its fields."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from bot.chat.command import Field, Kind
from bot.chat.request import Desk, Request
from bot.domain.chain import Colour, Doer, Letter, Side
from bot.domain.content import LINKS, letter_of
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, PartyId
from handlers.common import party_named, person_named

_START = Field(name="start", kind=Kind.DATE)
_END = Field(name="end", kind=Kind.DATE)
_WHO = Field(name="who", kind=Kind.WORDS)
_CAUSE = Field(name="cause", kind=Kind.ITEM)
_PLACE = Field(name="place", kind=Kind.WORDS)
_UNIT = Field(name="unit", kind=Kind.WORDS)

FIELDS: Mapping[Letter, tuple[Field, ...]] = {
    Letter.PROBLEM: (
        _PLACE,
        Field(name="frequency", kind=Kind.WORDS),
        Field(name="affected", kind=Kind.WORDS),
        Field(name="influence", kind=Kind.WORDS),
        Field(name="cost", kind=Kind.WORDS),
    ),
    Letter.CAUSE: (
        Field(name="problem", kind=Kind.ITEM),
        Field(name="side", kind=Kind.CHOICE, choices="sides"),
        Field(name="events", kind=Kind.WORDS),
        Field(name="under", kind=Kind.ITEM),
    ),
    Letter.GOAL: (
        Field(name="problem", kind=Kind.ITEM),
        _UNIT,
        Field(name="baseline", kind=Kind.DECIMAL),
        Field(name="target", kind=Kind.DECIMAL),
        Field(name="due", kind=Kind.DATE),
    ),
    Letter.MEASURE: (
        _CAUSE,
        Field(name="aim", kind=Kind.WORDS),
        _START,
        _END,
        _WHO,
        Field(name="follow_up", kind=Kind.WORDS),
        Field(name="colour", kind=Kind.CHOICE, choices="colours"),
        Field(name="reason", kind=Kind.WORDS),
    ),
    Letter.PLEDGE: (
        Field(name="measure", kind=Kind.ITEM),
        _CAUSE,
        Field(name="promised_by", kind=Kind.WORDS, choices="promisers"),
        _PLACE,
        _START,
        _END,
        Field(name="amount", kind=Kind.NUMBER),
        _UNIT,
        _WHO,
        Field(name="told", kind=Kind.WORDS),
    ),
    Letter.MEETING: (
        Field(name="date", kind=Kind.MOMENT),
        Field(name="side", kind=Kind.CHOICE, choices="meeting_kinds"),
        _PLACE,
        Field(name="link", kind=Kind.WORDS, limit=300),
        Field(name="attendees", kind=Kind.WORDS, limit=300),
        Field(name="ends", kind=Kind.CLOCK),
        Field(name="repeat", kind=Kind.REPEAT),
    ),
}
"""The fields of each kind besides its text, in the order they are shown."""

_PARENT = {
    Letter.CAUSE: {Letter.PROBLEM: "problem"},
    Letter.GOAL: {Letter.PROBLEM: "problem"},
    Letter.MEASURE: {Letter.CAUSE: "cause"},
    Letter.PLEDGE: {Letter.MEASURE: "measure", Letter.CAUSE: "cause"},
}
"""What an id after `ny` points at: `orsak ny P1 "..."`."""


def changes(letter: Letter, request: Request, desk: Desk) -> dict[str, Any]:
    """Return the fields that the line sets, each of its type."""
    found: dict[str, Any] = {}
    for field in FIELDS[letter]:
        typed = request.text(field.name)
        if typed is not None:
            found[_NAMES.get(field.name, field.name)] = _value(field.name, typed, request, desk)
    return found


def parent(letter: Letter, request: Request) -> dict[str, ItemId]:
    """Return the link that the id after `ny` makes; raise UserError `not_a_parent`."""
    item_id = request.text("id")
    if item_id is None:
        return {}
    above = _PARENT.get(letter, {})
    if item_id.isdecimal() and above:
        item_id = f"{next(iter(above)).value}{item_id}"
    name = above.get(letter_of(item_id) or letter)
    if name is None:
        nearest = next(iter(above), None)
        listed = nearest or letter
        raise UserError("not_a_parent", letter=listed.value, above=nearest and nearest.value)
    return {name: ItemId(item_id)}


def own_id(letter: Letter, request: Request) -> ItemId | None:
    """Return the thing that is named, `1` being the first of the verb's own kind."""
    item_id = request.text("id")
    if item_id is None:
        return None
    whole = f"{letter.value}{item_id}" if item_id.isdecimal() else item_id
    if letter_of(whole) is not letter:
        raise UserError("other_kind", id=whole, letter=letter.value)
    return ItemId(whole)


def required_id(letter: Letter, request: Request) -> ItemId:
    """Return the thing that is named; raise UserError `which_item` where none is."""
    item_id = own_id(letter, request)
    if item_id is None:
        raise UserError("which_item", command=request.command.name, letter=letter.value)
    return item_id


def doer_of(word: str, request: Request, desk: Desk) -> Doer:
    """Return who does something: a person mentioned, or a function of a party (`polis: ...`)."""
    if word.startswith("@"):
        person = person_named(request, desk, word)
        member = desk.cooperation.member(person.id) if person else None
        if member is None:
            raise UserError("doer_not_member", word=word)
        return Doer(party=member.party, person=member.person)
    side, _, function = word.partition(":")
    if not function.strip():
        return Doer(party=desk.member.party, function=word)
    return Doer(party=party_named(side.strip(), desk), function=function.strip())


def _link(name: str, typed: str) -> ItemId:
    letter = LINKS[name]
    return ItemId(f"{letter.value}{typed}" if typed.isdecimal() else typed)


def promisers(typed: str, desk: Desk) -> tuple[PartyId, ...]:
    """Return who promises: `polis`, `båda`, `Lindsala och Norrby`; raise UserError."""
    if desk.lexicon.choice("promisers", typed):
        return desk.cooperation.party_ids
    names: list[list[str]] = [[]]
    for word in typed.replace(",", " , ").replace("/", " / ").split():
        if desk.lexicon.choice("conjunctions", word) or word in {",", "/"}:
            names.append([])
        else:
            names[-1].append(word)
    try:
        return tuple(party_named(" ".join(words), desk, "promised_by") for words in names if words)
    except UserError as error:
        # The field is named so that it can be asked for again, with the rest kept.
        raise UserError(error.code, **{**error.facts, "field": "promised_by"}) from error


_NAMES = {"who": "doer"}
_PLAIN: Mapping[str, Callable[[str], Any]] = {
    "side": Side,
    "colour": Colour,
    "start": date.fromisoformat,
    "end": date.fromisoformat,
    "due": date.fromisoformat,
    "baseline": Decimal,
    "target": Decimal,
    "amount": int,
}


def _value(name: str, typed: str, request: Request, desk: Desk) -> object:
    if name in LINKS:
        return _link(name, typed)
    if name == "who":
        return doer_of(typed, request, desk)
    if name == "promised_by":
        return promisers(typed, desk)
    return _PLAIN.get(name, str)(typed)
