"""Rooms: the chat channels a cooperation lives in, and who can read each."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import PartyId, PersonId, RoomId
from bot.domain.reminding import Quiet


class Language(StrEnum):
    """The languages people can read the bot in."""

    SV = "sv"
    EN = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """
    A linked room. `audience` is the party that can read it; None when all parties can.

    In its `quiet` hours nothing is said there that nobody has asked for. News there are few words
    unless it wants the `whole` text. `name` is what its people call it, empty until they say.
    """

    id: RoomId
    audience: PartyId | None
    language: Language
    quiet: Quiet | None = None
    name: str = ""
    whole: bool = False

    def covers(self, party: PartyId) -> bool:
        """Tell whether a party reads here."""
        return self.audience in {None, party}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomCode:
    """A one-time code, by its digest, that links a room for an audience; made by a member."""

    code: str
    audience: PartyId | None
    made_by: PersonId
    expires: datetime
