"""From rules to occasions: what is said to whom, at which moment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, time, tzinfo

from bot.domain.ids import PartyId
from bot.domain.reminding import Occasion
from reminders.recipients import Recipient, recipients
from reminders.rule import Call, Kind, Rule, Situation, calls_of
from reminders.working_time import moment

NINE = time(9)
"""When what falls on a day is said."""


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
            for recipient in recipients(situation.cooperation, rule, call):
                occasion = _occasion(rule, call, recipient, situation.zone)
                yield Found(occasion=occasion, call=call, rule=rule, party=recipient.party)


def _occasion(rule: Rule, call: Call, recipient: Recipient, zone: tzinfo) -> Occasion:
    at = moment(call.on, NINE, zone, quiet=recipient.quiet, legal=call.legal, before=call.before)
    return Occasion(
        rule=rule.name,
        about=call.about,
        day=call.day,
        offset=call.offset,
        to=recipient.id,
        moment=at.astimezone(UTC),
        covers=call.covers,
    )
