"""Whether a log and the state that names its ends say the same."""

from collections.abc import Iterable, Mapping

from bot.domain.ids import PartyId
from bot.domain.log import START, Head, LogEntry, broken_links
from bot.store.errors import LogOutOfStepError


def require_step(
    before: Mapping[PartyId, Head], fresh: Iterable[LogEntry], after: Mapping[PartyId, Head]
) -> None:
    """Raise LogOutOfStepError where fresh entries do not lead from one state's ends to the next."""
    ends = dict(before)
    for entry in fresh:
        end = ends.get(entry.audience, START)
        if (entry.number, entry.before) != (end.count + 1, end.hash):
            raise LogOutOfStepError(f"{entry.audience} {entry.number}")
        ends[entry.audience] = entry.head
    if ends != dict(after):
        raise LogOutOfStepError("heads")


def problems(heads: Mapping[PartyId, Head], entries: Iterable[LogEntry]) -> list[str]:
    """Return `broken_link:AUDIENCE:NUMBER` and `wrong_head:AUDIENCE` for all that does not fit."""
    log = tuple(entries)
    broken = [f"broken_link:{entry.audience}:{entry.number}" for entry in broken_links(log)]
    ends = {entry.audience: entry.head for entry in log}
    audiences = sorted({*heads, *ends})
    wrong = [one for one in audiences if heads.get(one) != ends.get(one)]
    return [*broken, *(f"wrong_head:{audience}" for audience in wrong)]


def named_by(heads: Mapping[PartyId, Head], entries: Iterable[LogEntry]) -> tuple[LogEntry, ...]:
    """Return the entries up to the ends that a state names; a log may have grown since."""
    counts = {audience: head.count for audience, head in heads.items()}
    return tuple(entry for entry in entries if entry.number <= counts.get(entry.audience, 0))
