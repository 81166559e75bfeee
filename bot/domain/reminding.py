"""What the bot says by itself, as it is kept: an occasion, and how far its rules have gone."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.domain.digest import digest

ROW = 12
"""Characters (hex) of a row's id."""


class Lapse(StrEnum):
    """Why an occasion is not told, or not any more."""

    REPLACED = "replaced"
    OVERTAKEN = "overtaken"
    ACKNOWLEDGED = "acknowledged"


def series_of(rule: str, about: str, day: date, to: str) -> str:
    """Return what the occasions from one day have in common: a moved day makes a new series."""
    return f"{rule}/{about}/{day}/{to}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """
    One reminder to one recipient: a rule, what it is about, the day it counts from, and how far.

    `about` is the id of a thing, empty where it is about the whole. `offset` names how far from
    `day` it is: `-7d`, `-9m`, `3w` for workdays. `to` is a room's or a person's id. `moment` is
    when it was to be told; `snoozed` tells that somebody has chosen that moment herself. Where one
    is about several texts, they are what it `covers`.
    """

    rule: str
    about: str
    day: date
    offset: str
    to: str
    moment: datetime
    snoozed: bool = False
    covers: tuple[str, ...] = ()

    @property
    def series(self) -> str:
        """What its fellows from the same day have in common."""
        return series_of(self.rule, self.about, self.day, self.to)

    @property
    def key(self) -> str:
        """What tells it from every other occasion."""
        chosen = f"/{self.moment:%Y-%m-%dT%H:%M}" if self.snoozed else ""
        return f"{self.series}/{self.offset}{chosen}"

    @property
    def row(self) -> str:
        """The id of its row in the ledger: the same however often it is worked out."""
        return digest({"occasion": self.key})[:ROW]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """
    How far a cooperation's reminders have been followed.

    Whatever fell due up to `until` has its row in the ledger, or was over before it was known;
    `next` is when something falls due after that. `rules` tells by which rules it was worked out.
    """

    until: datetime
    next: datetime | None
    rules: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Hours of the day at which nothing is to be said; they may go over midnight."""

    begins: time
    ends: time

    def covers(self, clock: time) -> bool:
        """Tell whether a time of day is quiet."""
        if self.begins < self.ends:
            return self.begins <= clock < self.ends
        return clock >= self.begins or clock < self.ends
