"""What has left the state is still found: shown from the log, as it was when it was put there."""

from bot.chat.command import Result
from bot.chat.outgoing import reply
from bot.chat.request import Desk
from bot.domain.ids import ItemId
from bot.domain.log import Act, LogEntry


def archived(item_id: ItemId, desk: Desk) -> Result | None:
    """Show an archived thing; None where there never was one of that id."""
    if item_id not in desk.view.content.archived:
        return None
    entry = _entry(item_id, desk)
    if entry is None or entry.content is None:
        return None
    outcomes = entry.content.get("outcomes", ())
    facts = {
        "id": item_id,
        "date": entry.by.at.astimezone(desk.zone).date().isoformat(),
        "text": entry.content.get("text", ""),
        "total": sum(one["count"] for one in outcomes),
        "amount": entry.content.get("amount"),
        "answer": entry.content.get("answer") or entry.content.get("earlier"),
        "renewed_by": entry.content.get("renewed_by"),
    }
    return Result(say=(reply("archived/shown", **facts),))


def _entry(item_id: ItemId, desk: Desk) -> LogEntry | None:
    found = (one for one in desk.history() if one.act is Act.ARCHIVED and one.about == item_id)
    return next(found, None)
