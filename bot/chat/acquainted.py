"""Whose names are known in a chat: the people of the cooperations it is about."""

from collections.abc import Iterator

from bot.chat.guard.tokens import tokens_of
from bot.domain.ids import CooperationId, PersonId, RoomId
from bot.ports import Cooperations, People


class Acquainted:
    """Returns the words of the names of those who take part, folded; they do this as their work."""

    def __init__(self, cooperations: Cooperations, people: People) -> None:
        self._cooperations = cooperations
        self._people = people

    def __call__(self, person: PersonId, room: RoomId) -> frozenset[str]:
        """Return the names in a room's cooperation and in all that somebody is in."""
        return frozenset(
            token.folded
            for id_ in self._about(person, room)
            for member in self._cooperations.load(id_).members
            for token in tokens_of(self._people.load(member.person).name)
        )

    def _about(self, person: PersonId, room: RoomId) -> Iterator[CooperationId]:
        here = self._cooperations.in_room(room)
        if here:
            yield here
        yield from self._cooperations.of_person(person)
