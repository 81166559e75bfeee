"""Which fields of what is kept hold people's own words, found from the classes themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, cast, get_args, get_origin, get_type_hints

from bot.domain.agreement import Agreement
from bot.domain.answer import Answer
from bot.domain.approval import No
from bot.domain.chain import Cause, Doer, Goal, Measure, Outcome, Pledge, Problem
from bot.domain.decision import Decision, Reference, Scheduled
from bot.domain.listed import ListItem
from bot.domain.meeting import Lifted, Meeting
from bot.domain.member import By
from bot.domain.picture import Seen, View
from bot.domain.question import Question
from bot.domain.version import Proposal

if TYPE_CHECKING:
    from collections.abc import Hashable

NAMING = ("id", "about", "matter")
"""The names under which an object, or a message's facts, say which thing they are about."""
_STRUCTURE = frozenset(
    {
        *NAMING,
        "act",
        "by",
        "check_in",
        "command",
        "content_hash",
        "covers",
        "deletes",
        "do",
        "done_in",
        "failure",
        "hash",
        "label",
        "maker",
        "offset",
        "parties",
        "party",
        "person",
        "process",
        "rule",
        "template",
        "to",
        "to_chief",
        "version_hash",
        "what",
        "LogEntry.before",
        "News.told",
    }
)
"""What is a name of something, or a mark of ours, though it is kept as a text."""
_WRITTEN = (
    Agreement,
    Answer,
    Cause,
    Goal,
    Lifted,
    ListItem,
    Measure,
    Meeting,
    No,
    Outcome,
    Pledge,
    Problem,
    Proposal,
    Question,
    Reference,
    Seen,
    View,
)
_NOT_WRITTEN = (By, Decision, Doer, Scheduled)
"""Who, where and when: no part of a thing's own text."""


def is_words(name: str) -> bool:
    """Tell whether what stands under a name in plain data may be people's own words."""
    return name not in _STRUCTURE


def words_fields(kind: type) -> frozenset[str]:
    """Return the fields of a class that hold words, or objects that do."""
    return _words_fields(cast("Hashable", kind))


@cache
def _words_fields(kind: Any) -> frozenset[str]:  # noqa: ANN401 - any class of the domain
    hints = get_type_hints(kind)
    return frozenset(
        one.name
        for one in fields(kind)
        if not _STRUCTURE & {one.name, f"{kind.__name__}.{one.name}"}
        and any(_holds_words(leaf) for leaf in _leaves(hints[one.name]))
    )


@cache
def _written_names() -> frozenset[str]:
    names = {one.name for kind in _WRITTEN for one in fields(kind) if one.type in _TEXTS}
    return frozenset(names - _STRUCTURE)


def holds_words(name: str) -> bool:
    """Tell whether a log entry keeps people's own words under a name."""
    return name in _written_names()


def is_written(value: object) -> bool:
    """Tell whether an object is part of what people wrote of a thing."""
    return not isinstance(value, _NOT_WRITTEN)


_TEXTS = (str, str | None)


def _holds_words(leaf: object) -> bool:
    return leaf in {str, Any, object} or (is_dataclass(leaf) and leaf is not By)


def _leaves(hint: object) -> Iterator[object]:
    """Yield what a type is made of; of a mapping only what its keys lead to."""
    parts = [one for one in get_args(hint) if one not in {NoneType, Ellipsis}]
    if not parts:
        yield hint
    elif get_origin(hint) is Mapping:
        yield from _leaves(parts[1])
    else:
        for one in parts:
            yield from _leaves(one)
