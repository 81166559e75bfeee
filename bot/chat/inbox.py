"""Everything that comes in: who says it, where, what it means; then on to the router."""

from collections.abc import Mapping
from dataclasses import replace

from bot.chat.addressing import Addresses
from bot.chat.command import Kind
from bot.chat.forms import PLACES
from bot.chat.outcome import NOTHING, Outcome
from bot.chat.playing import Stage
from bot.chat.request import Account, Incoming, Request, Source
from bot.chat.router import Router
from bot.chat.sentry import Sentry
from bot.chat.understanding import Understanding, is_of
from bot.domain.errors import UserError
from bot.domain.ids import CooperationId, PersonId, RoomId
from bot.domain.person import OpenForm, Person
from bot.ports import Codes, People

DANGER = "guard/danger"
"""What tells where to turn when somebody may be in danger."""


class Inbox:
    """The one door in, for every platform."""

    def __init__(
        self,
        *,
        understanding: Understanding,
        sentry: Sentry,
        router: Router,
        people: People,
        codes: Codes,
        addresses: Addresses,
        stage: Stage,
    ) -> None:
        self._understanding = understanding
        self._sentry = sentry
        self._addresses = addresses
        self._stage = stage
        self._router = router
        self._people = people
        self._codes = codes

    async def receive(self, incoming: Incoming) -> Outcome:
        """Take what a platform hands over, and answer it."""
        incoming, played = self._stage.played(self._sentry.named(incoming))
        person = played or self._person(incoming.sender)
        form = self._open_form(person, incoming.room)
        if incoming.source is Source.PLAIN and form is None:
            return NOTHING  # not addressed to the bot: neither read nor kept
        if form and incoming.delivery in form.deliveries:
            return NOTHING  # has been answered; the question that is open now is another
        if incoming.source is not Source.FORM and not is_of(incoming, form):
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
        incoming = self._sentry.named(incoming)
        await self._router.hint(self._bare(incoming, self._person(incoming.sender)), template)

    async def _taken(
        self,
        incoming: Incoming,
        person: Person,
        form: OpenForm | None,
        named: tuple[CooperationId, ...],
    ) -> Outcome:
        answers = self._understanding.is_answer(incoming, form)
        meant = named[0] if len(named) == 1 else form.about if form and answers else None
        bare = replace(self._bare(incoming, person), about=meant, among=named)
        about = self._understanding.of_form(bare, form) if answers else bare
        try:
            request = self._understood(incoming, bare, form, answers=answers)
        except UserError as error:
            await self._refused(incoming, about, error)
        except Exception as error:  # noqa: BLE001 - a bug is answered too
            await self._router.broken(bare, error)
        else:
            return await self._answered(request, in_danger=self._sentry.danger(incoming.line))
        return NOTHING

    async def _answered(self, request: Request, *, in_danger: bool) -> Outcome:
        """Do what is asked; who may be in danger and asks for help gets no list of commands."""
        asks = request.command.name == "help"
        outcome = NOTHING if in_danger and asks else await self._router.run(request)
        if in_danger:
            await self._router.hint(request, DANGER)
        return outcome

    def _understood(
        self, incoming: Incoming, bare: Request, form: OpenForm | None, *, answers: bool
    ) -> Request:
        """Return what is asked or answered; raise UserError, also for what may not be kept."""
        asked = form.fields[0] if form and answers else None
        passed = self._passed(incoming, bare, asked)
        if answers:
            request = self._understanding.answering(passed, bare, form)
        else:
            request = self._understanding.commanding(passed, bare)
        self._sentry.joined(request.command, request.values)
        return request

    def _passed(self, incoming: Incoming, bare: Request, asked: str | None) -> Incoming:
        """Return what the guard lets in; what asks for a text to be hidden is never held back."""
        try:
            return self._sentry.passed(incoming, bare.person.id, asked)
        except UserError as error:
            begun = self._begun(incoming, bare)
            if asked or begun is None or not begun.command.forgets:
                raise
            return (
                replace(incoming, line=self._shortest(begun)) if error.facts["stops"] else incoming
            )

    def _shortest(self, request: Request) -> str:
        """Return the line of a request without any free text."""
        return self._understanding.lexicon.line(request.command.name, _places(request))

    async def _refused(self, incoming: Incoming, about: Request, error: UserError) -> None:
        """Say why not; where somebody may be in danger and asks for nothing, where to turn."""
        if about.answers is None and self._sentry.danger(incoming.line):
            await self._router.hint(about, DANGER)
        elif error.code == "guarded":
            facts = {**error.facts, **self._mended_by(incoming, about, error)}
            await self._router.refuse(about, UserError("guarded", **facts))
        else:
            await self._router.refuse(about, error)

    def _mended_by(
        self, incoming: Incoming, about: Request, error: UserError
    ) -> Mapping[str, object]:
        """Return what to write instead, and where: a description, by the command it was for."""
        if about.answers is not None:
            asked = about.command.field(str(error.facts["field"]))
            return {"describes": asked is not None and asked.kind is Kind.TEXT}
        begun = self._begun(incoming, about)
        if begun is None:
            return {"describes": True}
        describes = begun.command.field("text") is not None
        return {"describes": describes, "command": begun.command.name, "places": _places(begun)}

    def _begun(self, incoming: Incoming, bare: Request) -> Request | None:
        """Return the command that a refused line began; None where it was none."""
        try:
            return self._understanding.commanding(self._sentry.bare(incoming), bare)
        except UserError:
            return None

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


def _places(request: Request) -> dict[str, str]:
    """Return what says which thing a request is about, and nothing of its text."""
    return {name: value for name, value in request.values.items() if name in PLACES}
