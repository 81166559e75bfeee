"""`löfte klistra-in`: pledges from a table, as drafts or as what the citizens have read already."""

from typing import Any

from bot.chat.fold import fold
from bot.chat.outgoing import Offer, Outgoing, tell
from bot.chat.request import Desk, Request
from bot.domain.chain import Colour, Pledge
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, PartyId
from bot.domain.middle import carry_in_pledge
from bot.domain.rights import require_key_of
from bot.domain.working import draft_pledge
from handlers.items.fields import promisers
from handlers.items.paste import Pasting, Read, with_colour
from handlers.items.rows import Row, period, unit, unread, words

MOST_DIGITS = 6
LONGEST_NAMES = 3
"""Words that parties' names take at the beginning of a pledge: `Polisen och kommunen ...`."""


def amount_in(what: str, desk: Desk) -> int | None:
    """Return the first number in `minst fyra vandringar`, in figures or words."""
    for word in what.split():
        if word.isdecimal():
            return int(word) if len(word) <= MOST_DIGITS else None
        number = desk.lexicon.number(fold(word))
        if number:
            return number
    return None


def _read(row: Row, desk: Desk) -> Read:
    row = with_colour(row, desk)
    start, end = period(row, desk)
    read = {
        "promised_by": _parties(row["promised_by"], desk),
        "amount": amount_in(row["amount"], desk),
        "unit": unit(row["unit"], desk),
        "start": start,
        "end": end,
        "told": words(row["told"]),
        "colour": Colour.GREEN if _is_green(row["colour"], desk) else None,
    }
    left = unread(row, read)
    read["promised_by"] = read["promised_by"] or _beginning(row["text"], desk)
    return {"text": row["text"], **read, "unread": left}


def _is_green(cell: str, desk: Desk) -> bool:
    """The other colours say why, and nothing here does."""
    return desk.lexicon.choice("colours", cell) == Colour.GREEN


def _parties(typed: str, desk: Desk) -> tuple[PartyId, ...] | None:
    try:
        return promisers(typed, desk) or None
    except UserError:
        return None


def _beginning(text: str, desk: Desk) -> tuple[PartyId, ...]:
    """Return the parties that a pledge begins with; all where it does not say who promises."""
    said = text.split()
    for size in range(LONGEST_NAMES, 0, -1):
        found = _parties(" ".join(said[:size]), desk)
        if found:
            return found
    return desk.cooperation.party_ids


def _save(cooperation: Cooperation, row: Read, request: Request, desk: Desk) -> Cooperation:
    given: dict[str, Any] = {
        name: value for name, value in row.items() if name not in {"text", "unread"}
    }

    def make(id_: ItemId) -> Pledge:
        return Pledge(id=id_, by=desk.by, **given)

    if request.text("holds") == "no":
        return draft_pledge(cooperation, row["text"], make, by=desk.by)[0]
    require_key_of(cooperation, desk.by)
    return carry_in_pledge(cooperation, row["text"], make, desk.today, by=desk.by)[0]


def _told(
    after: Cooperation, ids: list[ItemId], request: Request, desk: Desk
) -> tuple[Outgoing, ...]:
    holds = request.text("holds") != "no"
    listing = Offer(label="list_L", command="pledge")
    asked = [one for one in after.party_ids if one != desk.by.party]
    here = [one for one in asked if one not in after.absent()]
    confirm = (Offer(label="confirm", command="confirm"),) if holds and here else ()
    facts = {"count": len(ids), "ids": ids, "party": desk.by.party, "holds": holds}
    return (tell("paste/pledges", *confirm, listing, others=asked, here=here, **facts),)


PLEDGES = Pasting(
    columns=("text", "promised_by", "amount", "unit", "start", "end", "told", "colour"),
    fewest=1,
    asks=("save", "holds"),
    read=_read,
    save=_save,
    told=_told,
)
