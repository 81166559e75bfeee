"""A process text read and checked: what is wrong is said by task id and field."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.domain.process import Process, Step, Task

_STEP_KEYS = {"number", "name", "purpose", "who", "time", "task"}
_PLACEHOLDERS = re.compile(r"\{(?!parties\}|years\})[^}]*\}|\{[^}]*$")


class ProcessError(Exception):
    """A process text that cannot be used; says where (`3.6 criterion`) and what."""


def parse_process(text: str) -> Process:
    """Return the process that a TOML text describes; raise ProcessError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProcessError(str(error)) from error
    problems = list(_problems(data))
    if problems:
        raise ProcessError("\n".join(problems))
    steps = tuple(_step(step) for step in data["step"])
    hash_ = sha256(text.encode()).hexdigest()
    return Process(hash=hash_, sources=data.get("sources", {}), steps=steps)


def _problems(data: Mapping[str, Any]) -> Iterator[str]:
    steps = data.get("step")
    if not isinstance(steps, list) or not steps:
        yield "step: missing"
        return
    seen: set[str] = set()
    for place, step in enumerate(steps, start=1):
        if step.get("number") != place:
            yield f"step {place} number: must be {place}"
        yield from _unknown(f"step {place}", step, _STEP_KEYS)
        yield from _faults(f"step {place}", Step, {**_without_tasks(step), "tasks": ()})
        for task in step.get("task", []):
            yield from _task_problems(place, task, seen, data.get("sources", {}))


def _task_problems(
    step: int, task: Mapping[str, Any], seen: set[str], sources: Mapping[str, str]
) -> Iterator[str]:
    name = str(task.get("id", f"step {step}, a task without id"))
    if not re.fullmatch(rf"{step}\.\d{{1,2}}", name):
        yield f"{name} id: must be {step}.1, {step}.2 ..."
    if name in seen:
        yield f"{name} id: stands twice"
    seen.add(name)
    yield from _unknown(name, task, set(Task.__slots__))
    yield from _faults(name, Task, task)
    yield from (f"{name} source: {key} is not in [sources]" for key in _missing(task, sources))
    for field in ("thing", "proposal"):
        if task.get("two_keys") and field not in task:
            yield f"{name} {field}: missing, as the task needs two keys"
    if task.get("gates") and "criterion" not in task:
        yield f"{name} gates: only with a criterion"
    yield from _proposal_problems(name, task.get("proposal"))


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


def _without_tasks(step: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in step.items() if key != "task"}


def _step(data: Mapping[str, Any]) -> Step:
    tasks = data.get("task", [])
    step: Step = _adapter(Step).validate_python({**_without_tasks(data), "tasks": tasks})
    return step


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
