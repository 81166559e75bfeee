"""A person outside any cooperation: her name, accounts, language, and what she is filling in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Self

from bot.domain.ids import CooperationId, PersonId, RoomId
from bot.domain.letter import AS_USUAL, Wishes
from bot.domain.room import Language

DELIVERIES_KEPT = 8
"""How many answers to one form are remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenForm:
    """
    A command begun and not yet whole: what is filled in, and what is still asked.

    `total` is how many questions there were when it was opened; `first` is what stands in a field
    before anybody has written there; `deliveries` are the ids of what
    has been answered to it, so that an answer delivered again is not taken for the next one.
    `about` is the cooperation that was named, where the chat does not say which.
    """

    command: str
    values: Mapping[str, str]
    fields: tuple[str, ...]
    total: int
    first: Mapping[str, str] = field(default_factory=dict)
    deliveries: tuple[str, ...] = ()
    about: CooperationId | None = None

    @property
    def id(self) -> str:
        """What tells this form from another one, in its buttons and where it is sent whole."""
        return sha256(self.deliveries[0].encode()).hexdigest()[:4] if self.deliveries else ""

    def after(self, before: Self | None, delivery: str) -> Self:
        """Return the form as it stands after an answer to what it was *before*."""
        seen = before.deliveries if before else ()
        return replace(self, deliveries=(*seen[:1], *(*seen[1:], delivery)[-DELIVERIES_KEPT:]))


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountCode:
    """A one-time code, by its digest, that lets one more account in as the same person."""

    code: str
    expires: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """
    One person. `accounts` are platform accounts such as `console:anna`.

    `language` is None until she has chosen one; then the room's is used. `forms` holds at most
    one open form per chat.
    `knows_sharing` is whether she has read what it means to share a text, `wishes` how she wants
    to be reminded. `code` lets another account of hers in; `guesses` are when she has lately
    written a code that opens nothing.
    """

    id: PersonId
    name: str
    accounts: tuple[str, ...]
    language: Language | None = None
    forms: Mapping[RoomId, OpenForm]
    knows_sharing: bool = False
    wishes: Wishes = AS_USUAL
    code: AccountCode | None = None
    guesses: tuple[datetime, ...] = ()

    def filling_in(self, room: RoomId, form: OpenForm | None) -> Self:
        """Open a form in a chat, or close the one that is open there."""
        others = {key: one for key, one in self.forms.items() if key != room}
        return replace(self, forms={**others, room: form} if form else others)
