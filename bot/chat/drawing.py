"""Buttons as they are drawn for one reader: labelled, with the line a press says."""

from datetime import datetime

from bot.chat.command import Command, Values
from bot.chat.lexicon import Lexicon
from bot.chat.message import Button
from bot.chat.outgoing import Offer
from bot.chat.permits import Asker, may
from bot.chat.wording import Wording
from bot.domain.agreeing import needs_decision, task_behind
from bot.domain.ids import MatterId, PersonId


def drawn(offer: Offer, wording: Wording, lexicon: Lexicon, *, about: str) -> Button:
    """Return a button; *about* names the cooperation where the chat does not say which."""
    label = wording.label("buttons", offer.label).format_map({**offer.values, **offer.facts})
    line = lexicon.line(offer.command, offer.values)
    confirm = confirm_of(offer.command, offer.values, wording)
    return Button(label=label, line=f"{about} {line}".strip(), confirm=confirm)


def confirm_of(command: str, values: Values, wording: Wording) -> str | None:
    """Return what is asked before a press; None where it can be taken back."""
    return wording.label("confirms", command) if _settles(command, values, wording) else None


def _settles(command: str, values: Values, wording: Wording) -> bool:
    """Tell whether a press is the last yes to a text, the one act that nobody can take back."""
    view = wording.view
    if command != "approve" or view is None:
        return False
    matter_id = MatterId(str(values["id"]))
    matter = view.round.matter(matter_id)
    if matter.proposed is None or str(matter.count) != str(values.get("version")):
        return False
    # Where the decision must be known, a form asks before the yes is said.
    asked = needs_decision(task_behind(matter_id, wording.process), matter)
    return len(list(matter.waiting(view.party_ids))) == 1 and not asked


def pressable(
    offer: Offer,
    command: Command,
    wording: Wording,
    lexicon: Lexicon,
    person: PersonId | None,
    at: datetime,
) -> bool:
    """Tell whether *person* may press a button at a moment; None where a whole room reads."""
    if command.name == "approve" and wording.is_hidden(str(offer.values["id"])):
        return False
    if person is None or wording.view is None:
        return True
    asker = Asker(person=person, cooperation=wording.view, process=wording.process, at=at)
    return may(command, offer.values, lexicon, asker)
