"""The answer to what may not be kept: by kind and line, never the words."""

from collections.abc import Iterable, Mapping, Sequence

from bot.chat.guard.rules import Finding, Rule
from bot.domain.errors import UserError


def refusal(
    found: Sequence[Finding],
    *,
    also: Iterable[Finding] = (),
    lines: bool = False,
    long: bool = False,
    seen: bool = False,
    field: str | None = None,
) -> UserError:
    """
    Return UserError `guarded`: what may not be kept, and what should be looked over too.

    *lines* tells whether the text has several, *long* whether a form suits it better, *seen*
    whether others have read it; *field* is the question that it answers.
    """
    return UserError(
        "guarded",
        kinds=_told(found, lines=lines),
        also=_told(also, lines=lines),
        several=len(found) > 1,
        named={one.rule for one in found} == {Rule.ACCUSED},
        stops=any(one.stops for one in found),
        describes=False,
        long=long,
        seen=seen,
        field=field,
    )


def _told(found: Iterable[Finding], *, lines: bool) -> list[Mapping[str, object]]:
    return [{"kind": one.rule.value, "line": one.line if lines else 0} for one in found]
