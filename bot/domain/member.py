"""People in a cooperation: by office, for exactly one party each."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import PartyId, PersonId


class Role(StrEnum):
    """An office in the cooperation; people come and go, offices stay."""

    CONTACT = "contact"
    DECIDER = "decider"
    COMMUNICATOR = "communicator"
    PARTICIPANT = "participant"
    READER = "reader"


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """When somebody is away: from the one moment until before the other (aware, UTC)."""

    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """
    A person's place in the cooperation.

    `substitute_for` is whose office she also holds, from `since` and before `until` where these are
    set (aware, UTC). One who is not `confirmed` was the first of her party, invited by another, and
    only reads until whoever runs the bot has confirmed her. `heard` is when she last did something
    that all may know of.
    """

    person: PersonId
    party: PartyId
    role: Role
    substitute_for: PersonId | None = None
    since: datetime | None = None
    until: datetime | None = None
    away: Away | None = None
    confirmed: bool = True
    heard: datetime | None = None

    def stands_in(self, at: datetime) -> bool:
        """Tell whether a moment is within the dates of a substitute."""
        begun = self.since is None or self.since <= at
        return self.substitute_for is not None and begun and (self.until is None or at < self.until)

    def is_away(self, at: datetime) -> bool:
        """Tell whether somebody has said that she is away at a moment."""
        return self.away is not None and self.away.begins <= at < self.away.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """
    An offer of a role: to one named person, who alone may take it, or to whoever has its code.

    `code` is the digest of a one-time code; one of the two is there.
    """

    number: int
    person: PersonId | None
    party: PartyId
    role: Role
    invited_by: PersonId
    expires: datetime
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who does something, for which party, in what role, and when (aware, UTC)."""

    person: PersonId
    party: PartyId
    role: Role
    at: datetime
