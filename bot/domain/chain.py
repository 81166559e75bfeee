"""The chain the work rests on: problem, cause, goal, measure, each pointing at the one above."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.answer import Answer
from bot.domain.answer import Colour as Colour  # noqa: PLC0414 - it is the colour of a thing here
from bot.domain.ids import ItemId, PartyId, PersonId
from bot.domain.meeting import Meeting
from bot.domain.member import By


class Letter(StrEnum):
    """The letter an id begins with: Swedish, since people type it."""

    PROBLEM = "P"
    CAUSE = "O"
    GOAL = "G"
    MEASURE = "A"
    PLEDGE = "L"
    MEETING = "M"


class Side(StrEnum):
    """What a cause lies in (Brå, Gör en orsaksanalys)."""

    SITUATION = "situation"
    VICTIM = "victim"
    OFFENDER = "offender"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doer:
    """Who does something: a person, or a function of a party such as `gatuchef`."""

    party: PartyId
    person: PersonId | None = None
    function: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem, with what makes it comparable to others (Brå, Prioritera mellan problemen)."""

    id: ItemId
    text: str
    by: By
    place: str | None = None
    frequency: str | None = None
    affected: str | None = None
    influence: str | None = None
    cost: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why a problem arises; `under` is the cause that this one explains further."""

    id: ItemId
    text: str
    by: By
    problem: ItemId
    side: Side | None = None
    events: str | None = None
    under: ItemId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A goal's indicator, read on a day."""

    day: date
    value: Decimal
    by: By


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A measurable goal: an indicator that is to go from a baseline to a target by a day."""

    id: ItemId
    text: str
    by: By
    problem: ItemId | None = None
    unit: str | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    due: date | None = None
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What has been done of something that is counted, on a day."""

    count: int
    day: date
    by: By
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """
    Something to do about a cause: a row of the joint action plan.

    `answer` is what the running check-in says of it, `earlier` what the one before said; `done_in`
    is the name of the check-in in which it was done. `finished` is who said that it is done; None
    where all decided so, or the check-in told it.
    """

    id: ItemId
    text: str
    by: By
    cause: ItemId | None = None
    aim: str | None = None
    start: date | None = None
    end: date | None = None
    doer: Doer | None = None
    follow_up: str | None = None
    colour: Colour | None = None
    reason: str | None = None
    done: bool = False
    done_in: str | None = None
    finished: By | None = None
    outcomes: tuple[Outcome, ...] = ()
    answer: Answer | None = None
    earlier: Answer | None = None

    @property
    def total(self) -> int:
        """What has been done of it so far."""
        return sum(outcome.count for outcome in self.outcomes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """
    A promise to citizens; its text is the matter of the same id, so that all say yes to it.

    `promised_by` are the parties that do it. `published_internally` and `published` are dated
    facts; a published text changes only by a new version that all approve. `answer` is what the
    running check-in says of it, `earlier` what the one before said. `renews` is the pledge it
    takes the place of, `renewed_by` the one that takes its own; `renewed` and `closed` are the
    days when that one was published, and when this one ended.
    """

    id: ItemId
    by: By
    promised_by: tuple[PartyId, ...]
    measure: ItemId | None = None
    cause: ItemId | None = None
    place: str | None = None
    start: date | None = None
    end: date | None = None
    amount: int | None = None
    unit: str | None = None
    doer: Doer | None = None
    told: str | None = None
    colour: Colour | None = None
    reason: str | None = None
    published_internally: date | None = None
    published: date | None = None
    published_version: int | None = None
    outcomes: tuple[Outcome, ...] = ()
    answer: Answer | None = None
    earlier: Answer | None = None
    renews: ItemId | None = None
    renewed_by: ItemId | None = None
    renewed: date | None = None
    closed: date | None = None

    @property
    def total(self) -> int:
        """What has been done of it so far."""
        return sum(outcome.count for outcome in self.outcomes)


Item = Problem | Cause | Goal | Measure | Pledge | Meeting
