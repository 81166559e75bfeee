"""Rooms: the chat channels a cooperation lives in, and who can read each."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.ids import PartyId, RoomId


class Language(StrEnum):
    """The languages people can read the bot in."""

    SV = "sv"
    EN = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A linked room. `audience` is the party that can read it; None when all parties can."""

    id: RoomId
    audience: PartyId | None
    language: Language
