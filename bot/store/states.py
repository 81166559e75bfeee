"""The state record of a cooperation: how it is made, and what is read of it at the start."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, PartyId
from bot.domain.log import Head
from bot.store import log_file
from bot.store.errors import DamagedFileError, ShapeError
from bot.store.index import Kept
from bot.store.records import SCHEMA, from_cooperation

FOUNDING: Mapping[str, Any] = {"schema": SCHEMA, "log_bytes": 0, "revision": 0, "cooperation": None}
"""
The record before a first save.

It stands while the first log entries are written, so that a log without a state always means a
lost file; one that a kill leaves was never confirmed, and goes at the next start.
"""


def state_name(id_: CooperationId) -> str:
    """Return the name of a state file, relative to the data folder."""
    return f"cooperations/{id_}.json"


def log_name(id_: CooperationId) -> str:
    """Return the name of a log file, relative to the data folder."""
    return f"cooperations/{id_}.log.jsonl"


def state_of(cooperation: Cooperation, *, log_bytes: int) -> dict[str, Any]:
    """Return the record to keep of a cooperation whose log is *log_bytes* long."""
    return {
        "schema": SCHEMA,
        "log_bytes": log_bytes,
        "revision": cooperation.revision,
        "cooperation": from_cooperation(cooperation),
    }


def kept_of(state: Mapping[str, Any], id_: CooperationId) -> Kept:
    """Read what memory holds out of a record, without checking all of it; raise ShapeError."""
    try:
        return _kept(state, id_)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise ShapeError("state") from None


def check_log(path: Path, kept: Kept) -> None:
    """
    Read the tail of a log; raise DamagedFileError where it is not the log the state names.

    Whether the whole chain holds is a longer question, asked by `verify`.
    """
    if kept.log_bytes == 0:
        if kept.heads:
            raise DamagedFileError.at(path, "log_head")
        return
    line = log_file.last_line(path, until=kept.log_bytes)
    try:
        entry = orjson.loads(line)
        head = Head(count=entry["number"], hash=entry["hash"])
        audience = entry["audience"]
    except (KeyError, TypeError, ValueError):
        raise DamagedFileError.at(path, "log_shape") from None
    if kept.heads.get(audience) != head:
        raise DamagedFileError.at(path, "log_head")


def _kept(state: Mapping[str, Any], id_: CooperationId) -> Kept:
    plain, log_bytes, revision = state["cooperation"], state["log_bytes"], state["revision"]
    if (plain["id"], plain["revision"]) != (id_, revision) or not isinstance(log_bytes, int):
        raise ShapeError("state")
    stopped = plain.get("stopped") is not None
    sent = (row for row in plain["ledger"] if row["message"] is not None)
    # While all is stopped its reminders wait, and nothing comes due.
    dues = [row["due"] for row in sent if not (stopped and row.get("occasion"))]
    if exercise := plain.get("exercise"):
        dues.append(exercise["ends"])
    plan = plain.get("plan") or {}
    if plan.get("next") and not stopped:
        dues.append(plan["next"])
    return Kept(
        revision=revision,
        log_bytes=log_bytes,
        heads={PartyId(key): Head(**head) for key, head in plain["heads"].items()},
        rooms=tuple(room["id"] for room in plain["rooms"]),
        people=tuple(member["person"] for member in plain["members"]),
        codes=tuple(_codes(plain)),
        due=min(map(datetime.fromisoformat, dues), default=None),
        rules=plan.get("rules", ""),
    )


def _codes(plain: Mapping[str, Any]) -> Iterator[str]:
    """Yield the digests of the codes that open something in a cooperation, or did."""
    coded = (*plain["invitations"], *plain.get("room_codes", ()))
    yield from (one["code"] for one in coded if one.get("code"))
