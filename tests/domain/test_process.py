"""The process as data: steps and tasks by their numbers, texts in every language."""

import pytest

from bot.domain.process import Text
from bot.domain.room import Language
from tests.domain.builders import DECIDED, NEWER, PROCESS, refusal, task_of


def test_a_task_is_found_by_its_id() -> None:
    assert PROCESS.task("1.3") is DECIDED
    assert PROCESS.has("1.3")
    assert not PROCESS.has("vidare")
    error = refusal(lambda: PROCESS.task("9.9"))
    assert (error.code, error.facts["id"]) == ("no_such_task", "9.9")


def test_a_step_is_found_by_its_number() -> None:
    assert [PROCESS.step(number).number for number in (1, 2, 3)] == [1, 2, 3]


@pytest.mark.parametrize("number", [-1, 0, 4])
def test_there_is_no_step_outside(number: int) -> None:
    error = refusal(lambda: PROCESS.step(number))
    assert (error.code, error.facts) == ("no_such_step", {"step": number, "last": 3})


def test_a_task_knows_its_step() -> None:
    assert [task_of(id_).step for id_ in ("1.1", "2.10", "12.3")] == [1, 2, 12]


def test_a_text_is_read_in_each_language() -> None:
    both = Text(sv="Ja", en="Yes")
    assert [both.read_in(language) for language in (Language.SV, Language.EN)] == ["Ja", "Yes"]


def test_another_text_is_another_process() -> None:
    assert NEWER != PROCESS
    assert NEWER.task("1.3") == PROCESS.task("1.3")
