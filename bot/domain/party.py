"""The organisations of a cooperation: one police area and one or more municipalities."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.ids import PartyId

POLICE = PartyId("polis")


class PartyKind(StrEnum):
    """What sort of organisation a party is."""

    POLICE = "police"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One organisation. `name` is bare: `Lindsala`, `Mellansjö`, without `kommun` or the like."""

    id: PartyId
    kind: PartyKind
    name: str


def municipalities(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return the municipal parties, in the order they were named at the start."""
    return tuple(party for party in parties if party.kind is PartyKind.MUNICIPALITY)
