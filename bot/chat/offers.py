"""Buttons that stand beneath answers, and beneath what the bot says by itself."""

from bot.chat.outgoing import Offer
from bot.domain.ids import is_move

STATUS = Offer(label="status", command="status")
FOLLOW_UP = Offer(label="follow_up", command="follow_up")


def show_offer(matter_id: str) -> Offer:
    """Return the button that shows a task, a thing or a move."""
    label = "show_move" if is_move(matter_id) else "show"
    return Offer(label=label, command="show", values={"id": matter_id})


def meeting_offer(act: str, meeting_id: str, *, label: str | None = None) -> Offer:
    """Return the button of one sub-verb on a meeting."""
    values = {"do": act, "id": meeting_id}
    return Offer(label=label or f"meeting_{act}", command="meeting", values=values)
