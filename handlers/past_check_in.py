"""The report of a check-in that is closed: read from the log, as it was that day."""

from collections.abc import Mapping
from typing import Any

from bot.chat.command import Result
from bot.chat.offers import STATUS
from bot.chat.outgoing import Offer, reply
from bot.chat.request import Desk, Request
from bot.domain.errors import UserError
from bot.domain.follow_up import current
from bot.domain.log import Act, LogEntry

MOST_ROWS = 12
"""How many rows a message shows; the rest are counted."""
UNSAID = {"reason": None, "effect": None}
"""What an answer need not say; the log leaves out what is empty."""


def named(request: Request) -> str | None:
    """Return the check-in that a line is about: `avstämning=2028:2`, or a year as it stands."""
    typed = request.text("id") or ""
    year = typed if typed.isdecimal() and len(typed) == len("2027") else None
    return request.text("check_in") or year


def past_report(request: Request, desk: Desk) -> Result | None:
    """
    Show a closed check-in's report; the last one where none is named and none runs.

    Return None for the one that runs. Raise UserError `no_such_check_in` for a name that is none,
    `no_check_in_yet` before there has been any.
    """
    running = desk.view.round.check_in
    name = named(request) or (running.name if running else None)
    if running and name == running.name:
        return None
    closed = [one for one in desk.history() if one.act is Act.CHECK_IN_CLOSED]
    names = [one.about for one in closed]
    if name is None and not closed:
        current(desk.view)
    if name is not None and name not in names:
        known = [*names, *([running.name] if running else [])]
        raise UserError("no_such_check_in", check_in=name, known=known)
    return _shown(closed, names.index(name) if name else len(closed) - 1, desk)


def _shown(closed: list[LogEntry], at: int, desk: Desk) -> Result:
    entry = closed[at]
    rows = _rows(entry.content or {})
    facts = {
        "check_in": entry.about,
        "date": entry.by.at.astimezone(desk.zone).date().isoformat(),
        "rows": rows[:MOST_ROWS],
        "left_out": len(rows[MOST_ROWS:]),
        "answered": sum(row["answer"] is not None for row in rows),
        "total": len(rows),
    }
    offers = [report_offer(one.about or "") for one in closed[max(at - 1, 0) : at]]
    return Result(say=(reply("check_in/past", *offers, STATUS, **facts),))


def _rows(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows; what an older entry does not say of a thing is left empty."""
    answers = content.get("answers", {})
    return [
        {
            "id": id_,
            "text": content.get("texts", {}).get(id_, ""),
            "total": total,
            "amount": answers.get(id_, {}).get("amount"),
            "unit": None,
            "answer": {**UNSAID, **answers[id_]} if id_ in answers else None,
            **content.get("promised", {}).get(id_, {}),
        }
        for id_, total in content.get("totals", {}).items()
    ]


def report_offer(name: str) -> Offer:
    """Return the button that shows the report of one check-in."""
    return Offer(label="report_of", command="follow_up", values={"do": "report", "check_in": name})
