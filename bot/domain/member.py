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
class Member:
    """A person's place in the cooperation. `substitute_for` is whose key she also holds."""

    person: PersonId
    party: PartyId
    role: Role
    substitute_for: PersonId | None = None


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
