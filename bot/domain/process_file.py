"""A process text read and checked: what is wrong is said by task id and field."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.domain.process import Owner, Process, Step, Task

MOST_WEEKS = 208
"""Four years, the longest an agreement lasts."""

_STEP_KEYS = {"number", "name", "purpose", "who", "time", "task"}
_PLACEHOLDERS = re.compile(r"\{(?!parties\}|years\})[^}]*\}|\{[^}]*$")


class ProcessError(Exception):
    """A process text that cannot be used; says where (`3.6 criterion`) and what."""


def parse_process(text: str) -> Process:
    """Return the process that a TOML text describes; raise ProcessError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        last = f"at line {len(text.splitlines())}, the last"
        raise ProcessError(str(error).replace("at end of document", last)) from error
    problems = list(_problems(data))
    if problems:
        raise ProcessError("\n".join(problems))
    steps = tuple(_step(step) for step in data["step"])
    hash_ = sha256(text.encode()).hexdigest()
    return Process(hash=hash_, sources=data.get("sources", {}), steps=steps)


def _problems(data: Mapping[str, Any]) -> Iterator[str]:
    steps, sources = data.get("step"), data.get("sources", {})
    if not isinstance(steps, list) or not steps:
        yield "step: missing"
    elif not _tables(steps):
        yield "step: must be [[step]]"
    elif not _is_source_list(sources):
        yield "sources: must be a table of texts"
    else:
        seen: set[str] = set()
        for place, step in enumerate(steps, start=1):
            yield from _step_problems(place, step, seen, sources)


def _step_problems(
    place: int, step: Mapping[str, Any], seen: set[str], sources: Mapping[str, str]
) -> Iterator[str]:
    name, tasks = f"step {place}", step.get("task", [])
    if step.get("number") != place:
        yield f"{name} number: must be {place}"
    yield from _unknown(name, step, _STEP_KEYS)
    yield from _faults(name, Step, {**_without_tasks(step), "tasks": ()})
    if not _tables(tasks):
        yield f"{name} task: must be [[step.task]]"
        return
    for task in tasks:
        yield from _task_problems(place, task, seen, sources)


def _task_problems(
    step: int, task: Mapping[str, Any], seen: set[str], sources: Mapping[str, str]
) -> Iterator[str]:
    name = str(task.get("id", f"step {step}, a task without id"))
    if not re.fullmatch(rf"{step}\.[1-9]\d?", name):
        yield f"{name} id: must be {step}.1, {step}.2 ..."
    if name in seen:
        yield f"{name} id: stands twice"
    seen.add(name)
    yield from _unknown(name, task, set(Task.__slots__))
    yield from _faults(name, Task, task)
    yield from (f"{name} source: {key} is not in [sources]" for key in _missing(task, sources))
    weeks = task.get("weeks")
    if isinstance(weeks, int) and not 1 <= weeks <= MOST_WEEKS:
        yield f"{name} weeks: must be 1 to {MOST_WEEKS}"
    for field in ("thing", "proposal"):
        if task.get("two_keys") and field not in task:
            yield f"{name} {field}: missing, as the task needs two keys"
    yield from _gate_problems(name, task)
    yield from _proposal_problems(name, task.get("proposal"))


def _gate_problems(name: str, task: Mapping[str, Any]) -> Iterator[str]:
    gates = task.get("gates")
    if gates and "criterion" not in task:
        yield f"{name} gates: only with a criterion"
    if isinstance(gates, list) and (Owner.JOINT in gates or Owner.EACH in gates):
        yield f"{name} gates: only {Owner.MUNICIPALITY} or {Owner.POLICE}"


def _proposal_problems(name: str, proposal: object) -> Iterator[str]:
    texts = proposal.values() if isinstance(proposal, Mapping) else ()
    for text in texts:
        if isinstance(text, str) and _PLACEHOLDERS.search(text):
            yield f"{name} proposal: only {{parties}} and {{years}} can be filled in"


def _missing(task: Mapping[str, Any], sources: Mapping[str, str]) -> Iterator[str]:
    stated = task.get("source")
    return (key for key in stated if key not in sources) if isinstance(stated, list) else iter(())


def _unknown(name: str, table: Mapping[str, Any], known: Iterable[str]) -> Iterator[str]:
    return (f"{name} {key}: unknown field" for key in table if key not in set(known))


def _faults(name: str, kind: type, table: Mapping[str, Any]) -> Iterator[str]:
    known = {key: value for key, value in table.items() if key in kind.__slots__}  # type: ignore[attr-defined]
    try:
        _adapter(kind).validate_python(known)
    except ValidationError as error:
        for fault in error.errors():
            where = ".".join(str(part) for part in fault["loc"])
            yield f"{name} {where}: {fault['msg'].lower()}"
    for key, texts in table.items():
        for language, words in texts.items() if isinstance(texts, Mapping) else ():
            if isinstance(words, str) and not words.strip():
                yield f"{name} {key}.{language}: empty"


def _tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, Mapping) for one in value)


def _is_source_list(value: object) -> bool:
    return isinstance(value, Mapping) and all(isinstance(one, str) for one in value.values())


def _without_tasks(step: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in step.items() if key != "task"}


def _step(data: Mapping[str, Any]) -> Step:
    tasks = data.get("task", [])
    step: Step = _adapter(Step).validate_python({**_without_tasks(data), "tasks": tasks})
    return step


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
