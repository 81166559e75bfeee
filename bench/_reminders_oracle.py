"""What is to be told and when, worked out from the texts of the rules and from none of the code."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import Enum
from itertools import pairwise

from bench._reminders_days import DAY, said_after, said_before, workday

ANNOUNCED = {"-21d": -21, "-7d": -7, "-1d": -1}
PREPARED = {"styrgrupp", "beredningsgrupp"}
WAITED = {"3w": 3, "7w": 7, "14w": 14}

Key = tuple[str, str, str, date, str, str]
"""Room of the cooperation, rule, what it is about, counted from, offset, and the chat."""


class Do(Enum):
    """What people do."""

    PLAN = "plan"
    MOVE = "move"
    CANCEL = "cancel"
    WRITE = "write"
    YES = "yes"
    SNOOZE = "snooze"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """
    What somebody does at a wall-clock time in a cooperation.

    `subject` names a meeting or a text's task, `day` is the meeting's or what she snoozes to.
    """

    at: datetime
    who: str
    do: Do
    subject: str = ""
    group: str = ""
    day: date = date.min
    hour: int = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Meets:
    """A meeting as the model knows it."""

    id: str
    group: str
    day: date
    hour: int
    cancelled: bool = False


@dataclass(slots=True, kw_only=True)
class Text:
    """A text that waits: since when, for whom, and how many versions it has had."""

    since: date
    waits: set[str]
    version: int


@dataclass(slots=True, kw_only=True)
class Model:
    """One cooperation, as far as it matters to its reminders; `chats` are its people's."""

    room: str
    chats: Mapping[str, str]
    meetings: dict[str, Meets] = field(default_factory=dict)
    texts: dict[str, Text] = field(default_factory=dict)
    snoozed: dict[tuple[str, date], datetime] = field(default_factory=dict)

    def apply(self, act: Act) -> str | None:
        """Do an act, and return it as a line to the bot; None where it cannot be done now."""
        match act.do:
            case Do.PLAN:
                return self._plan(act)
            case Do.MOVE | Do.CANCEL:
                return self._change(act)
            case Do.WRITE:
                return self._write(act)
            case Do.YES:
                return self._yes(act)
            case Do.SNOOZE:
                return self._snooze(act)

    def ahead(self) -> Iterator[tuple[Key, datetime]]:
        """Yield all that would be told as things stand, whenever."""
        for one in self.meetings.values():
            for offset, when in _meeting_days(one):
                yield (self.room, "meeting", one.id, one.day, offset, self.room), when
        for who, day in {(who, one.since) for one in self.texts.values() for who in one.waits}:
            for offset, count in WAITED.items():
                when = datetime.combine(workday(day, count), time(9))
                put_off = self.snoozed.get((who, day))
                if put_off and put_off >= when:
                    continue  # she has put the next one off until then
                yield (self.room, "waiting_yes", "", day, offset, self.chats[who]), when
        for (who, day), when in self.snoozed.items():
            if self._waits(who, day):
                key = f"snoozed {when}"
                yield (self.room, "waiting_yes", "", day, key, self.chats[who]), when

    def _waits(self, who: str, day: date) -> bool:
        return any(one.since == day and who in one.waits for one in self.texts.values())

    def _taken(self, group: str, day: date) -> bool:
        return any((one.group, one.day) == (group, day) for one in self.meetings.values())

    def _plan(self, act: Act) -> str | None:
        if self._taken(act.group, act.day) or act.subject in self.meetings:
            return None
        id_ = f"M{len(self.meetings) + 1}"
        self.meetings[act.subject] = Meets(id=id_, group=act.group, day=act.day, hour=act.hour)
        return f"möte ny {act.day} kl {act.hour} typ={act.group}"

    def _change(self, act: Act) -> str | None:
        one = self.meetings.get(act.subject)
        if one is None or one.cancelled or act.at.date() > one.day:
            return None
        if act.do is Do.CANCEL:
            self.meetings[act.subject] = replace(one, cancelled=True)
            return f'möte ställ-in {one.id} "Sjukdom"'
        day = one.day if act.day == date.min else act.day
        if (day, act.hour) == (one.day, one.hour) or (
            day != one.day and self._taken(one.group, day)
        ):
            return None
        self.meetings[act.subject] = replace(one, day=day, hour=act.hour)
        return f"möte flytta {one.id} {day} kl {act.hour}"

    def _write(self, act: Act) -> str | None:
        before = self.texts.get(act.subject)
        if before and before.waits != set(self.chats):
            return None
        version = before.version + 1 if before else 1
        self.texts[act.subject] = Text(since=act.at.date(), waits=set(self.chats), version=version)
        return f'ändra {act.subject} "Vi ses på torget, version {version}."'

    def _yes(self, act: Act) -> str | None:
        text = self.texts.get(act.subject)
        if text is None or act.who not in text.waits:
            return None
        text.waits.remove(act.who)
        return f"godkänn {act.subject} v{text.version}"

    def _snooze(self, act: Act) -> str | None:
        """Put off the one reminder of its kind that she has; with several, which is meant?"""
        days = {one.since for one in self.texts.values() if act.who in one.waits}
        if len(days) != 1 or workday(min(days), 3) >= act.at.date():
            return None
        [day] = days
        self.snoozed[(act.who, day)] = said_after(act.day)
        return f"skjut-upp väntar {act.day}"


def _meeting_days(one: Meets) -> Iterator[tuple[str, datetime]]:
    if one.cancelled:
        return
    prepared = one.group in PREPARED
    for offset, days in ANNOUNCED.items():
        if prepared or offset == "-1d":
            yield offset, said_before(one.day + days * DAY)
    if prepared:
        yield "+2d", said_after(one.day + 2 * DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """When something is to be told, on the walls, and when it was set."""

    at: datetime
    since: datetime


def follow(
    model: Model, acts: Iterable[Act], end: datetime
) -> tuple[list[tuple[Act, str]], dict[Key, Expected]]:
    """Return the acts that can be done with their lines, and all that is to be told by *end*."""
    ordered = sorted(acts, key=lambda one: one.at)
    last = Act(at=end, who="", do=Do.SNOOZE)
    lines: list[tuple[Act, str]] = []
    found: dict[Key, Expected] = {}
    for act, after in pairwise([*ordered, last]):
        line = model.apply(act)
        if line:
            lines.append((act, line))
        for key, when in model.ahead():
            if act.at < when <= after.at:
                found.setdefault(key, Expected(at=when, since=act.at))
    return lines, found
