"""Which reminder somebody means: by what it is about, by its kind, or the last one she got."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.chat.command import Field, Kind
from bot.chat.request import Desk, Request
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import RoomId
from bot.domain.ledger import News
from bot.domain.member import Member
from bot.domain.reminding import Occasion
from reminders.occasions import occasion_of
from reminders.offers import naming
from reminders.rule import Call, Rule, Situation, calls_of
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
        return occasion_of(self.rule, self.call, desk.member.person, desk.now)

    @property
    def values(self) -> dict[str, str]:
        """The values that name it, for a button or a form."""
        return naming(self.rule.name, self.call.about)

    @property
    def facts(self) -> dict[str, object]:
        """What a template says of it."""
        return {
            "rule": self.rule.name,
            "about": self.call.about,
            "on": self.call.day.isoformat(),
            "kind": self.rule.kind.value,
            "routine": self.rule.routine,
        }


def situation(desk: Desk, cooperation: Cooperation) -> Situation:
    """Return what the rules look at."""
    process = desk.process_of(cooperation)
    return Situation(cooperation=cooperation, process=process, now=desk.now, zone=desk.zone)


def is_named(request: Request) -> bool:
    """Tell whether a line says which reminder it is about."""
    return request.text("id") is not None or request.text("rule") is not None


def meant(request: Request, desk: Desk) -> Meant:
    """
    Return the reminder that a line names, by id or by its kind; without either, the last one told.

    Raise UserError `which_reminder` or `no_such_reminder`.
    """
    about, rule = request.text("id"), request.text("rule")
    told = newest(desk.view, request.room)
    if not is_named(request):
        if told is None or told.occasion is None:
            raise UserError("which_reminder", command=request.command.name)
        about, rule = told.occasion.about, told.occasion.rule
    found = [*_of(desk, rule, about)]
    if not found:
        raise UserError("no_such_reminder", id=about, rule=rule)
    last = told.occasion if told else None
    return min(found, key=lambda one: (not _is(one, last), _distance(one, desk)))


def newest(view: Cooperation, room: RoomId) -> News | None:
    """Return the newest reminder that was told in a chat."""
    told = [row for row in view.ledger if row.occasion and room in row.told]
    return max(told, key=lambda row: row.due, default=None)


def _is(one: Meant, last: Occasion | None) -> bool:
    """Tell whether a reminder is the one that was told last."""
    return last is not None and (one.rule.name, one.call.day) == (last.rule, last.day)


def _of(desk: Desk, rule: str | None, about: str | None) -> Iterator[Meant]:
    """Yield the reminders of the asker's party that fit, one of each series."""
    here = situation(desk, desk.cooperation)
    for one in RULES:
        if rule not in {None, one.name}:
            continue
        series: dict[str, list[Call]] = {}
        for call in calls_of(one, here):
            if about in {None, call.about, *call.covers} and _is_hers(call, desk.member):
                series.setdefault(call.counted, []).append(call)
        for calls in series.values():
            latest = latest_of(calls, here)
            if latest:
                yield Meant(rule=one, call=latest)


def _is_hers(call: Call, member: Member) -> bool:
    """Tell whether a reminder may be known to a member: her party's, or of all."""
    return call.party in {None, member.party}


def _distance(one: Meant, desk: Desk) -> int:
    """Return how far a reminder is from today; one that has come goes before one to come."""
    days = (one.call.on - desk.today).days
    return 2 * days if days > 0 else -days
