"""Where and when something was decided, or where it is written: what a diary needs to know."""

from dataclasses import dataclass
from datetime import date

from bot.domain.member import By


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """
    A party's formal decision outside the chat.

    A yes from a municipality is worth what its board's decision is worth, so body, date,
    paragraph and registration number are kept, not just a click (Kommunallagen 6:39; Brå,
    Initiera samverkan). Where the body had handed the decision on, `delegation` says by which
    paragraph and registration number.
    """

    body: str
    day: date
    paragraph: str | None = None
    registration: str | None = None
    delegation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled:
    """When a party's own body is to take up a text that waits for the party's yes."""

    by: By
    body: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A document elsewhere that already holds what a task asks for."""

    title: str
    registration: str | None = None
    day: date | None = None
