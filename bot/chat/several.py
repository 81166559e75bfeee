"""A line that names no municipality, from somebody in several cooperations: read in all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.chat.command import NeedMoreError, Result
from bot.chat.desks import desk_for, require_may
from bot.chat.outgoing import Outgoing, To, reply
from bot.chat.request import Request
from bot.chat.services import Services
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.expiring import last_day
from bot.domain.ids import CooperationId


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """
    What a line comes to in one cooperation, of which nothing is kept.

    `said` is the answer, or the refusal; None where it would be more than read.
    """

    cooperation: Cooperation
    said: Outgoing | None
    refused: bool = False


class Several:
    """Tries a line in each of somebody's cooperations; handlers change nothing by themselves."""

    def __init__(self, services: Services) -> None:
        self._s = services

    async def tried(self, request: Request, among: Iterable[CooperationId]) -> tuple[Tried, ...]:
        """Return what a line comes to in each, first to expire on top."""
        tried = [await self._tried(request, one) for one in among]
        today = self._s.clock.now().astimezone(self._s.zone).date()
        return tuple(sorted(tried, key=lambda one: last_day(one.cooperation, today)))

    async def _tried(self, request: Request, found: CooperationId) -> Tried:
        about = replace(request, about=found)
        async with self._s.turns.of(found):
            cooperation = self._s.cooperations.load(found)
            desk = desk_for(self._s, about, cooperation)
            try:
                require_may(about, desk)
                said = _read(about.command.handle(about, desk))
            except NeedMoreError:
                return Tried(cooperation=cooperation, said=None)
            except UserError as error:
                no = reply(f"errors/{error.code}", **error.facts)
                return Tried(
                    cooperation=cooperation, said=replace(no, cooperation=found), refused=True
                )
        return Tried(
            cooperation=cooperation, said=replace(said, cooperation=found) if said else None
        )


def lines_of(tried: Sequence[Tried]) -> tuple[Outgoing, ...]:
    """
    Return the answer from each cooperation; none at all where a line is more than a question.

    What would be done in one of them, or is refused in all, is never guessed: it is asked which.
    """
    said = tuple(one.said for one in tried if one.said)
    return () if len(said) < len(tried) or all(one.refused for one in tried) else said


def _read(result: Result) -> Outgoing | None:
    """Return the first thing said where that is all that is done, to the asker alone."""
    more = result.cooperation or result.people or result.then
    if more or any(one.audience.to is not To.ASKER or one.documents for one in result.say):
        return None
    return next(iter(result.say), None)
