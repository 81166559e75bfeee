"""Which reminder somebody means: by what it is about, by its kind, or the last one she got."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.chat.command import Field, Kind
from bot.chat.request import Desk, Request
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import RoomId
from bot.domain.member import Member
from bot.domain.reminding import Occasion
from reminders.rule import Call, Rule, Situation
from reminders.rules import RULES
from reminders.saying import latest_of

WHICH = (
    Field(name="id", kind=Kind.MATTER, positional=True),
    Field(name="rule", kind=Kind.CHOICE, positional=True, choices="rules"),
)
"""The fields that name a reminder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """A reminder of hers: the rule, and the call of its series that holds now."""

    rule: Rule
    call: Call

    def occasion(self, desk: Desk) -> Occasion:
        """Return it as hers, at this moment."""
        return Occasion(
            rule=self.rule.name,
            about=self.call.about,
            day=self.call.day,
            offset=self.call.offset,
            to=desk.member.person,
            moment=desk.now,
        )


def situation(desk: Desk, cooperation: Cooperation) -> Situation:
    """Return what the rules look at."""
    process = desk.process_of(cooperation)
    return Situation(cooperation=cooperation, process=process, now=desk.now, zone=desk.zone)


def meant(request: Request, desk: Desk) -> Meant:
    """
    Return the reminder that a line names, by id or by its kind; without either, the last one told.

    Raise UserError `which_reminder` or `no_such_reminder`.
    """
    about, rule = request.text("id"), request.text("rule")
    if rule is None and about is None:
        told = last_told(desk, request.room)
        if told is None:
            raise UserError("which_reminder", command=request.command.name)
        about, rule = told.about, told.rule
    found = [*_of(desk, rule, about)]
    if not found:
        raise UserError("no_such_reminder", id=about, rule=rule)
    return min(found, key=lambda one: _distance(one, desk))


def named(found: Meant) -> dict[str, str]:
    """Return the values that name a reminder, for a button or a form."""
    about = {"id": found.call.about} if found.call.about else {}
    return {**about, "rule": found.rule.name}


def told_of(found: Meant) -> dict[str, str]:
    """Return what a template says of a reminder."""
    return {"rule": found.rule.name, "about": found.call.about, "on": found.call.day.isoformat()}


def said_later(found: Meant) -> dict[str, object]:
    """Return what stands in the ledger until it is sent, which words it anew."""
    return {"template": f"reminders/{found.rule.name}", "facts": {}, "buttons": []}


def _of(desk: Desk, rule: str | None, about: str | None) -> Iterator[Meant]:
    """Yield the reminders of the asker's party that fit, one of each series."""
    here = situation(desk, desk.cooperation)
    for one in RULES:
        if rule not in {None, one.name}:
            continue
        series: dict[str, list[Call]] = {}
        for call in one.find(here):
            if about in {None, call.about} and is_hers(call, desk.member):
                series.setdefault(call.counted, []).append(call)
        for calls in series.values():
            latest = latest_of(calls, here)
            if latest:
                yield Meant(rule=one, call=latest)


def is_hers(call: Call, member: Member) -> bool:
    """Tell whether a reminder may be known to a member: her party's, or of all."""
    return call.party in {None, member.party}


def last_told(desk: Desk, room: RoomId) -> Occasion | None:
    """Return the newest reminder that was told in a chat."""
    told = [
        (row.occasion.moment, row.occasion)
        for row in desk.view.ledger
        if row.occasion and room in row.told
    ]
    return max(told, key=lambda one: one[0], default=(None, None))[1]


def _distance(one: Meant, desk: Desk) -> int:
    """Return how far a reminder is from today; one that has come goes before one to come."""
    days = (one.call.on - desk.today).days
    return 2 * days if days > 0 else -days
