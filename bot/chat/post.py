"""Delivers what the ledger holds, and notes what has reached whom, so that nothing comes twice."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from bot.chat.outbox import Outbox
from bot.chat.outgoing import tell
from bot.chat.turns import Turns
from bot.domain.cooperation import Cooperation
from bot.domain.exercise import is_over
from bot.domain.ids import CooperationId
from bot.domain.ledger import News, swept, waiting
from bot.ports import Clock, Cooperations, People

logger = logging.getLogger(__name__)


class Reminding(Protocol):
    """What follows the rules of reminders, for whoever saves and sends."""

    code: str

    def planned(self, cooperation: Cooperation) -> Cooperation:
        """Return a cooperation about to be saved, with what has fallen due in its ledger."""

    def checked(self, row: News, cooperation: Cooperation) -> News:
        """Return a reminder's row as it stands now: to be sent, to wait, or lapsed."""


class Post:
    """
    The way from a saved ledger row to a row noted as told.

    Nobody waits for the note: it goes with the next change of the same cooperation, or is saved by
    itself a moment later. Until then it is remembered here, and not told again.
    """

    def __init__(
        self,
        *,
        cooperations: Cooperations,
        people: People,
        outbox: Outbox,
        turns: Turns,
        reminding: Reminding,
        clock: Clock,
    ) -> None:
        self._cooperations = cooperations
        self._people = people
        self._outbox = outbox
        self._turns = turns
        self._reminding = reminding
        self._clock = clock
        self._on_its_way: set[str] = set()
        self._not_noted: dict[CooperationId, dict[str, News]] = {}
        self._noting: dict[CooperationId, asyncio.Task[None]] = {}

    async def deliver(self, cooperation: Cooperation, rows: Sequence[News]) -> tuple[News, ...]:
        """Send *rows*, remember how it went, and return them as they then stand."""
        known = self._not_noted.get(cooperation.id, {})
        free = [known.get(row.id, row) for row in rows if row.id not in self._on_its_way]
        ids = {row.id for row in free}
        self._on_its_way |= ids
        try:
            done = tuple([await self._told(row, cooperation) for row in free])
            if done:
                self._not_noted.setdefault(cooperation.id, {}).update({row.id: row for row in done})
                self._note_soon(cooperation.id)
        finally:
            self._on_its_way -= ids
        return done

    async def deliver_due(self, cooperation_id: CooperationId) -> None:
        """Send what has come due in one cooperation, and note it; an exercise may be over."""
        now = self._clock.now()
        if is_over(cooperation := self._cooperations.load(cooperation_id), now):
            await self._take_away(cooperation)
            return
        if not cooperation.stopped:
            await self._follow(cooperation_id)
        ledger = self._cooperations.load(cooperation_id).ledger
        rows = waiting(ledger, stopped=cooperation.stopped is not None)
        for row in (one for one in rows if one.due <= now):
            # Each from how things stand at that moment, since what came before took its time.
            await self.deliver(self._cooperations.load(cooperation_id), [row])
        await self.settled()

    def with_notes(self, cooperation: Cooperation) -> Cooperation:
        """
        Return a cooperation that is about to be saved, with what has been told noted in it.

        What its reminders had fallen due for gets its row in the same save.
        """
        return self._with_told(self._reminding.planned(cooperation))

    def _with_told(self, cooperation: Cooperation) -> Cooperation:
        newer = self._not_noted.get(cooperation.id, {})
        # What a change has let lapse meanwhile stays so.
        told = (newer.get(row.id, row) if row.pending else row for row in cooperation.ledger)
        return replace(cooperation, ledger=swept(tuple(told), self._clock.now()))

    def noted(self, saved: Cooperation) -> None:
        """Forget what stands in a cooperation that has been saved."""
        left = self._not_noted.pop(saved.id, {})
        kept = {row.id: row for row in saved.ledger if row.pending}
        fresh = {id_: row for id_, row in left.items() if id_ in kept and kept[id_] != row}
        if fresh:
            self._not_noted[saved.id] = fresh

    async def _told(self, row: News, cooperation: Cooperation) -> News:
        """Send a row, unless it is a reminder that does not hold any more, or has to wait."""
        if row.occasion and row.pending:
            row = self._reminding.checked(row, cooperation)
            if row.due > self._clock.now():
                return row
        return await self._outbox.deliver(row, cooperation)

    async def _follow(self, cooperation_id: CooperationId) -> None:
        """Give what has fallen due its row in the ledger, before any of it is sent."""
        plan = self._cooperations.load(cooperation_id).plan
        fallen = plan and plan.next and plan.next <= self._clock.now()
        if plan and plan.rules == self._reminding.code and not fallen:
            return
        async with self._turns.of(cooperation_id):
            kept = self.with_notes(self._cooperations.load(cooperation_id))
            self.noted(await asyncio.to_thread(self._cooperations.save, kept))

    async def settled(self) -> None:
        """Wait until all that has been told is noted, as far as the disk takes it."""
        while self._noting:
            await asyncio.gather(*self._noting.values())

    async def _take_away(self, exercise: Cooperation) -> None:
        """
        Remove an exercise with its invented people, and say so in its rooms.

        The people go first: what a failure leaves is found again by the exercise, at the next tick.
        """
        async with self._turns.of(exercise.id):
            for person in exercise.exercise.cast.values() if exercise.exercise else ():
                with suppress(KeyError):
                    await asyncio.to_thread(self._people.remove, person)
            await asyncio.to_thread(self._cooperations.remove, exercise.id)
            self._not_noted.pop(exercise.id, None)
        await self._outbox.announce(tell("exercise/gone"), exercise)

    def _note_soon(self, cooperation_id: CooperationId) -> None:
        if cooperation_id not in self._noting:
            self._noting[cooperation_id] = asyncio.create_task(self._note(cooperation_id))

    async def _note(self, cooperation_id: CooperationId) -> None:
        """Note what no change has taken along; what the disk does not take, the next tick notes."""
        try:
            while self._not_noted.get(cooperation_id):
                async with self._turns.of(cooperation_id):
                    await self._save_notes(cooperation_id)
        except Exception as error:  # noqa: BLE001 - it is told; the next tick notes it
            logger.error("news of %s not noted: %s", cooperation_id, type(error).__name__)  # noqa: TRY400
        finally:
            # At once and not by a callback, or what is told in between would wait for nobody.
            self._noting.pop(cooperation_id, None)

    async def _save_notes(self, cooperation_id: CooperationId) -> None:
        """Save what has been told, unless a change has taken it along meanwhile."""
        if not self._not_noted.get(cooperation_id):
            return
        try:
            kept = self._with_told(self._cooperations.load(cooperation_id))
        except KeyError:
            self._not_noted.pop(cooperation_id, None)  # taken away meanwhile
        else:
            self.noted(await asyncio.to_thread(self._cooperations.save, kept))
