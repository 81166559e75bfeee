"""A cooperation to practise on: invented names, played by whoever is in the room, soon gone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.cooperation import Cooperation, Exercise
from bot.domain.errors import UserError
from bot.domain.ids import PartyId, PersonId
from bot.domain.member import Member, Role

LASTS = timedelta(days=14)
"""How long an exercise is kept."""
ACCOUNT = "exercise:"
"""What the accounts of invented people begin with; no platform reaches them."""
PREFIX = "exercise-"
"""What the ids of exercises begin with, so that all others are known without being read."""


def exercise_of(
    founded: Cooperation,
    cast: Mapping[PersonId, PartyId],
    names: Mapping[str, PersonId],
    account: str,
) -> Cooperation:
    """
    Make a cooperation that has just been founded into an exercise with everybody there.

    *cast* is whom each invented person speaks for, *names* how she is called; *account* plays.
    """
    members = tuple(
        Member(person=person, party=party, role=Role.CONTACT) for person, party in cast.items()
    )
    exercise = Exercise(account=account, ends=founded.founded + LASTS, cast=dict(names))
    return replace(founded, members=members, exercise=exercise)


def ended(cooperation: Cooperation, now: datetime) -> Cooperation:
    """Let an exercise be over now, so that it is taken away at the next tick."""
    assert cooperation.exercise is not None  # noqa: S101 - only an exercise can be ended
    return replace(cooperation, exercise=replace(cooperation.exercise, ends=now))


def require_real(cooperation: Cooperation) -> None:
    """Raise UserError `not_in_exercise` for what would bring somebody real into an exercise."""
    if cooperation.exercise:
        raise UserError("not_in_exercise")


def is_over(cooperation: Cooperation, now: datetime) -> bool:
    """Tell whether it is an exercise that has had its time."""
    return cooperation.exercise is not None and cooperation.exercise.ends <= now
