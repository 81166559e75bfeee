"""Who gets a message, in which language, from which view; and what has reached whom."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import tzinfo
from typing import TypeVar

from bot.chat.block_wording import unmarked
from bot.chat.clearing import Clearing, why_not
from bot.chat.command import Command
from bot.chat.drawing import drawn, pressable
from bot.chat.making import Making
from bot.chat.message import FormView, Message, Span
from bot.chat.outgoing import Offer, Outgoing
from bot.chat.places import placed
from bot.chat.readers import Reader, Readers
from bot.chat.wording import Wording
from bot.domain.cooperation import Cooperation
from bot.domain.ids import PersonId
from bot.domain.ledger import News
from bot.domain.log import JOINT
from bot.domain.process import Process
from bot.domain.shown import ids_shown
from bot.ports import Clock, People, Platform, Processes, platform_of

logger = logging.getLogger(__name__)

Said = TypeVar("Said")


class Outbox:
    """
    Words what handlers say and hands it to the platforms.

    This is the only place that turns a cooperation into words, and it does so from
    `seen_by(party)` of each reader.
    """

    def __init__(
        self,
        *,
        commands: Mapping[str, Command],
        platforms: Mapping[str, Platform[Message]],
        making: Making,
        people: People,
        processes: Processes,
        readers: Readers,
        clock: Clock,
        zone: tzinfo,
    ) -> None:
        self._commands = commands
        self._platforms = platforms
        self._clearing = Clearing(platforms)
        self._making = making
        self._people = people
        self._processes = processes
        self._clock = clock
        self._zone = zone
        self._readers = readers

    def wording(self, cooperation: Cooperation | None, reader: Reader) -> Wording:
        """Return the words for one reader."""
        view = cooperation.seen_by(reader.party, self._mark(reader)) if cooperation else None
        return Wording(
            reader.language,
            self._making.lexicon,
            view=view,
            process=self._process(view),
            name_of=self._name_of,
            accounts_of=lambda person: self._people.load(person).accounts,
            now=self._clock.now(),
            zone=self._zone,
        ).read_by(reader.party)

    def message(
        self,
        outgoing: Outgoing,
        cooperation: Cooperation | None,
        reader: Reader,
        form: FormView | None = None,
    ) -> Message:
        """Return what a reader is shown."""
        wording, making = self.wording(cooperation, reader), self._making
        outgoing = self.without_blocked(outgoing, cooperation, reader)
        facts = {**outgoing.facts, "you": reader.party, "whole": reader.whole}
        buttons = tuple(
            drawn(offer, wording, making.lexicon, about=reader.about)
            for offer in outgoing.buttons
            if self._is_for(offer, wording, reader)
        )
        files = tuple(making.file(one, wording) for one in outgoing.documents)
        spans = unmarked(making.spans(outgoing.template, facts, wording), self._mark(reader))
        if mark := _exercise(wording):
            form = replace(form, prompt=f"{mark}{form.prompt}") if form and not spans else form
            spans = (Span(text=mark, style=frozenset("b")), *spans) if spans else spans
        shown = Message(
            spans=spans,
            buttons=buttons,
            form=form,
            files=files,
            refused=outgoing.template.startswith("errors/"),
            language=reader.language,
        )
        return placed(shown, reader.place) if reader.place else shown

    def _is_for(self, offer: Offer, wording: Wording, reader: Reader) -> bool:
        """Tell whether the one who reads may press a button; in a room somebody may."""
        command = self._commands.get(offer.command)
        if command is None:
            return True  # an answer to an open question
        at, lexicon = self._clock.now(), self._making.lexicon
        return pressable(offer, command, wording, lexicon, reader.person, at)

    def without_blocked(
        self,
        said: Said,
        cooperation: Cooperation | None,
        reader: Reader,
        about: str | None = None,
    ) -> Said:
        """Return what is said, or a form *about* a thing, as one reader may see it now."""
        if cooperation is None or not cooperation.blocked:
            return said
        return cooperation.hiding(reader.party, self._mark(reader)).of(said, about or "")

    def _mark(self, reader: Reader) -> str:
        return self._making.lexicon.words[reader.language].label("blocked", "text")

    async def answer(
        self,
        outgoing: Outgoing,
        cooperation: Cooperation | None,
        reader: Reader,
        form: FormView | None = None,
    ) -> None:
        """Say something to the asker alone; a reply that fails is only noted."""
        await self.show(self.message(outgoing, cooperation, reader, form), reader)

    async def show(self, message: Message, reader: Reader) -> None:
        """Show the asker an answer as it is worded; a failure is only noted."""
        try:
            await self.send(reader, message)
        except Exception as error:  # noqa: BLE001 - a platform may fail in any way
            logger.warning("reply failed: %s", type(error).__name__)

    async def deliver(self, row: News, cooperation: Cooperation) -> News:
        """Send a ledger row to those who have not got it, and return it as it then stands."""
        if row.deletes:
            row = await self._clearing.cleared(row, at=self._clock.now())
        if row.message is None or row.deletes:
            return row
        outgoing = Outgoing.of(row.message, row.audience)
        told, shown = dict(row.told), list[str]()
        failure: str | None = None
        for reader in self._readers.of(row, cooperation):
            if reader.chat in told:
                continue
            try:
                message = self._addressed(outgoing, cooperation, reader)
                told[reader.chat] = await self.send(reader, message)
                shown.append(message.plain)
            except Exception as error:  # noqa: BLE001 - a platform may fail in any way
                failure = why_not(error)
                logger.warning("news %s failed: %s", row.id, failure)
        about = ids_shown(shown, cooperation.seen_by(row.audience), row.message)
        row = replace(row, about=tuple(dict.fromkeys((*row.about, *about))))
        if failure:
            return row.failed(told, at=self._clock.now(), why=failure)
        return row.sent(told)

    def _addressed(self, outgoing: Outgoing, cooperation: Cooperation, reader: Reader) -> Message:
        """Return news as one reader gets them, with the place first where her chat has several."""
        message = self.message(outgoing, cooperation, reader)
        if not reader.place:
            return message
        place = Span(text=f"{reader.place}: ", style=frozenset("b"))
        return replace(message, spans=(place, *message.spans))

    async def announce(self, outgoing: Outgoing, cooperation: Cooperation) -> None:
        """Say something in all rooms of a cooperation that is no more; a failure is only noted."""
        for reader in self._readers.covering(JOINT, cooperation):
            await self.answer(outgoing, None, reader)

    async def send(self, reader: Reader, message: Message) -> str:
        """Show a message to a reader, and return its id there; raise whatever the platform does."""
        platform = self._platforms[platform_of(reader.chat)]
        return await platform.send(reader.chat, message, only=reader.only, handle=reader.handle)

    def _process(self, view: Cooperation | None) -> Process:
        return self._processes.load(view.round.process) if view else self._processes.newest()

    def _name_of(self, person: PersonId) -> str:
        return self._people.load(person).name


def _exercise(wording: Wording) -> str:
    """Return what an exercise begins each message with; empty where it is none."""
    exercise = wording.view and wording.view.exercise
    return wording.label("exercise", "mark") if exercise else ""
