"""From a request to its answers: load, decide, save in one turn, then send."""

import asyncio
import logging
import traceback
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from typing import Any

from bot.chat.asking import Asking
from bot.chat.command import NeedMoreError, Result
from bot.chat.desks import desk_for, require_may
from bot.chat.intake import closed
from bot.chat.newsroom import Newsroom
from bot.chat.outcome import NOTHING, Outcome, outcome_of, used_up
from bot.chat.outgoing import To, reply
from bot.chat.permits import right_of
from bot.chat.playing import require_there
from bot.chat.refusals import offers_after
from bot.chat.request import Request, Source
from bot.chat.services import Services
from bot.chat.several import Several, lines_of
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import CooperationId
from bot.domain.ledger import News

logger = logging.getLogger(__name__)


class Router:
    """Runs one request at a time in each cooperation, and never sends inside a turn."""

    def __init__(self, services: Services) -> None:
        self._s = services
        self._asking = Asking(services)
        self._several = Several(services)

    async def run(self, request: Request) -> Outcome:
        """Answer a request, whatever comes of it."""
        return await self._guarded(request, self._answered(request))

    async def refuse(self, request: Request, error: UserError) -> None:
        """Say why a line could not even be understood."""
        await self._guarded(request, self._refused(request, error))

    async def settled(self) -> None:
        """Wait until all that has been told is noted."""
        await self._s.post.settled()

    async def hint(self, request: Request, template: str) -> None:
        """Tell the asker what her platform has to say."""
        await self._guarded(request, self._s.answers.say(request, reply(template)))

    async def broken(self, request: Request, error: Exception) -> None:
        """Say that something went wrong, without its details; the log has the same reference."""
        reference = self._s.codes.new()
        last = traceback.extract_tb(error.__traceback__)[-1]
        logger.error("%s: %s in %s:%s", reference, type(error).__name__, last.name, last.lineno)
        try:
            await self._s.answers.say(request, reply("errors/broken", reference=reference))
        except Exception as second:  # noqa: BLE001 - what is broken may be what it takes to say so
            logger.warning("%s: not answered: %s", reference, type(second).__name__)

    async def _guarded(
        self, request: Request, answer: Coroutine[Any, Any, Outcome | None]
    ) -> Outcome:
        try:
            return await answer or NOTHING
        except Exception as error:  # noqa: BLE001 - a bug is answered too
            await self.broken(request, error)
            return NOTHING

    async def _answered(self, request: Request) -> Outcome | None:
        try:
            return await self._run(request)
        except UserError as error:
            await self._refused(request, error)
        except NeedMoreError as more:
            if shut := closed(self._s, request):
                await self._refused(request, shut)
            else:
                await self._asking.ask(request, more)
        return None

    async def _refused(self, request: Request, error: UserError) -> None:
        """Say why something could not be done, and what can; a form's field is asked again."""
        if self._s.answers.seen(request):
            return
        offers = offers_after(error.code, error.facts)
        outgoing = reply(f"errors/{error.code}", *offers, **error.facts)
        if closed(self._s, request):
            await self._asking.forget(request)
            await self._s.answers.say(request, outgoing)
        elif not await self._asking.again(request, outgoing, error.facts.get("field")):
            await self._s.answers.say(request, outgoing)

    async def _run(self, request: Request) -> Outcome:
        if request.asking:
            raise NeedMoreError(request.asking, template="form/next")
        among = self._s.answers.among(request)
        right = right_of(request.command, request.values, self._s.lexicon)
        if among and not right.stranger:
            await self._everywhere(request, among)
            return NOTHING
        found = self._s.answers.linked(request)
        async with self._s.turns.of(found or request.room):
            # Somebody may have started one in this room while we waited for our turn.
            same = self._s.answers.linked(request) == found
            linked = self._s.cooperations.load(found) if found and same else None
            if same and not (linked and request.delivery in linked.deliveries):
                desk = desk_for(self._s, request, linked)
                require_may(request, desk)
                result = request.command.handle(request, desk)
                if result.keeps and (shut := closed(self._s, request, linked)):
                    raise shut
                kept, rows = await self._keep(request, result)
            else:
                result, kept, rows = Result(), None, ()
        if not same:
            require_there(request.person)
            return await self._run(request)
        told = await self._say(request, result, kept, rows)
        if result.then:
            # What was answered is kept; the next question is asked of its own.
            await self._asking.ask(self._going_on(request, kept), result.then)
        spent = used_up(request, kept)
        return outcome_of(told, self._s.answers.pressed(request) if spent else None)

    def _going_on(self, request: Request, kept: Cooperation | None) -> Request:
        """Return the request whose next question is asked, about what its room may not say."""
        there = kept and self._s.cooperations.in_room(request.room) != kept.id
        about = kept.id if kept and there else request.about
        return replace(request, values={}, asking=(), answers=None, about=about)

    async def _everywhere(self, request: Request, among: Sequence[CooperationId]) -> None:
        """Read in all of somebody's cooperations; ask which one is meant by anything more."""
        tried = await self._several.tried(request, among)
        if lines := lines_of(tried):
            await self._keep(request, Result())
            await self._s.answers.say_lines(request, lines)
        else:
            able = [one for one in tried if not one.refused]
            ids = [one.cooperation.id for one in able or tried]
            await self._s.answers.ask_which(request, ids, offered=bool(able))

    async def _keep(
        self, request: Request, result: Result
    ) -> tuple[Cooperation | None, tuple[str | None, ...]]:
        """Keep people first, then the cooperation with its news in the same save; name these."""
        people = {person.id: person for person in result.people}
        if request.room in request.person.forms and request.source is not Source.GLANCE:
            person = people.get(request.person.id) or self._s.answers.known(request.person)
            people[person.id] = person.filling_in(request.room, None)
        for person in people.values():
            await asyncio.to_thread(self._s.people.save, person)
        if result.cooperation is None:
            return None, ()
        told = [one for one in result.say if one.audience.to is not To.ASKER]
        newsroom = Newsroom(by=request.person.id, now=self._s.clock.now(), new_id=self._s.codes.new)
        changed, rows = newsroom.with_news(result.cooperation, told)
        noted = self._s.post.with_notes(changed.delivered(request.delivery))
        saved = await asyncio.to_thread(self._s.cooperations.save, noted)
        self._s.post.noted(saved)
        return saved, rows

    async def _say(
        self,
        request: Request,
        result: Result,
        cooperation: Cooperation | None,
        rows: tuple[str | None, ...],
    ) -> list[News]:
        """Send what there is to say; return the news as they then stand."""
        told: list[News] = []
        left = list(rows)
        if result.lines:
            await self._s.answers.say_lines(request, result.lines)
        for outgoing in result.say:
            if outgoing.audience.to is To.ASKER or cooperation is None:
                await self._s.answers.say(request, outgoing)
                continue
            id_ = left.pop(0)
            done = await self._s.post.deliver(
                cooperation, [row for row in cooperation.ledger if row.id == id_]
            )
            told.extend(done)
            # What is told later is answered now; nothing done means that the tick came first.
            missed = done and not any(request.room in row.told for row in done)
            if id_ is None or (missed and not outgoing.deletes):
                about = replace(outgoing, cooperation=cooperation.id)
                await self._s.answers.say(request, about)
        return told
