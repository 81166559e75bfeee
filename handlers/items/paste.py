"""`klistra-in`: rows copied from Excel or Word, shown as understood before they are saved."""

from dataclasses import replace

from bot.chat.command import NeedMoreError, Result
from bot.chat.outgoing import Offer, reply, tell
from bot.chat.request import Desk, Request
from bot.domain.chain import Cause, Doer, Letter, Measure
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import ItemId
from bot.domain.rights import require_writer
from bot.domain.working import add
from handlers.common import CANCEL

MOST_ROWS = 100
FEWEST_COLUMNS = 2
COLUMNS = ("cause", "text", "aim", "end", "who", "follow_up")
"""The columns of the joint action plan (Brå, Upprätta åtgärdsplan), in their order."""


def pasted(_letter: Letter, request: Request, desk: Desk) -> Result:
    """Show the rows, and save them all on one press, or none."""
    require_writer(desk.member)
    text = request.text("rows") or request.text("text")
    if text is None:
        raise NeedMoreError(("rows",), template="paste/how")
    rows = _rows(text)
    if request.text("sure") is None:
        raise NeedMoreError(
            ("sure",),
            template="paste/understood",
            values={"rows": text},
            offers=(CANCEL,),
            rows=[_understood(row, desk) for row in rows],
        )
    after = desk.cooperation
    for row in rows:
        after = _added(after, row, desk)
    ids = [item.id for item in after.content.measures][-len(rows) :]
    listing = Offer(label="list_A", command="measure")
    news = tell("paste/saved", listing, count=len(rows), ids=ids, party=desk.by.party)
    lacking = [one for one in ids if _lacks_cause(after, one)]
    said = (news, reply("paste/lacks_cause", listing, ids=lacking)) if lacking else (news,)
    return Result(say=said, cooperation=after)


def _added(cooperation: Cooperation, row: dict[str, str], desk: Desk) -> Cooperation:
    known = _cause(row, cooperation)
    doer = Doer(party=desk.member.party, function=row["who"]) if row["who"] else None

    def make(id_: ItemId) -> Measure:
        bare = Measure(id=id_, by=desk.by, text=row["text"], doer=doer)
        return replace(
            bare,
            cause=known,
            aim=row["aim"] or None,
            end=desk.read_day(row["end"]),
            follow_up=row["follow_up"] or None,
        )

    after, _ = add(cooperation, Letter.MEASURE, make, by=desk.by)
    return after


def _understood(row: dict[str, str], desk: Desk) -> dict[str, object]:
    """Return a row as it would be saved, and what of it could not be read."""
    day = desk.read_day(row["end"])
    known = _cause(row, desk.view)
    unread = [
        word for word, read in ((row["end"], day), (row["cause"], known)) if word and not read
    ]
    return {**row, "end": day, "cause": known or "", "unread": unread}


def _cause(row: dict[str, str], cooperation: Cooperation) -> ItemId | None:
    """Return the cause a row names, if it is one that is there."""
    cause = ItemId(row["cause"].upper())
    return cause if isinstance(cooperation.content.items.get(cause), Cause) else None


def _lacks_cause(cooperation: Cooperation, item_id: ItemId) -> bool:
    item = cooperation.content.items[item_id]
    return isinstance(item, Measure) and item.cause is None


def _rows(text: str) -> list[dict[str, str]]:
    """Return the rows by column; raise UserError that names the first row that does not fit."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > MOST_ROWS:
        raise UserError("too_many_rows", rows=len(lines), most=MOST_ROWS)
    parts = "\t" if "\t" in text else ";" if ";" in text else "|"
    rows = []
    for number, line in enumerate(lines, start=1):
        cells = [cell.strip() for cell in line.split(parts)]
        if len(cells) < FEWEST_COLUMNS or not cells[1]:
            raise UserError("too_few_columns", row=number, columns=len(cells))
        filled = [*cells, *[""] * len(COLUMNS)]
        rows.append(dict(zip(COLUMNS, filled, strict=False)))
    return rows
