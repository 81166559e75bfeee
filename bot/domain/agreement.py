"""The agreement (samverkansöverenskommelse): sections, period, and who signed exactly what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.days import months_from
from bot.domain.member import By


class Section(StrEnum):
    """The sections, in their order; what Brå and the law ask for is in REQUIRED."""

    BACKGROUND = "background"
    PURPOSE = "purpose"
    PICTURE = "picture"
    FOCUS = "focus"
    CAUSES = "causes"
    GOALS = "goals"
    MEASURES = "measures"
    ORGANISATION = "organisation"
    COMMUNICATION = "communication"
    DOCUMENTATION = "documentation"
    SECRECY = "secrecy"
    FOLLOW_UP = "follow_up"
    PERIOD = "period"


REQUIRED = (
    Section.PURPOSE,
    Section.FOCUS,
    Section.CAUSES,
    Section.GOALS,
    Section.DOCUMENTATION,
    Section.FOLLOW_UP,
    Section.PERIOD,
)
"""
What an agreement must have: focus problems, causes, goals, documentation, follow-up and period
(Brå, Teckna samverkansöverenskommelse), purposes and areas (2023:196, 9 §).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """A signature made outside the bot, as somebody noted it; never a signature itself."""

    version: int
    day: date
    signed_by: str
    by: By


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The first and the last day of an agreement, as far as they are known."""

    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """
    What the agreement is made from; its text is the matter of the same name.

    `title` and `registration` (the file number) are those of one that was signed before the bot
    came.
    """

    sections: Mapping[Section, str]
    start: date | None = None
    end: date | None = None
    signing: Signing | None = None
    title: str | None = None
    registration: str | None = None


NOTHING = Agreement(sections={})


def period_of(agreement: Agreement) -> Period | None:
    """Return the period that an agreement names; None where it names none."""
    known = agreement.start or agreement.end
    return Period(start=agreement.start, end=agreement.end) if known else None


REVIEW_MONTHS = 9
"""How long before its end the closing review of an agreement begins."""


def closing_review(end: date) -> date:
    """
    Return the day on which the closing review begins: nine months before the day after the end.

    For 31 December that is 1 April.
    """
    return months_from(end + timedelta(days=1), -REVIEW_MONTHS)


def lacking(agreement: Agreement) -> tuple[Section, ...]:
    """Return the required sections that are empty."""
    return tuple(section for section in REQUIRED if not agreement.sections.get(section))
