"""What has been blocked, and what has been stopped: by whom, when, and why, as a kind."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.ids import PartyId
from bot.domain.member import By


class Reason(StrEnum):
    """
    Why something is blocked, or a cooperation stopped.

    A kind, and never words: whoever says why may write down the very thing that is to be hidden,
    and a reason is told in every room and kept in the log.
    """

    PERSON = "person"
    SECRECY = "secrecy"
    MISTAKE = "mistake"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """
    The text of one thing, hidden from everybody who could read it.

    `audience` is whose text it is. `texts` are all that was written of it until then: its
    versions, and what was written along with them. They stay here, and in the log, since an
    official document is not destroyed without a decision; `seen_by` takes them from every view.
    """

    id: str
    audience: PartyId
    by: By
    reason: Reason
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Who has stopped all intake of a cooperation, when and why."""

    by: By
    reason: Reason
