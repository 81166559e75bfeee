"""Which cooperation a line is for, in a private chat with somebody who is in several."""

from collections.abc import Iterator

from bot.chat.fold import fold
from bot.chat.lexicon import Lexicon
from bot.chat.line import verb_first
from bot.chat.places import names_of
from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, PersonId, RoomId
from bot.ports import Cooperations

ALONE = "overview"
"""What a name alone asks for."""


class Addresses:
    """Reads whom a line is for: `Lindsala godkänn L1`, and `ab12 godkänn L1` on a button."""

    def __init__(self, cooperations: Cooperations, lexicon: Lexicon) -> None:
        self._cooperations = cooperations
        self._lexicon = lexicon

    def parted(
        self, line: str, person: PersonId, room: RoomId, *, asked: bool = False
    ) -> tuple[tuple[CooperationId, ...], str]:
        """
        Return those of somebody's cooperations that a line names, and the rest of it.

        Where a question is open (*asked*) a name counts only before a verb, so that an answer may
        begin with it; else what follows may be mistyped, and a name alone asks how things stand.
        It is of several where they have a municipality of the same name; a longer name goes first.
        """
        if not room.startswith("@"):
            return (), line
        rests = {one.id: list(_after(one, line)) for one in self._mine(person)}
        found = {one: [rest for rest in left if self._verb(rest)] for one, left in rests.items()}
        if not any(found.values()) and not asked and not self._verb(line):
            found = rests
        if not any(found.values()):
            return (), line
        left = min((rest for one in found.values() for rest in one), key=len)
        ids = tuple(one for one, left_of in found.items() if left in left_of)
        return ids, left or self._lexicon.line(ALONE, {})

    def _mine(self, person: PersonId) -> list[Cooperation]:
        return [self._cooperations.load(one) for one in self._cooperations.of_person(person)]

    def _verb(self, line: str) -> bool:
        """Tell whether a line begins with a command, stands for one, or is a plain question."""
        if self._lexicon.phrase(line) or self._lexicon.meant(line) != line:
            return True
        words = verb_first(line, self._lexicon.verb).split()
        return bool(words) and any(self._lexicon.verb("".join(words[:length])) for length in (1, 2))


def _after(cooperation: Cooperation, line: str) -> Iterator[str]:
    """Yield what follows each of the cooperation's names that a line begins with."""
    words = line.split()
    for name in names_of(cooperation):
        length = len(name.split())
        if words and fold("".join(words[:length])) == fold(name):
            yield line.split(maxsplit=length)[length] if words[length:] else ""
