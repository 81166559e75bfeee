"""Answers to the one who asked: where she reads, in which language, and her open form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.chat import forms, lines
from bot.chat.assuring import assurable
from bot.chat.command import Command, Kind
from bot.chat.drawing import confirm_of
from bot.chat.lexicon import Lexicon
from bot.chat.message import Button, Message
from bot.chat.outbox import Outbox
from bot.chat.outgoing import Outgoing, reply
from bot.chat.places import address_of, name_of, place_of
from bot.chat.playing import said_by
from bot.chat.readers import Reader, mine_of
from bot.chat.refusals import offers_after
from bot.chat.request import Request
from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, PersonId
from bot.domain.person import OpenForm, Person
from bot.domain.room import Language
from bot.ports import Cooperations, People


class Answers:
    """Says things to the asker alone, as far as the platform can."""

    def __init__(
        self,
        *,
        commands: Mapping[str, Command],
        cooperations: Cooperations,
        people: People,
        lexicon: Lexicon,
        outbox: Outbox,
        language: Language,
    ) -> None:
        self._commands = commands
        self._cooperations = cooperations
        self._people = people
        self._lexicon = lexicon
        self._outbox = outbox
        self._language = language

    async def say(self, request: Request, outgoing: Outgoing) -> None:
        """Answer the asker."""
        cooperation, reader = self._asker(request, outgoing.cooperation)
        await self._outbox.answer(outgoing, cooperation, reader)

    async def say_lines(self, request: Request, said: Sequence[Outgoing]) -> None:
        """Answer the asker with a line from each cooperation, and a button that shows the whole."""
        parts = [self._part(request, one, one.cooperation) for one in said if one.cooperation]
        await self._outbox.show(lines.joined(parts), self._asker(request)[1])

    def _part(self, request: Request, said: Outgoing, about: CooperationId) -> lines.Part:
        cooperation, reader = self._asker(request, about)
        message = self._outbox.message(said, cooperation, reader)
        button = lines.said_in(request.line, about, reader.place)
        return lines.Part(place=reader.place, message=message, button=button)

    async def ask_which(
        self, request: Request, among: Sequence[CooperationId], *, offered: bool
    ) -> None:
        """
        Show the asker how to say which of her cooperations is meant, by the first of *among*.

        Where they are *offered*, a press says the same line of one of them; nothing is guessed.
        """
        mine = mine_of(request.person.id, self._cooperations)
        first = next(one for one in mine if one.id == among[0])
        facts = {"example": name_of(first, mine), "line": request.line if offered else ""}
        offers = offers_after("which_cooperation", facts)
        _, reader = self._asker(request)
        said = reply("errors/which_cooperation", *offers, **facts)
        message = self._outbox.message(said, None, reader)
        drawn = [self._said_in(request, one) for one in among] if offered else []
        buttons = (*(one for one in drawn if one), *message.buttons)
        await self._outbox.show(replace(message, buttons=buttons), reader)

    def _said_in(self, request: Request, about: CooperationId) -> Button | None:
        """Return the button that says the line again, in one cooperation."""
        cooperation, reader = self._asker(request, about)
        label = f"{lines.label_of(request.line)}, {reader.place}"
        button = lines.said_in(request.line, about, label)
        wording = self._outbox.wording(cooperation, reader)
        confirm = confirm_of(request.command.name, request.values, wording)
        return replace(button, confirm=confirm) if button else None

    async def show_form(self, request: Request, outgoing: Outgoing, form: OpenForm) -> None:
        """Answer the asker with the questions that are left."""
        cooperation, reader = self._asker(request)
        wording = self._outbox.wording(cooperation, reader)
        readable = self._outbox.without_blocked(form, cooperation, reader, form.values.get("id"))
        form = forms.emptied(form, readable)
        command, refused = self._commands[form.command], assurable(outgoing)
        view = forms.view_of(command, form, wording, self._lexicon, assurable=refused)
        await self._outbox.answer(outgoing, cooperation, reader, view)

    def written(self, request: Request, template: str, /, **facts: object) -> str:
        """Return a text that becomes the parties' own, in the language of the room."""
        cooperation, reader = self._asker(request)
        room = cooperation.room(request.room) if cooperation else None
        language = room.language if room else self._language
        reader = replace(reader, language=language)
        return self._outbox.message(reply(template, **facts), cooperation, reader).plain

    def known(self, person: Person) -> Person:
        """Return the person as she is kept now, if she is kept."""
        return self._people.by_account(person.accounts[0]) or person

    def pressed(self, request: Request) -> Message:
        """Return what to write beneath a message whose button has done what it was for."""
        cooperation, reader = self._asker(request)
        room = cooperation.room(request.room) if cooperation else None
        if room:
            reader = replace(reader, language=room.language)
        note = reply("press/note", person=request.person.name, label=request.label)
        return self._outbox.message(note, cooperation, reader)

    def seen(self, request: Request) -> bool:
        """Tell whether the platform has delivered this before, and it has been applied."""
        found = self.linked(request)
        return found is not None and request.delivery in self._cooperations.load(found).deliveries

    def views_of(self, person: PersonId) -> Iterator[Cooperation]:
        """Yield the cooperations somebody is in, each as her party there may see it."""
        for found in self._cooperations.of_person(person):
            cooperation = self._cooperations.load(found)
            member = cooperation.member(person)
            if member:
                yield cooperation.seen_by(member.party)

    def among(self, request: Request) -> tuple[CooperationId, ...]:
        """Return the cooperations a line may be of; none where it is plain which one it is."""
        if self.linked(request) or not request.room.startswith("@"):
            return ()
        return request.among or tuple(self._cooperations.of_person(request.person.id))

    def linked(self, request: Request) -> CooperationId | None:
        """
        Return the cooperation meant: the one named, or that a code opens, or the room's.

        In a private chat, and where a room is to be linked, it is her only one.
        """
        found = request.about or self._opened(request) or self._cooperations.in_room(request.room)
        if found or not (request.room.startswith("@") or request.command.links):
            return found
        mine = self._cooperations.of_person(request.person.id)
        return mine[0] if len(mine) == 1 else None

    def _opened(self, request: Request) -> CooperationId | None:
        """Return the cooperation that a one-time code is of, where the command takes one."""
        coded = next((one for one in request.command.fields if one.kind is Kind.CODE), None)
        code = request.text(coded.name) if coded else None
        return self._cooperations.by_code(code) if code else None

    def _asker(
        self, request: Request, about: CooperationId | None = None
    ) -> tuple[Cooperation | None, Reader]:
        found = about or self.linked(request)
        cooperation = self._cooperations.load(found) if found else None
        person = self.known(request.person)
        room = cooperation.room(request.room) if cooperation else None
        member = cooperation.member(person.id) if cooperation else None
        private = request.room.startswith("@")
        mine = mine_of(person.id, self._cooperations) if private and cooperation else []
        several = len(mine) > 1
        played = said_by(cooperation, person.id)
        said_as = self._lexicon.said_as(played) if played else ""
        reader = Reader(
            chat=request.room,
            language=person.language or (room.language if room else self._language),
            party=member.party if member else None,
            person=person.id,
            only=None if private else request.account,
            about=address_of(found) if found and several else said_as,
            place=place_of(cooperation, mine) if cooperation and several else "",
            handle=request.handle,
        )
        return cooperation, reader
