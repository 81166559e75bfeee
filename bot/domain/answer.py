"""What a check-in says of a measure or a pledge: promised, done and effect, kept apart."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.member import By


class Colour(StrEnum):
    """How a measure or a pledge goes (Brå, Upprätta åtgärdsplan)."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Done(StrEnum):
    """Whether it was carried out (Brå, Följ upp om åtagandena har genomförts)."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    CHANGED = "changed"


class Effect(StrEnum):
    """What has been seen on the spot, which is something else than what was done."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Renewal(StrEnum):
    """What is to become of a pledge."""

    RENEW = "renew"
    CHANGE = "change"
    END = "end"


TEXTS = (
    "took_part",
    "otherwise",
    "shown_by",
    "explained_by",
    "resources",
    "together",
    "new_decision",
    "message",
)
"""The questions that are answered in one's own words, in their order, each as a field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """
    One party's answer about one thing in one check-in.

    `check_in` is its name. `count` and `amount` are what was done and promised at the time.
    `fed_back` is whether the residents have been told of it, `told` whether the others have.
    """

    check_in: str
    done: Done
    colour: Colour
    by: By
    reason: str | None = None
    renewal: Renewal | None = None
    effect: Effect | None = None
    count: int = 0
    amount: int | None = None
    took_part: str | None = None
    otherwise: str | None = None
    shown_by: str | None = None
    explained_by: str | None = None
    resources: str | None = None
    together: str | None = None
    new_decision: str | None = None
    message: str | None = None
    fed_back: bool = False
    told: bool = False

    @property
    def deviates(self) -> bool:
        """Tell whether the steering group should look at it."""
        return self.colour is not Colour.GREEN or self.done in {Done.NO, Done.CHANGED}
