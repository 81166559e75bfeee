"""Everything that comes in: who says it, where, what it means; then on to the router."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from bot.chat import forms
from bot.chat.addressing import Addresses
from bot.chat.command import Command, Kind
from bot.chat.dates import DateWords
from bot.chat.lexicon import Lexicon
from bot.chat.line import verb_first
from bot.chat.outcome import NOTHING, Outcome
from bot.chat.parsing import parse
from bot.chat.playing import Stage
from bot.chat.request import Account, Incoming, Request, Source, named
from bot.chat.router import Router
from bot.chat.said import answers_to, cancels, is_about_a_thing, leaves_out, says_answer
from bot.chat.values import Reading
from bot.domain.errors import UserError
from bot.domain.ids import CooperationId, PersonId, RoomId
from bot.domain.person import OpenForm, Person
from bot.ports import Clock, Codes, People


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What it takes to understand a line: the commands, the words and the days."""

    commands: Mapping[str, Command]
    lexicon: Lexicon
    dates: DateWords
    clock: Clock
    zone: tzinfo

    def reading(self) -> Reading:
        """Return how values are read today."""
        today: date = self.clock.now().astimezone(self.zone).date()
        return Reading(lexicon=self.lexicon, dates=self.dates, today=today)


class Inbox:
    """The one door in, for every platform."""

    def __init__(
        self,
        *,
        understanding: Understanding,
        router: Router,
        people: People,
        codes: Codes,
        addresses: Addresses,
        stage: Stage,
    ) -> None:
        self._understanding = understanding
        self._addresses = addresses
        self._stage = stage
        self._router = router
        self._people = people
        self._codes = codes

    async def receive(self, incoming: Incoming) -> Outcome:
        """Take what a platform hands over, and answer it."""
        incoming, played = self._stage.played(incoming)
        person = played or self._person(incoming.sender)
        form = self._open_form(person, incoming.room)
        if incoming.source is Source.PLAIN and form is None:
            return NOTHING  # not addressed to the bot: neither read nor kept
        if form and incoming.delivery in form.deliveries:
            return NOTHING  # has been answered; the question that is open now is another
        if incoming.source is not Source.FORM and not self._is_of(incoming, form):
            return NOTHING  # what was to be closed is closed
        named, line = self._addresses.parted(
            incoming.line, person.id, incoming.room, asked=form is not None
        )
        return await self._taken(replace(incoming, line=line), person, form, named)

    async def settled(self) -> None:
        """Wait until nothing is left to keep of what has been answered; before the bot stops."""
        await self._router.settled()

    async def hint(self, incoming: Incoming, template: str) -> None:
        """Tell somebody what a platform knows to stand in her way."""
        await self._router.hint(self._bare(incoming, self._person(incoming.sender)), template)

    async def _taken(
        self,
        incoming: Incoming,
        person: Person,
        form: OpenForm | None,
        named: tuple[CooperationId, ...],
    ) -> Outcome:
        answered = form.about if form and self._is_answer(incoming, form) else None
        meant = named[0] if len(named) == 1 else answered
        bare = about = replace(self._bare(incoming, person), about=meant, among=named)
        try:
            if self._is_answer(incoming, form):
                about = self._of_form(bare, form)
                request = self._answering(incoming, bare, form)
            else:
                request = self._commanding(incoming, bare)
        except UserError as error:
            await self._router.refuse(about, error)
        except Exception as error:  # noqa: BLE001 - a bug is answered too
            await self._router.broken(bare, error)
        else:
            return await self._router.run(request)
        return NOTHING

    def _person(self, account: Account) -> Person:
        """Return who speaks; somebody new is kept only once she does something that is kept."""
        found = self._people.by_account(account.id)
        if found is None:
            new = PersonId(self._codes.new())
            return Person(id=new, name=account.name, accounts=(account.id,), forms={})
        if found.name != account.name and account.id.endswith(f":{found.name}"):
            # The platform could not say her name before, and gave her id instead.
            found = replace(found, name=account.name)
            self._people.save(found)
        return found

    def _open_form(self, person: Person, room: RoomId) -> OpenForm | None:
        """Return the form open in a chat; one of a command that is no more counts as closed."""
        form = person.forms.get(room)
        return form if form and form.command in self._understanding.commands else None

    def _bare(self, incoming: Incoming, person: Person) -> Request:
        """Return the request before its words are understood."""
        return Request(
            command=self._understanding.commands["help"],
            values={},
            person=person,
            account=incoming.sender.id,
            room=incoming.room,
            source=incoming.source,
            delivery=incoming.delivery,
            mentions=incoming.mentions,
            label=incoming.label,
            handle=incoming.handle,
        )

    def _of_form(self, bare: Request, form: OpenForm | None) -> Request:
        """Return the request as part of the open form, so that the form's field is asked again."""
        if form is None:
            return bare
        command = self._understanding.commands[form.command]
        return replace(bare, command=command, values=form.values, asking=form.fields, answers=form)

    def _is_answer(self, incoming: Incoming, form: OpenForm | None) -> bool:
        """Tell whether something is said to the open question, and is no command of its own."""
        line, lexicon = incoming.line, self._understanding.lexicon
        if incoming.source is not Source.FORM and cancels(line, lexicon):
            return False
        if incoming.source in {Source.PLAIN, Source.FORM} or says_answer(line, lexicon):
            return True
        if incoming.source is not Source.DIRECT or form is None:
            return False
        command = self._understanding.commands[form.command]
        return leaves_out(line, form, command, lexicon) or not self._is_command(line)

    def _asks_again(self, incoming: Incoming, answers: Mapping[str, str]) -> bool:
        """Tell whether somebody wants to see the open form anew: `svara`, with no answer."""
        return not answers and incoming.source not in {Source.PLAIN, Source.FORM}

    def _commanding(self, incoming: Incoming, bare: Request) -> Request:
        lexicon = self._understanding.lexicon
        line = lexicon.meant(verb_first(incoming.line, lexicon.verb))
        parsed = parse(line, self._understanding.commands, self._understanding.reading())
        values = named(parsed.values, parsed.command, incoming.mentions)
        return replace(bare, command=parsed.command, values=values, line=incoming.line)

    def _is_command(self, line: str) -> bool:
        """Tell whether a line is a whole command, and so no answer to the open question."""
        try:
            parsed = parse(line, self._understanding.commands, self._understanding.reading())
        except UserError:
            return is_about_a_thing(line, self._understanding.lexicon)
        free = (one.name for one in parsed.command.fields if one.kind in {Kind.TEXT, Kind.WORDS})
        plain = bool(line.strip()) and not any(name in parsed.values for name in free)
        # A line that names a thing or a sub-verb is meant for it, and never for the question.
        return plain or parsed.command.own or bool({"id", "do"} & set(parsed.values))

    def _answering(self, incoming: Incoming, bare: Request, form: OpenForm | None) -> Request:
        if form is None or not self._is_of(incoming, form):
            raise forms.gone(incoming.line, self._understanding.lexicon)
        command = self._understanding.commands[form.command]
        answers = answers_to(incoming, form, command, self._understanding.lexicon)
        if self._asks_again(incoming, answers):
            return self._of_form(bare, form)
        filled = forms.filled_in(form, answers, command, self._understanding.reading())
        # A whole form sent at once leaves out what it leaves out; one by one, the next is asked.
        left = () if incoming.source is Source.FORM else filled.fields
        values = named(filled.values, command, incoming.mentions)
        return replace(bare, command=command, values=values, asking=left, answers=form)

    def _is_of(self, incoming: Incoming, form: OpenForm | None) -> bool:
        """Tell whether the form that a platform names is the one that is open."""
        return not incoming.form or (form is not None and form.id == incoming.form)
