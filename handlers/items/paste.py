"""`klistra-in`: rows copied from Excel or Word, shown as understood before they are saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.chat.command import NeedMoreError, Result
from bot.chat.fold import fold
from bot.chat.lexicon import ANSWER
from bot.chat.outgoing import Offer, Outgoing, reply, tell_change
from bot.chat.request import Desk, Request
from bot.domain.chain import Cause, Colour, Doer, Letter, Measure
from bot.domain.content import NEEDS_REASON
from bot.domain.cooperation import Cooperation
from bot.domain.ids import ItemId
from bot.domain.working import add
from handlers.common import CANCEL
from handlers.items.rows import STATUS, Row, Table, WhichColumnError, period, rows_of, unread, words
from handlers.items.unpasting import undo_offer

Read = Mapping[str, Any]
"""A row as it will be saved, by field; `unread` is what of it could not be read."""
ACT = "paste"
MOST_COLUMNS = 8
LONGEST_NAME = 30
"""How many columns get a button, and how many characters of their names it shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasting:
    """
    How rows of one kind are read and saved.

    `asks` are the questions beside what was understood; `told` says it once they are saved.
    """

    columns: tuple[str, ...]
    fewest: int
    asks: tuple[str, ...]
    read: Callable[[Row, Desk], Read]
    save: Callable[[Cooperation, Read, Request, Desk], Cooperation]
    told: Callable[[Cooperation, list[ItemId], Request, Desk], tuple[Outgoing, ...]]


def pasting(kind: Pasting) -> Callable[[Letter, Request, Desk], Result]:
    """Return the sub-verb that shows rows of a kind, and saves them all on one press, or none."""

    def pasted(letter: Letter, request: Request, desk: Desk) -> Result:
        text = request.text("rows") or request.text("text")
        if text is None:
            raise NeedMoreError(("rows",), template="paste/how", letter=letter.value)
        table = _table(kind, letter, request, desk, text)
        rows = [kind.read(row, desk) for row in table.rows]
        asked = tuple(name for name in kind.asks if request.text(name) is None)
        if asked:
            raise NeedMoreError(
                asked,
                template="paste/understood",
                values={"do": ACT, "rows": text},
                offers=(CANCEL,),
                rows=rows,
                skipped=table.skipped,
                letter=letter.value,
            )
        after = desk.cooperation
        for row in rows:
            after = kind.save(after, row, request, desk)
        known = desk.cooperation.content.items
        ids = [one for one in after.content.items if one not in known]
        undo = reply("paste/undo_offer", undo_offer(letter, ids))
        return Result(say=(*kind.told(after, ids, request, desk), undo), cooperation=after)

    return pasted


def _table(kind: Pasting, letter: Letter, request: Request, desk: Desk, text: str) -> Table:
    """Return the rows; where no column is known to hold the text, ask which one does."""
    column = fold(request.text("column") or "") or None
    try:
        return rows_of(
            text, kind.columns, desk, letter=letter.value, fewest=kind.fewest, column=column
        )
    except WhichColumnError as which:
        offers = [
            Offer(
                label="column",
                command=ANSWER,
                values={"column": place},
                facts={"name": name[:LONGEST_NAME]},
            )
            for place, name in enumerate(which.names, start=1)
            if name
        ]
        raise NeedMoreError(
            ("column",),
            template="paste/which_column",
            values={"do": ACT, "rows": text},
            offers=(*offers[:MOST_COLUMNS], CANCEL),
            letter=letter.value,
            names=which.names,
        ) from which


def _read(row: Row, desk: Desk) -> Read:
    """Return a row of the joint action plan (Brå, Upprätta åtgärdsplan) as it would be saved."""
    row = with_colour(row, desk)
    cause = ItemId(row["cause"].upper())
    known = isinstance(desk.view.content.items.get(cause), Cause)
    colour = desk.lexicon.choice("colours", row["colour"])
    if colour and Colour(colour) in NEEDS_REASON and not row["reason"]:
        colour = None
    start, end = period(row, desk)
    read = {
        "end": end,
        "start": start,
        "cause": cause if known else None,
        "aim": words(row["aim"]),
        "who": words(row["who"]),
        "follow_up": words(row["follow_up"]),
        "colour": colour,
        "reason": words(row["reason"]),
    }
    return {"text": row["text"], **read, "unread": unread(row, read)}


def with_colour(row: Row, desk: Desk) -> Row:
    """Return a row whose status is its colour, where it is one: `Gul`, but not `Pågår`."""
    coloured = desk.lexicon.choice("colours", row[STATUS]) and not row["colour"]
    return {**row, "colour": row[STATUS]} if coloured else row


def _save(cooperation: Cooperation, row: Read, _request: Request, desk: Desk) -> Cooperation:
    doer = Doer(party=desk.member.party, function=row["who"]) if row["who"] else None

    def make(id_: ItemId) -> Measure:
        bare = Measure(id=id_, by=desk.by, text=row["text"], doer=doer, cause=row["cause"])
        return replace(
            bare,
            aim=row["aim"],
            start=row["start"],
            end=row["end"],
            follow_up=row["follow_up"],
            colour=Colour(row["colour"]) if row["colour"] else None,
            reason=row["reason"],
        )

    after, _ = add(cooperation, Letter.MEASURE, make, by=desk.by)
    return after


def _told(
    after: Cooperation, ids: list[ItemId], _request: Request, desk: Desk
) -> tuple[Outgoing, ...]:
    listing = Offer(label="list_A", command="measure")
    news = tell_change("paste/saved", listing, count=len(ids), ids=ids, party=desk.by.party)
    lacking = [one for one in ids if _lacks_cause(after, one)]
    return (news, reply("paste/lacks_cause", listing, ids=lacking)) if lacking else (news,)


def _lacks_cause(cooperation: Cooperation, item_id: ItemId) -> bool:
    item = cooperation.content.items[item_id]
    return isinstance(item, Measure) and item.cause is None


MEASURES = Pasting(
    columns=("cause", "text", "aim", "end", "who", "follow_up", "colour", "reason", "start"),
    fewest=2,
    asks=("sure",),
    read=_read,
    save=_save,
    told=_told,
)
