"""Conversation scripts taken apart: who says what where, and how the clock is moved."""

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

HOME = "samverkan"
"""The room of a line that names none."""

_SPEAKER = re.compile(r"(?P<who>[\wåäöÅÄÖ-]+)(?P<hash>#(?P<room>[\wåäöÅÄÖ-]*))?:")
_SAID = re.compile(r"(?P<who>[\wåäöÅÄÖ-]+)(?P<hash>#(?P<room>[\wåäöÅÄÖ-]*))?:\s(?P<what>.*)")
_MOVE = re.compile(r"\+(?P<count>\d{1,4})(?P<unit>[mhdw])")
_MENTION = re.compile(r"@([\wåäöÅÄÖ-]+)")
_SET = re.compile(r"=(?P<moment>\d{4}-\d{2}-\d{2}T\d{2}:\d{2})")
_RESTART = re.compile(r"!restart(?: (?P<down>\+\d{1,4}[mhdw]))?")


class ScriptError(Exception):
    """A line that is not of the script's form; says its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Somebody says something in a room; `room` None is her private chat with the bot."""

    who: str
    room: str | None
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The clock is moved: `by` steps, or `to` a local time."""

    count: int = 0
    unit: str = ""
    to: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Restarted:
    """The bot is dropped and built anew, after being down for a while or at once."""

    down: Moved | None


Line = Said | Moved | Restarted | None


def line_of(text: str, number: int) -> Line:
    """Return what a line means; None for a comment or a blank; raise ScriptError."""
    bare = text.strip()
    if not bare or bare.startswith("#"):
        return None
    if match := _RESTART.fullmatch(bare):
        down = match["down"]
        return Restarted(down=_moved(_MOVE.fullmatch(down)) if down else None)
    if match := _MOVE.fullmatch(bare):
        return _moved(match)
    if match := _SET.fullmatch(bare):
        return Moved(to=_moment(match["moment"], number))
    if match := _SAID.fullmatch(bare):
        room = match["room"] if match["hash"] else HOME
        return Said(who=match["who"], room=room or None, what=match["what"].strip())
    message = f"line {number}: {bare[:60]}"
    raise ScriptError(message)


def speaker_of(text: str) -> Said | None:
    """Return who speaks from now on, where a line says only that: `bo:`."""
    match = _SPEAKER.fullmatch(text.strip())
    if match is None:
        return None
    room = match["room"] if match["hash"] else HOME
    return Said(who=match["who"], room=room or None, what="")


def mentioned(text: str) -> list[str]:
    """Return the names that stand in a text with an @ before them."""
    return _MENTION.findall(text)


def moved_to(moved: Moved, now: datetime, zone: tzinfo) -> datetime:
    """Return the moment after a move: minutes and hours pass, days and weeks are the calendar's."""
    if moved.to is not None:
        return moved.to.replace(tzinfo=zone)
    if moved.unit in {"m", "h"}:
        step = timedelta(minutes=moved.count) if moved.unit == "m" else timedelta(hours=moved.count)
        return now + step
    days = moved.count * (7 if moved.unit == "w" else 1)
    local = now.astimezone(zone)
    return (local.replace(tzinfo=None) + timedelta(days=days)).replace(tzinfo=zone)


def form_of(text: str) -> dict[str, object] | None:
    """Return a form's values from JSON; None where it is not an object."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _moved(match: re.Match[str] | None) -> Moved:
    if match is None:
        return Moved()
    return Moved(count=int(match["count"]), unit=match["unit"])


def _moment(text: str, number: int) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        message = f"line {number}: {text}"
        raise ScriptError(message) from error
