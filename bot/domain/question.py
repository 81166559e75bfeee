"""One question between the parties, with its answer."""

from dataclasses import dataclass

from bot.domain.ids import MatterId
from bot.domain.member import By


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """
    A question of one party to the others; the first of them to answer closes it.

    It has `lapsed` when what it is about is no more, and nobody has answered.
    """

    number: int
    about: MatterId
    text: str
    by: By
    answer: str | None = None
    answered_by: By | None = None
    lapsed: bool = False
