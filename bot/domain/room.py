"""Rooms: the chat channels a cooperation lives in, and who can read each."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.ids import PartyId, RoomId
from bot.domain.reminding import Quiet


class Language(StrEnum):
    """The languages people can read the bot in."""

    SV = "sv"
    EN = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """
    A linked room. `audience` is the party that can read it; None when all parties can.

    In its `quiet` hours nothing is said there that nobody has asked for.
    """

    id: RoomId
    audience: PartyId | None
    language: Language
    quiet: Quiet | None = None
