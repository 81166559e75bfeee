"""Situation pictures: what a party has seen for itself, and what the parties see together."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.ids import ItemId, PartyId
from bot.domain.member import By


class Verdict(StrEnum):
    """What another party's own picture says of an observation."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was seen: always of places and patterns, never of a person."""

    text: str
    place: str | None = None
    time: str | None = None
    frequency: str | None = None
    trend: str | None = None
    source: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnObservation:
    """An observation of one party, numbered in its own series (`I1`), which nobody else sees."""

    number: int
    seen: Seen
    by: By
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source a party has asked for its picture: when, by when, and when it answered."""

    name: str
    asked: date | None = None
    due: date | None = None
    received: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one party's picture says of what another has shared."""

    party: PartyId
    verdict: Verdict
    by: By
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """
    A part of the joint picture, under an id of the joint series (`B1`).

    `blind` marks what nobody has seen yet, but should (Brå, Ta fram en kartläggning).
    """

    id: ItemId
    seen: Seen
    by: By
    blind: bool = False
    views: tuple[View, ...] = ()
