"""From rules to occasions: what is said to whom, at which moment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from bot.domain.ids import PartyId
from bot.domain.letter import NINE
from bot.domain.reminding import Occasion, Quiet
from reminders.recipients import recipients
from reminders.rule import Call, Kind, Rule, Situation, calls_of
from reminders.working_time import moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An occasion with what it came from; `party` is whose it is, None for all."""

    occasion: Occasion
    call: Call
    rule: Rule
    party: PartyId | None


def occasions(situation: Situation, rules: Iterable[Rule]) -> Iterator[Found]:
    """Yield all that the rules say of a cooperation by itself, whenever; no lines of letters."""
    for rule in rules:
        if rule.kind is Kind.LETTER:
            continue
        for call in calls_of(rule, situation):
            for one in recipients(situation.cooperation, rule, call):
                at = said_at(call, call.on, situation.zone, one.quiet)
                occasion = occasion_of(rule, call, one.id, at.astimezone(UTC))
                yield Found(occasion=occasion, call=call, rule=rule, party=one.party)


def said_at(call: Call, day: date, zone: tzinfo, quiet: Quiet | None) -> datetime:
    """Return when a call is said that falls on a day: at nine, unless that is quiet time."""
    return moment(day, NINE, zone, quiet=quiet, legal=call.legal, before=call.before)


def occasion_of(rule: Rule, call: Call, to: str, at: datetime) -> Occasion:
    """Return a call as it is kept, for one recipient and moment."""
    return Occasion(
        rule=rule.name,
        about=call.about,
        day=call.day,
        offset=call.offset,
        to=to,
        moment=at,
        covers=call.covers,
    )
