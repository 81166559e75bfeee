"""The buttons of reminders, and the values by which a button names one."""

from bot.chat.outgoing import Offer


def mail(id_: str) -> Offer:
    """Return the button for a finished text to somebody who is in no chat."""
    return Offer(label="mail", command="mail", values={"id": id_})


def naming(rule: str, about: str) -> dict[str, str]:
    """Return the values that name a reminder: its rule, and what it is about, if anything."""
    return {"id": about, "rule": rule} if about else {"rule": rule}
