"""What the guard looks for, and what it has found: the kind and the line, never the words."""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """A kind of thing that says something of one person; its name is all that is ever logged."""

    PERSONAL_NUMBER = "personal_number"
    REPORT_NUMBER = "report_number"
    PLATE = "plate"
    FLAT = "flat"
    ACCUSED = "accused"
    PHONE = "phone"
    EMAIL = "email"
    STREET = "street"
    FEW = "few"
    ACCUSING = "accusing"


STOPS = frozenset({Rule.PERSONAL_NUMBER, Rule.REPORT_NUMBER, Rule.PLATE, Rule.FLAT, Rule.ACCUSED})
"""What never passes; of all else the writer may say that it is about no individual."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """Something found: on which line of the text, counted from 1, by which rule."""

    line: int
    rule: Rule

    @property
    def stops(self) -> bool:
        """Whether it never passes."""
        return self.rule in STOPS
