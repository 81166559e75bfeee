"""An exercise: who is in it, and when it is over."""

from datetime import timedelta

from bot.domain.exercise import LASTS, ended, exercise_of, is_over
from bot.domain.ids import PersonId
from bot.domain.party import POLICE
from tests.store.builders import LINDSALA, START, cooperation_of

NAMES = {"Anna": PersonId("a"), "Bo": PersonId("b")}
EXERCISE = exercise_of(
    cooperation_of(), {PersonId("a"): LINDSALA, PersonId("b"): POLICE}, NAMES, "fake:eva"
)


def test_both_parties_are_there_from_the_beginning() -> None:
    assert EXERCISE.absent() == ()
    assert {member.person for member in EXERCISE.members} == set(NAMES.values())


def test_it_is_over_after_its_time_and_not_before() -> None:
    assert not is_over(EXERCISE, EXERCISE.founded + LASTS - timedelta(seconds=1))
    assert is_over(EXERCISE, EXERCISE.founded + LASTS)


def test_it_can_be_ended_at_once() -> None:
    assert is_over(ended(EXERCISE, START), START)


def test_what_is_no_exercise_is_never_over() -> None:
    assert not is_over(cooperation_of(), START + 100 * LASTS)
