"""Who speaks in an exercise: one of its invented people, whoever is at the keyboard."""

from collections.abc import Iterator
from dataclasses import replace

from bot.chat.fold import fold
from bot.chat.lexicon import ANSWER, Lexicon
from bot.chat.request import Incoming, Source
from bot.domain.cooperation import Exercise
from bot.domain.exercise import PREFIX
from bot.domain.ids import RoomId
from bot.domain.person import Person
from bot.ports import Cooperations, People


class Stage:
    """Finds the invented person that a line is said by: `som bo: godkänn 1.3`."""

    def __init__(self, cooperations: Cooperations, people: People, lexicon: Lexicon) -> None:
        self._cooperations = cooperations
        self._people = people
        self._lexicon = lexicon

    def played(self, incoming: Incoming) -> tuple[Incoming, Person] | None:
        """Return what is said without the name before it, and by whom; None where it is real."""
        exercise = self._exercise(incoming.room)
        if exercise is None:
            return None
        named, line = self._named(incoming.line, exercise)
        speaker = named or self._answering(incoming, exercise) or next(self._people_of(exercise))
        return replace(incoming, line=line), speaker

    def _exercise(self, room: RoomId) -> Exercise | None:
        found = self._cooperations.in_room(room)
        if found is None or not found.startswith(PREFIX):
            return None
        return self._cooperations.load(found).exercise

    def _named(self, line: str, exercise: Exercise) -> tuple[Person | None, str]:
        """Return who is named before a colon, and what stands after it."""
        before, colon, rest = line.partition(":")
        said_as, _, name = before.strip().partition(" ")
        if not colon or self._lexicon.choice("playing", said_as) is None:
            return None, line
        cast = {fold(one): person for one, person in exercise.cast.items()}
        found = cast.get(fold(name))
        return (self._people.load(found), rest.strip()) if found else (None, line)

    def _answering(self, incoming: Incoming, exercise: Exercise) -> Person | None:
        """Return whose open question is answered: by the form's id, else the only one open."""
        words = incoming.line.split()
        says = bool(words) and self._lexicon.verb(words[0]) == ANSWER
        if not says and incoming.source not in {Source.PLAIN, Source.FORM}:
            return None
        asked = [one for one in self._people_of(exercise) if incoming.room in one.forms]
        ids = {incoming.form, *words[1:2]}
        meant = [one for one in asked if one.forms[incoming.room].id in ids]
        return next(iter(meant or (asked if len(asked) == 1 else ())), None)

    def _people_of(self, exercise: Exercise) -> Iterator[Person]:
        return (self._people.load(person) for person in exercise.cast.values())


def name_in(exercise: Exercise | None, person: Person) -> str | None:
    """Return the name that has to stand before what somebody says; None for who speaks anyway."""
    names = {one: name for name, one in exercise.cast.items()} if exercise else {}
    first = next(iter(names), None)
    return names.get(person.id) if person.id != first else None
