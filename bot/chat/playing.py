"""Who speaks in an exercise: one of its invented people, played by the one who began it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.chat.fold import fold
from bot.chat.lexicon import ANSWER, Lexicon
from bot.chat.places import address_of
from bot.chat.request import Incoming, Source
from bot.domain.cooperation import Cooperation, Exercise
from bot.domain.errors import UserError
from bot.domain.exercise import ACCOUNT, PREFIX
from bot.domain.ids import PersonId, RoomId
from bot.domain.person import Person
from bot.ports import Cooperations, People

_DRAWN = re.compile(r"\S+ (?P<name>[^:/]+)/(?P<code>\w+): ?(?P<line>.*)", re.DOTALL)
"""How the line of a button begins in an exercise, and nowhere else."""


class Stage:
    """Finds the invented person that a line is said by: `som bo: godkänn 1.3`."""

    def __init__(self, cooperations: Cooperations, people: People, lexicon: Lexicon) -> None:
        self._cooperations = cooperations
        self._people = people
        self._lexicon = lexicon
        self._last: dict[RoomId, PersonId] = {}

    def played(self, incoming: Incoming) -> tuple[Incoming, Person | None]:
        """
        Return what is said without the name before it, and by whom; None where it is real.

        Another's name, and a button of an exercise that is no more, become lines that explain it.
        """
        found = self._exercise(incoming.room)
        exercise = found.exercise if found else None
        if found is None or exercise is None or exercise.account != incoming.sender.id:
            return self._passed(incoming), None
        line = self._line(incoming, found)
        named, line = self._named(line, exercise)
        spoken = replace(incoming, line=line)
        speaker = named or self._answering(spoken, exercise) or next(self._people_of(exercise))
        self._last[incoming.room] = speaker.id
        return spoken, speaker

    def _exercise(self, room: RoomId) -> Cooperation | None:
        found = self._cooperations.in_room(room)
        if found is None or not found.startswith(PREFIX):
            return None
        return self._cooperations.load(found)

    def _passed(self, incoming: Incoming) -> Incoming:
        return replace(incoming, line=self._about("gone")) if _drawn(incoming) else incoming

    def _line(self, incoming: Incoming, cooperation: Cooperation) -> str:
        """Return a line with the code of a button taken out, if it is of this exercise."""
        drawn = _drawn(incoming)
        if drawn is None:
            return incoming.line
        if drawn["code"] != code_of(cooperation):
            return self._about("gone")
        return f"{incoming.line.partition('/')[0]}: {drawn['line']}"

    def _about(self, act: str) -> str:
        return self._lexicon.line("exercise", {"do": act})

    def _named(self, line: str, exercise: Exercise) -> tuple[Person | None, str]:
        """Return who is named before a colon, and what stands after it."""
        before, colon, rest = line.partition(":")
        said_as, _, name = before.strip().partition(" ")
        if self._lexicon.choice("playing", said_as) is None:
            return None, line
        cast = {fold(one): person for one, person in exercise.cast.items()}
        if not colon or fold(name) not in cast:
            return None, self._about("who")
        return self._people.load(cast[fold(name)]), rest.strip()

    def _answering(self, incoming: Incoming, exercise: Exercise) -> Person | None:
        """Return whose open question is answered: by the form's id, else the last one asked."""
        words = incoming.line.split()
        verb = self._lexicon.verb(words[0]) if words else None
        plain = incoming.source is Source.DIRECT and verb is None
        if verb != ANSWER and not plain and incoming.source not in {Source.PLAIN, Source.FORM}:
            return None
        asked = [one for one in self._people_of(exercise) if incoming.room in one.forms]
        ids = {incoming.form, *words[1:2]}
        meant = [one for one in asked if one.forms[incoming.room].id in ids]
        last = [one for one in asked if one.id == self._last.get(incoming.room)]
        return next(iter(meant or last or asked), None)

    def _people_of(self, exercise: Exercise) -> Iterator[Person]:
        return (self._people.load(person) for person in exercise.cast.values())


def _drawn(incoming: Incoming) -> re.Match[str] | None:
    return _DRAWN.fullmatch(incoming.line) if incoming.source is Source.PRESS else None


def require_there(person: Person) -> None:
    """Raise UserError `passed_exercise` where an invented person's exercise went meanwhile."""
    if person.accounts[0].startswith(ACCOUNT):
        raise UserError("passed_exercise")


def code_of(cooperation: Cooperation) -> str:
    """Return what tells the buttons of an exercise from those of the next one in its room."""
    return address_of(cooperation.id)[:4]


def said_by(cooperation: Cooperation | None, person: PersonId | None) -> str | None:
    """Return whom a button in an exercise speaks as, with its code; None where it is real."""
    if cooperation is None or cooperation.exercise is None:
        return None
    names = {one: name for name, one in cooperation.exercise.cast.items()}
    name = names.get(person) if person else None
    return f"{name or next(iter(names.values()))}/{code_of(cooperation)}"
