"""What came of something said, for the platform that handed it over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.chat.message import Message
from bot.chat.request import Request, Source
from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId, RoomId
from bot.domain.ledger import News

FOR_ALL = frozenset({"approve", "decline"})
"""What each party presses for itself, on the same message, while the version is open."""
FOR_EACH = frozenset({"done"})
"""What each party may still have to press, whatever the others did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """
    What a platform may want to show of it, besides the answers.

    `note` is to be written beneath the message whose button was pressed, in the button's place,
    where the press has done all that it can do. `told` maps each chat that got the news to the
    platform's id of the message there. `unreached` is why a chat did not get it.
    """

    note: Message | None = None
    told: Mapping[RoomId, str] = field(default_factory=dict)
    unreached: str | None = None


NOTHING = Outcome()


def outcome_of(rows: Sequence[News], note: Message | None) -> Outcome:
    """Return what came of a change: its news as they then stood, and the note if any."""
    told = {RoomId(chat): id_ for row in rows for chat, id_ in row.told.items()}
    failures = [row.failure for row in rows if row.failure]
    return Outcome(note=note, told=told, unreached=next(iter(failures), None))


def used_up(request: Request, kept: Cooperation | None) -> bool:
    """
    Tell whether a press changed something, and leaves nothing for anyone else to press.

    A form that a button has opened counts as the press on it.
    """
    pressed = request.source is Source.PRESS or (request.source is Source.FORM and request.label)
    if not pressed or kept is None or request.command.name in FOR_EACH:
        return False
    if request.command.name not in FOR_ALL:
        return True
    matter = kept.round.matter(MatterId(request.values.get("id", "")))
    return matter.proposed is None or str(matter.count) != request.values.get("version")
