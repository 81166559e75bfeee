"""A note on a task: a party's own, or passed on to all."""

from dataclasses import dataclass

from bot.domain.member import By


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a party has written about a task; of its own ones `shared` are those passed on."""

    text: str
    by: By
    shared: bool = False
