"""Buttons that stand beneath answers, and beneath what the bot says by itself."""

from bot.chat.outgoing import Offer
from bot.chat.thing_wording import VERBS
from bot.domain.chain import Letter
from bot.domain.content import letter_of
from bot.domain.ids import AGREEMENT, is_move

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


def rewrite_offers(id_: str) -> tuple[Offer, ...]:
    """Return the button that opens what a thing says for a new text, where one can be written."""
    letter = letter_of(id_)
    if id_ == AGREEMENT:
        return (Offer(label="agreement", command="agreement"),)
    if letter is Letter.MEETING or is_move(id_) or id_.startswith("B"):
        return ()
    if id_.startswith("I"):
        return (Offer(label="edit_new", command="picture", values={"do": "change", "id": id_}),)
    if letter and letter is not Letter.PLEDGE:
        values = {"do": "change", "id": id_}
        return (Offer(label="edit_new", command=VERBS[letter], values=values),)
    return (Offer(label="edit_new", command="edit", values={"id": id_}),)
