"""The tick box of a form: that its text is about no individual."""

from bot.chat.cleaning import MAX_WORDS
from bot.chat.command import Kind
from bot.chat.message import Choice, FieldView
from bot.chat.outgoing import Outgoing
from bot.chat.sentry import ASSURANCE
from bot.chat.wording import Wording

TICKED = "no"


def assurable(refused: Outgoing) -> bool:
    """Tell whether a text was refused that her word would let through."""
    return refused.template == "errors/guarded" and not refused.facts["stops"]


def tick_box(wording: Wording) -> FieldView:
    """Return the field that says it."""
    label = wording.label("buttons", "no_individual")
    return FieldView(
        name=ASSURANCE,
        word=wording.field(ASSURANCE),
        question=wording.label("questions", ASSURANCE),
        kind=Kind.CHOICE.value,
        required=False,
        value=None,
        limit=MAX_WORDS,
        choices=(Choice(label=label, line="", value=TICKED),),
        closed=True,
    )
