"""What is put forward for every party's yes, one numbered version after another."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from bot.domain.agreement import Period
from bot.domain.decision import Reference
from bot.domain.digest import digest
from bot.domain.ids import ItemId, PartyId
from bot.domain.listed import ListItem
from bot.domain.member import By


class What(StrEnum):
    """
    What a version says.

    A text of its own, a document elsewhere, a task put aside, a move, a meeting's list, or a
    pledge that ends early.
    """

    TEXT = "text"
    REFERENCE = "reference"
    SKIP = "skip"
    MOVE = "move"
    LIST = "list"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """
    What is put forward for every party's yes.

    `party` and `step` say whom and where it moves, `focus` and `aside` which problems the
    priorities choose and put aside, `items` what a meeting decided, point by point. `period` is
    what an agreement runs for: it holds when all have said yes to it, and not before.
    """

    what: What
    text: str
    reference: Reference | None = None
    party: PartyId | None = None
    step: int | None = None
    period: Period | None = None
    focus: tuple[ItemId, ...] = ()
    aside: tuple[ItemId, ...] = ()
    items: tuple[ListItem, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a proposal, with who wrote it."""

    number: int
    proposal: Proposal
    by: By

    @property
    def hash(self) -> str:
        """The fingerprint that a yes is bound to."""
        return digest({"number": self.number, "proposal": asdict(self.proposal)})
