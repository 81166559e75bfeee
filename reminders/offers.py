"""The buttons of reminders: the next action, and what one can do about the reminder itself."""

from bot.chat.outgoing import Offer

STATUS = Offer(label="status", command="status")
NEXT = Offer(label="next", command="next")


def show(id_: str) -> Offer:
    """Return the button that shows a text or a thing."""
    return Offer(label="show", command="show", values={"id": id_})


def meeting(act: str, id_: str) -> Offer:
    """Return the button of a sub-verb of a meeting."""
    return Offer(label=f"meeting_{act}", command="meeting", values={"do": act, "id": id_})


def mail(id_: str) -> Offer:
    """Return the button for a finished text to somebody who is in no chat."""
    return Offer(label="mail", command="mail", values={"id": id_})
