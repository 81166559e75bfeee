"""A process file with a fault is refused, and the fault is named by task and field."""

from collections.abc import Callable
from hashlib import sha256

import pytest

from bot.domain.process import Owner, Text
from bot.domain.process_file import ProcessError, parse_process

STEP = """
[[step]]
number = 1
name = { sv = "Börja", en = "Begin" }
purpose = { sv = "Syfte", en = "Purpose" }
who = { sv = "Alla", en = "All" }
time = { sv = "En månad", en = "A month" }
"""
TASK = """
[[step.task]]
id = "1.1"
name = { sv = "Skriv", en = "Write" }
owner = "gemensamt"
advice = { sv = "Råd", en = "Advice" }
why = { sv = "Därför", en = "Because" }
fulfilled = { sv = "Gjort", en = "Done" }
weeks = 4
source = ["own"]
"""
KEYS = """
two_keys = true
thing = { sv = "texten", en = "the text" }
proposal = { sv = "Vi, {parties}, gör det {years}.", en = "We, {parties}, do it {years}." }
"""
CRITERION = """
criterion = { sv = "Polisen har gjort det.", en = "The police have done it." }
gates = ["polis"]
"""
SOURCES = """
version = 1
[sources]
own = "Vår egen"
"""
SECOND = TASK.replace('"1.1"', '"1.2"') + CRITERION
WHOLE = SOURCES + STEP + TASK + KEYS + SECOND


def problems(text: str) -> list[str]:
    """Return what is said of a text that cannot be used."""
    with pytest.raises(ProcessError) as caught:
        parse_process(text)
    return str(caught.value).splitlines()


def test_a_whole_text_is_read() -> None:
    process = parse_process(WHOLE)
    assert process.hash == sha256(WHOLE.encode()).hexdigest()
    assert process.sources == {"own": "Vår egen"}
    (step,) = process.steps
    first, second = step.tasks
    assert (step.number, step.name) == (1, Text(sv="Börja", en="Begin"))
    assert (first.id, first.two_keys, first.decision, first.criterion) == ("1.1", True, False, None)
    assert second.gates == (Owner.POLICE,)
    assert second.criterion == Text(sv="Polisen har gjort det.", en="The police have done it.")


def test_a_step_may_have_no_tasks() -> None:
    assert parse_process(SOURCES + STEP).step(1).tasks == ()


def swap(old: str, new: str) -> str:
    """Return the whole text with one thing changed."""
    assert old in WHOLE
    return WHOLE.replace(old, new, 1)


OWNER, WEEKS, SOURCE = 'owner = "gemensamt"\n', "weeks = 4\n", '["own"]'
GONE = ""
CHANGED: tuple[tuple[str, str, str], ...] = (
    (OWNER, 'owner = "alla"\n', "1.1 owner: "),
    (OWNER, GONE, "1.1 owner: "),
    (', en = "Write" }', " }", "1.1 name.en: "),
    ('{ sv = "Därför", ', "{ ", "1.1 why.sv: "),
    ('en = "Advice"', 'en = " "', "1.1 advice.en: empty"),
    ('{ sv = "Gjort", en = "Done" }', '"Gjort"', "1.1 fulfilled: "),
    ('advice = { sv = "Råd", en = "Advice" }\n', GONE, "1.1 advice: "),
    (WEEKS, 'weeks = 4\ncolour = "blå"\n', "1.1 colour: unknown field"),
    ("fulfilled =", "fullfilled =", "1.1 fullfilled: unknown field"),
    (WEEKS, 'weeks = "snart"\n', "1.1 weeks: "),
    (WEEKS, "weeks = 0\n", "1.1 weeks: must be 1 to 208"),
    (WEEKS, "weeks = 209\n", "1.1 weeks: must be 1 to 208"),
    (WEEKS, GONE, "1.1 weeks: "),
    ('id = "1.2"', 'id = "1.1"', "1.1 id: stands twice"),
    ('id = "1.2"', 'id = "2.2"', "2.2 id: must be 1.1, 1.2 ..."),
    ('id = "1.2"', 'id = "1.02"', "1.02 id: must be 1.1, 1.2 ..."),
    ('id = "1.2"', "id = 1.2", "1.2 id: "),
    ('id = "1.2"\n', GONE, "step 1, a task without id id: "),
    (SOURCE, '["own", "B9"]', "1.1 source: B9 is not in [sources]"),
    (SOURCE, '"own"', "1.1 source: "),
    (SOURCES, GONE, "1.1 source: own is not in [sources]"),
    (SOURCES, 'sources = "own"', "sources: must be a table of texts"),
    ('"Vår egen"', "1", "sources: must be a table of texts"),
    ("number = 1", "number = 2", "step 1 number: must be 1"),
    ("number = 1\n", GONE, "step 1 number: must be 1"),
    ('sv = "Alla"', 'sv = ""', "step 1 who.sv: empty"),
    ("purpose = ", "reason = ", "step 1 purpose: "),
    ("purpose = ", "reason = ", "step 1 reason: unknown field"),
    ("thing = ", "name2 = ", "1.1 thing: missing"),
    ("proposal = ", "advise = ", "1.1 proposal: missing"),
    ("criterion = ", "criterium = ", "1.2 gates: only with a criterion"),
    ('["polis"]', '["gemensamt"]', "1.2 gates: only kommun or polis"),
    ('["polis"]', '["var och en"]', "1.2 gates: only kommun or polis"),
    ('["polis"]', '["skolan"]', "1.2 gates.0: "),
    ('{years}.", en', '{year}.", en', "1.1 proposal: only {parties} and {years}"),
    ('{years}.", en', '{years", en', "1.1 proposal: only {parties} and {years}"),
)
WRITTEN: dict[str, tuple[str, str]] = {
    "one task where a list should be": (
        SOURCES + STEP + TASK.replace("[[step.task]]", "[step.task]"),
        "step 1 task: must be [[step.task]]",
    ),
    "a task that is no table": (
        SOURCES + STEP + "task = [1]",
        "step 1 task: must be [[step.task]]",
    ),
    "one step where a list should be": (
        SOURCES + STEP.replace("[[step]]", "[step]"),
        "step: missing",
    ),
    "steps that are no tables": ("step = [1]", "step: must be [[step]]"),
    "no steps": (SOURCES, "step: missing"),
    "nothing": ("", "step: missing"),
}


@pytest.mark.parametrize(("old", "new", "expected"), CHANGED, ids=[row[2] for row in CHANGED])
def test_a_fault_is_named_by_task_and_field(old: str, new: str, expected: str) -> None:
    said = problems(swap(old, new))
    assert [line for line in said if line.startswith(expected)], said


@pytest.mark.parametrize(("text", "expected"), WRITTEN.values(), ids=WRITTEN.keys())
def test_what_is_not_of_the_files_form_is_told(text: str, expected: str) -> None:
    assert problems(text) == [expected]


def test_every_fault_is_told_at_once() -> None:
    text = swap('owner = "gemensamt"', 'owner = "alla"').replace('["polis"]', '["skolan"]')
    assert [line.partition(":")[0] for line in problems(text)] == ["1.1 owner", "1.2 gates.0"]


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (lambda text: text + "\nslut", WHOLE.count("\n") + 2),
        (lambda text: text.replace('"Vår egen"', '"Vår egen'), 4),
        (lambda text: text.replace("version = 1", "version = "), 2),
    ],
)
def test_what_is_not_toml_is_told_by_its_line(spoil: Callable[[str], str], line: int) -> None:
    (said,) = problems(spoil(WHOLE))
    assert f"line {line}" in said
