"""What is said to an open question: an answer, nothing at all, or that it is to be closed."""

from bot.chat import forms
from bot.chat.command import Command
from bot.chat.fold import fold
from bot.chat.lexicon import ANSWER, Lexicon
from bot.chat.line import ID
from bot.chat.request import Incoming, Source
from bot.domain.errors import UserError
from bot.domain.person import OpenForm

CANCEL = "cancel"
"""The command that closes a question; said alone it is never an answer."""
_DASHES = frozenset({"-", "\u2013", "\u2014"})
"""What people write in a field that they have nothing to say in."""


def cancels(line: str, lexicon: Lexicon) -> bool:
    """Tell whether a line is `avbryt` and nothing else."""
    return lexicon.verb(line) == CANCEL


def says_answer(line: str, lexicon: Lexicon) -> bool:
    """Tell whether a line begins with `svara`."""
    first, *_ = line.split(maxsplit=1) or [""]
    return lexicon.verb(first) == ANSWER


def leaves_out(line: str, form: OpenForm, command: Command, lexicon: Lexicon) -> bool:
    """Tell whether the field asked for is optional and is left out: `hoppa över`, or a dash."""
    field = command.field(form.fields[0])
    if field is None or not field.optional:
        return False
    ways = (words.label("buttons", "leave_out") for words in lexicon.words.values())
    return line.strip() in _DASHES or fold(line) in map(fold, ways)


def is_about_a_thing(line: str, lexicon: Lexicon) -> bool:
    """Tell whether a line is a verb and an id: `skjut-upp L1 ...`, understood or not."""
    verb, name, *_ = [*line.split(maxsplit=2), "", ""]
    return lexicon.verb(verb) is not None and ID.fullmatch(name) is not None


def answers_to(
    incoming: Incoming, form: OpenForm, command: Command, lexicon: Lexicon
) -> dict[str, str]:
    """Return what is answered, by field; an empty answer leaves an optional field out."""
    if incoming.source is Source.FORM:
        if incoming.values is None:
            raise UserError("broken_form")
        return forms.submitted(incoming.values, command, lexicon)
    if incoming.source is not Source.PLAIN and says_answer(incoming.line, lexicon):
        return forms.typed_answers(incoming.line, form, lexicon)
    left_out = leaves_out(incoming.line, form, command, lexicon)
    return {form.fields[0]: "" if left_out else incoming.line}
