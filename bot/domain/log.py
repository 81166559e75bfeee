"""The log: append-only, one hash chain per audience, texts removable without breaking a chain."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from bot.domain.digest import digest
from bot.domain.ids import PartyId
from bot.domain.member import By

JOINT = PartyId("gemensamt")
"""The audience of what every party may read; the others are the parties' own ids."""


class Act(StrEnum):
    """What can happen; each has a line under [acts] in words.toml."""

    FOUNDED = "founded"
    INVITED = "invited"
    UNINVITED = "uninvited"
    CODE_REFUSED = "code_refused"
    ROOM_LINKED = "room_linked"
    ROOM_UNLINKED = "room_unlinked"
    ROOM_SET = "room_set"
    JOINED = "joined"
    LEFT = "left"
    SUBSTITUTE_SET = "substitute_set"
    SUBSTITUTE_ENDED = "substitute_ended"
    AWAY_SET = "away_set"
    AWAY_ENDED = "away_ended"
    ROLE_SET = "role_set"
    CONFIRMED = "confirmed"
    TICKED = "ticked"
    REFERRED = "referred"
    SKIPPED = "skipped"
    UNDONE = "undone"
    NOT_YET = "not_yet"
    WRITTEN = "written"
    APPROVED = "approved"
    SETTLED = "settled"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    RECORDED_OUTSIDE = "recorded_outside"
    CONTINUED = "continued"
    ADVANCED = "advanced"
    WENT_BACK = "went_back"
    ROUND_CLOSED = "round_closed"
    ROUND_STARTED = "round_started"
    OWN_TEXT_ON = "own_text_on"
    OWN_TEXT_OFF = "own_text_off"
    NOTED = "noted"
    NOTE_SHARED = "note_shared"
    ASSIGNED = "assigned"
    DUE_SET = "due_set"
    INFORMED = "informed"
    PUBLISHED = "published"
    COUNTED = "counted"
    UNCOUNTED = "uncounted"
    TAKEN_UP = "taken_up"
    ASKED = "asked"
    ANSWERED = "answered"
    FOLLOWED_UP = "followed_up"
    LOOKED_FOR_NEWS = "looked_for_news"
    RHYTHM_SET = "rhythm_set"
    CHECK_IN_CLOSED = "check_in_closed"
    RENEWED = "renewed"
    PLEDGE_CLOSED = "pledge_closed"
    ARCHIVED = "archived"
    SIGNED = "signed"
    OBSERVED = "observed"
    SHARED = "shared"
    BLIND_SPOT = "blind_spot"
    COMPARED = "compared"
    SOURCE_ASKED = "source_asked"
    ITEM_ADDED = "item_added"
    ITEM_CHANGED = "item_changed"
    ITEM_REMOVED = "item_removed"
    FINISHED = "finished"
    REOPENED = "reopened"
    MEETING_MOVED = "meeting_moved"
    MEETING_CANCELLED = "meeting_cancelled"
    LIFTED_OUT = "lifted_out"
    PUT_OFF = "put_off"
    ACKNOWLEDGED = "acknowledged"
    CHIEF_REMINDED = "chief_reminded"
    QUIET_SET = "quiet_set"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    STOPPED = "stopped"
    REOPENED_INTAKE = "reopened_intake"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The end of one chain: how many entries it has and the hash of the last."""

    count: int
    hash: str


START = Head(count=0, hash="0" * 64)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """
    One thing that happened.

    `number` counts within the audience, so that no party can tell how much another has written
    for itself. `content` is what was written, and may be taken out later (None); the chain is
    over `content_hash` and still verifies.
    """

    audience: PartyId
    number: int
    act: Act
    by: By
    about: str | None
    version: int | None
    content: Mapping[str, Any] | None
    content_hash: str | None
    before: str
    hash: str

    @property
    def head(self) -> Head:
        """The chain's end when this entry is the last."""
        return Head(count=self.number, hash=self.hash)


def entry_after(
    head: Head,
    act: Act,
    *,
    by: By,
    audience: PartyId = JOINT,
    about: str | None = None,
    version: int | None = None,
    content: Mapping[str, Any] | None = None,
) -> LogEntry:
    """Return the entry that follows *head* in its audience's chain."""
    bare = LogEntry(
        audience=audience,
        number=head.count + 1,
        act=act,
        by=by,
        about=about,
        version=version,
        content=content,
        content_hash=None if content is None else digest(content),
        before=head.hash,
        hash="",
    )
    return _sealed(bare)


def plain(fields: Mapping[str, object]) -> dict[str, str]:
    """Return fields as an entry keeps them, without the empty ones."""
    return {
        key: value.isoformat() if isinstance(value, date) else str(value)
        for key, value in fields.items()
        if value is not None
    }


def broken_links(entries: Iterable[LogEntry]) -> Iterator[LogEntry]:
    """Yield the entries whose hash, place or content does not fit the chain of their audience."""
    heads: dict[PartyId, Head] = {}
    for entry in entries:
        head = heads.get(entry.audience, START)
        fits = (entry.before, entry.number) == (head.hash, head.count + 1)
        whole = entry.content is None or digest(entry.content) == entry.content_hash
        if not (fits and whole and _sealed(entry).hash == entry.hash):
            yield entry
        heads[entry.audience] = entry.head


def _sealed(entry: LogEntry) -> LogEntry:
    fields = {key: value for key, value in asdict(entry).items() if key not in {"content", "hash"}}
    values: dict[str, Any] = {name: getattr(entry, name) for name in LogEntry.__slots__}
    return LogEntry(**(values | {"hash": digest(fields)}))
