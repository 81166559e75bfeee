"""What a handler answers with: an audience, a template and facts; wording comes later."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from bot.domain.ids import CooperationId, PartyId
from bot.domain.ledger import Posted
from bot.domain.log import JOINT


class To(StrEnum):
    """The kinds of audience."""

    ASKER = "asker"
    JOINT = "joint"
    PARTY = "party"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who gets something: the asker alone, every party, or one party."""

    to: To
    party: PartyId | None = None

    @property
    def key(self) -> PartyId:
        """The audience as the ledger and the log name it."""
        return self.party or JOINT


ASKER = Audience(to=To.ASKER)
EVERYONE = Audience(to=To.JOINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """
    A button to be: the label's name in words.toml, and the command with its values.

    `facts` fill the label in; the values do so too.
    """

    label: str
    command: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """
    A file to be: the maker's name in bot.documents, and what it needs to know.

    It is made when it is sent, from the view of whoever reads it.
    """

    maker: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """
    Something to say.

    `template` is `file/block` under templates/<language>. What reaches anyone but the asker is
    kept in the ledger until it is told, so its facts are plain JSON data and its words are found
    when it is sent. `documents` go with an answer to the asker alone. `cooperation` is the one an
    answer is about, where the chat does not say it. What `folds` is a change: of several that one
    person makes within minutes the first is told at once, the others together. `deletes` are
    messages to take away first: then it is told only where some of them stay.
    """

    audience: Audience
    template: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    buttons: tuple[Offer, ...] = ()
    documents: tuple[Document, ...] = ()
    cooperation: CooperationId | None = None
    folds: bool = False
    deletes: tuple[Posted, ...] = ()

    def plain(self) -> dict[str, Any]:
        """Return it as plain data for the ledger."""
        return {
            "template": self.template,
            "facts": dict(self.facts),
            "buttons": [
                {
                    "label": offer.label,
                    "command": offer.command,
                    "values": dict(offer.values),
                    "facts": dict(offer.facts),
                }
                for offer in self.buttons
            ],
        }

    @classmethod
    def of(cls, plain: Mapping[str, Any], party: PartyId) -> Self:
        """Return what a ledger row is to say."""
        audience = EVERYONE if party == JOINT else Audience(to=To.PARTY, party=party)
        return cls(
            audience=audience,
            template=plain["template"],
            facts=plain["facts"],
            buttons=tuple(Offer(**offer) for offer in plain["buttons"]),
        )


def reply(template: str, *buttons: Offer, **facts: object) -> Outgoing:
    """Answer the asker alone."""
    return Outgoing(audience=ASKER, template=template, facts=facts, buttons=buttons)


def tell(template: str, *buttons: Offer, **facts: object) -> Outgoing:
    """Tell every party, the asker among them."""
    return Outgoing(audience=EVERYONE, template=template, facts=facts, buttons=buttons)


def tell_change(template: str, *buttons: Offer, **facts: object) -> Outgoing:
    """Tell every party of a change, with the others that the same person makes within minutes."""
    return replace(tell(template, *buttons, **facts), folds=True)
