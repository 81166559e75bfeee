"""Which cooperation a line is for, in a private chat with somebody who is in several."""

from bot.chat.fold import fold
from bot.chat.lexicon import Lexicon
from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, PersonId, RoomId
from bot.domain.party import municipalities
from bot.ports import Cooperations


def address_of(cooperation: CooperationId) -> str:
    """Return what stands first in the lines of its buttons: short, and no word of any language."""
    return cooperation.rpartition("-")[2]


def name_of(cooperation: Cooperation) -> str:
    """Return a name by which a line can be for a cooperation: that of its first municipality."""
    return municipalities(cooperation.parties)[0].name


class Addresses:
    """Reads whom a line is for: `Lindsala godkänn L1`, and `ab12 godkänn L1` on a button."""

    def __init__(self, cooperations: Cooperations, lexicon: Lexicon) -> None:
        self._cooperations = cooperations
        self._lexicon = lexicon

    def parted(self, line: str, person: PersonId, room: RoomId) -> tuple[CooperationId | None, str]:
        """
        Return the cooperation a line names, and the rest of it.

        A name counts only before a verb, so that an answer may begin with it. What fits several
        of her cooperations names none.
        """
        if not room.startswith("@"):
            return None, line
        mine = self._mine(person)
        found = {one.id: rest for one in mine if (rest := self._after(one, line))}
        return next(iter(found.items())) if len(found) == 1 else (None, line)

    def _mine(self, person: PersonId) -> list[Cooperation]:
        return [self._cooperations.load(one) for one in self._cooperations.of_person(person)]

    def _after(self, cooperation: Cooperation, line: str) -> str:
        """Return what follows the cooperation's name in a line; empty where it is not named."""
        names = [party.name for party in municipalities(cooperation.parties)]
        words = line.split()
        for name in (address_of(cooperation.id), *names):
            length = len(name.split())
            rest = words[length:]
            if rest and fold("".join(words[:length])) == fold(name) and self._verb(rest):
                return line.split(maxsplit=length)[length]
        return ""

    def _verb(self, words: list[str]) -> bool:
        """Tell whether words begin a command, or are a plain question."""
        if self._lexicon.phrase(" ".join(words)):
            return True
        return any(self._lexicon.verb("".join(words[:length])) for length in (1, 2))
