"""Which cooperation a line is for, in a private chat with somebody who is in several."""

from bot.chat.fold import fold
from bot.chat.lexicon import Lexicon
from bot.chat.line import verb_first
from bot.chat.places import address_of, names_of
from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, PersonId, RoomId
from bot.ports import Cooperations


class Addresses:
    """Reads whom a line is for: `Lindsala godkänn L1`, and `ab12 godkänn L1` on a button."""

    def __init__(self, cooperations: Cooperations, lexicon: Lexicon) -> None:
        self._cooperations = cooperations
        self._lexicon = lexicon

    def parted(
        self, line: str, person: PersonId, room: RoomId
    ) -> tuple[tuple[CooperationId, ...], str]:
        """
        Return those of somebody's cooperations that a line names, and the rest of it.

        A name counts only before a verb, so that an answer may begin with it. It is of several
        where they have a municipality of the same name; a longer name goes before a shorter.
        """
        if not room.startswith("@"):
            return (), line
        mine = self._mine(person)
        found = {one.id: rest for one in mine if (rest := self._after(one, line))}
        if not found:
            return (), line
        left = min(found.values(), key=len)
        return tuple(one for one, rest in found.items() if rest == left), left

    def _mine(self, person: PersonId) -> list[Cooperation]:
        return [self._cooperations.load(one) for one in self._cooperations.of_person(person)]

    def _after(self, cooperation: Cooperation, line: str) -> str:
        """Return what follows the cooperation's name in a line; empty where it is not named."""
        words = line.split()
        for name in (address_of(cooperation.id), *names_of(cooperation)):
            length = len(name.split())
            rest = words[length:]
            if rest and fold("".join(words[:length])) == fold(name) and self._verb(rest):
                return line.split(maxsplit=length)[length]
        return ""

    def _verb(self, words: list[str]) -> bool:
        """Tell whether words begin a command, stand for one, or are a plain question."""
        line = " ".join(words)
        if self._lexicon.phrase(line) or self._lexicon.meant(line) != line:
            return True
        words = verb_first(line, self._lexicon.verb).split()
        return any(self._lexicon.verb("".join(words[:length])) for length in (1, 2))
