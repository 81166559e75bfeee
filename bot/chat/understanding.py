"""What a line means: a command of its own, or an answer to the question that is open."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from bot.chat import forms
from bot.chat.command import Command, Kind
from bot.chat.dates import DateWords
from bot.chat.lexicon import Lexicon
from bot.chat.line import verb_first
from bot.chat.parsing import parse
from bot.chat.request import Incoming, Request, Source, named
from bot.chat.said import answers_to, cancels, is_about_a_thing, leaves_out, says_answer
from bot.chat.values import Reading
from bot.domain.errors import UserError
from bot.domain.person import OpenForm
from bot.ports import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What it takes to understand a line: the commands, the words and the days."""

    commands: Mapping[str, Command]
    lexicon: Lexicon
    dates: DateWords
    clock: Clock
    zone: tzinfo

    def commanding(self, incoming: Incoming, bare: Request) -> Request:
        """Return what a line asks for; raise UserError that says what was understood."""
        line = self.lexicon.meant(verb_first(incoming.line, self.lexicon.verb))
        parsed = parse(line, self.commands, self._reading())
        values = named(parsed.values, parsed.command, incoming.mentions)
        return replace(bare, command=parsed.command, values=values, line=incoming.line)

    def answering(self, incoming: Incoming, bare: Request, form: OpenForm | None) -> Request:
        """Return the form's request with what is answered; raise UserError for what it is not."""
        if form is None or not is_of(incoming, form):
            raise forms.gone(incoming.line, self.lexicon)
        command = self.commands[form.command]
        answers = answers_to(incoming, form, command, self.lexicon)
        if self._asks_again(incoming, answers):
            return self.of_form(bare, form)
        filled = forms.filled_in(form, answers, command, self._reading())
        # A whole form sent at once leaves out what it leaves out; one by one, the next is asked.
        left = () if incoming.source is Source.FORM else filled.fields
        values = named(filled.values, command, incoming.mentions)
        return replace(bare, command=command, values=values, asking=left, answers=form)

    def of_form(self, bare: Request, form: OpenForm | None) -> Request:
        """Return the request as part of the open form, so that the form's field is asked again."""
        if form is None:
            return bare
        command = self.commands[form.command]
        return replace(bare, command=command, values=form.values, asking=form.fields, answers=form)

    def is_answer(self, incoming: Incoming, form: OpenForm | None) -> bool:
        """Tell whether something is said to the open question, and is no command of its own."""
        line, lexicon = incoming.line, self.lexicon
        if incoming.source is not Source.FORM and cancels(line, lexicon):
            return False
        if incoming.source in {Source.PLAIN, Source.FORM} or says_answer(line, lexicon):
            return True
        if incoming.source is not Source.DIRECT or form is None:
            return False
        command = self.commands[form.command]
        return leaves_out(line, form, command, lexicon) or not self._is_command(line)

    def _is_command(self, line: str) -> bool:
        """Tell whether a line is a whole command, and so no answer to the open question."""
        try:
            parsed = parse(line, self.commands, self._reading())
        except UserError:
            return is_about_a_thing(line, self.lexicon)
        free = (one.name for one in parsed.command.fields if one.kind in {Kind.TEXT, Kind.WORDS})
        plain = bool(line.strip()) and not any(name in parsed.values for name in free)
        # A line that names a thing or a sub-verb is meant for it, and never for the question.
        return plain or parsed.command.own or bool({"id", "do"} & set(parsed.values))

    def _asks_again(self, incoming: Incoming, answers: Mapping[str, str]) -> bool:
        """Tell whether somebody wants to see the open form anew: `svara`, with no answer."""
        return not answers and incoming.source not in {Source.PLAIN, Source.FORM}

    def _reading(self) -> Reading:
        """Return how values are read today."""
        today: date = self.clock.now().astimezone(self.zone).date()
        return Reading(lexicon=self.lexicon, dates=self.dates, today=today)


def is_of(incoming: Incoming, form: OpenForm | None) -> bool:
    """Tell whether the form that a platform names is the one that is open."""
    return not incoming.form or (form is not None and form.id == incoming.form)
