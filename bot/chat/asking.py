"""Opens the form for what a command still needs, and asks again for what was refused."""

import asyncio

from bot.chat.command import Kind, NeedMoreError
from bot.chat.outgoing import Outgoing, reply
from bot.chat.request import Request
from bot.chat.services import Services
from bot.domain.ids import CooperationId
from bot.domain.person import OpenForm


class Asking:
    """Keeps the open form with the person, and shows its questions."""

    def __init__(self, services: Services) -> None:
        self._s = services

    async def ask(self, request: Request, more: NeedMoreError) -> None:
        """Open the form for what is missing, and keep what there is of it."""
        values = {**request.values, **more.values}
        # What is asked after a whole form was sent is another form, with an id of its own.
        before = request.answers if request.asking else None
        form = OpenForm(
            command=more.command or request.command.name,
            values=values,
            fields=more.fields,
            total=before.total if before else len(more.fields),
            first=before.first if before else more.first,
            about=self._about(request),
        )
        kept = await self._keep(request, form, before)
        facts = {"command": form.command, "count": form.total, **more.facts}
        outgoing = reply(more.template or "form/ask", *more.offers, **facts)
        await self._s.answers.show_form(request, outgoing, kept)

    async def again(self, request: Request, outgoing: Outgoing, field: object) -> bool:
        """Ask again for a value that was refused, with the rest kept; tell whether it is one."""
        if not isinstance(field, str) or request.command.field(field) is None:
            return False
        left = (field, *(name for name in request.asking if name != field))
        form = OpenForm(
            command=request.command.name,
            values={name: value for name, value in request.values.items() if name != field},
            fields=left,
            total=request.answers.total if request.answers else len(left),
            first={
                **(request.answers.first if request.answers else {}),
                **_to_mend(request, field),
            },
            about=request.about,
        )
        kept = await self._keep(request, form, request.answers)
        await self._s.answers.show_form(request, outgoing, kept)
        return True

    def _about(self, request: Request) -> CooperationId | None:
        """Return the cooperation a form is of: in a private chat also when she is in more later."""
        private = request.room.startswith("@")
        return self._s.answers.linked(request) if private else request.about

    async def forget(self, request: Request) -> None:
        """Forget what is half filled in where nothing may be kept."""
        person = self._s.answers.known(request.person)
        if request.room in person.forms:
            await asyncio.to_thread(self._s.people.save, person.filling_in(request.room, None))

    async def _keep(self, request: Request, form: OpenForm, before: OpenForm | None) -> OpenForm:
        """Keep a form, as what comes after *before*, and return it as it is kept."""
        noted = form.after(before, request.delivery)
        person = self._s.answers.known(request.person).filling_in(request.room, noted)
        await asyncio.to_thread(self._s.people.save, person)
        return noted


def _to_mend(request: Request, name: str) -> dict[str, str]:
    """Return a refused text, which nobody wants to write once more; a short value is nothing."""
    field = request.command.field(name)
    typed = request.values.get(name)
    return {name: typed} if typed and field and field.kind is Kind.TEXT else {}
