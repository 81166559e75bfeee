"""A line in the letter for each text that waits for the party's yes, as long as it waits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.chat.offers import show_offer
from reminders.rule import Call, Kind, Rule, Situation
from reminders.series import in_series
from reminders.waiting import Wanted, asked_roles, wanted_of, workdays_since
from reminders.working_time import workdays_after

AGAIN = 28
"""Days until it is told again."""


def find(situation: Situation) -> Iterator[Call]:
    """Yield what waits for each party: the workday after it was put forward, then each month."""
    for party in situation.cooperation.party_ids:
        roles = asked_roles(situation.cooperation.members_of(party))
        for wanted in wanted_of(situation, party):
            calls = in_series(_calls(wanted, situation.today))
            yield from (replace(call, party=party, roles=roles) for call in calls)


def _calls(wanted: Wanted, today: date) -> Iterator[Call]:
    yield _call(wanted, "1w", workdays_after(wanted.since, 1), today)
    waited = (today - wanted.since).days
    for days in range(AGAIN, waited + AGAIN, AGAIN):
        yield _call(wanted, f"+{days}d", wanted.since + timedelta(days=days), today)


def _call(wanted: Wanted, offset: str, on: date, today: date) -> Call:
    return Call(
        about=wanted.matter,
        day=wanted.since,
        offset=offset,
        on=on,
        facts={
            "workdays": workdays_since(wanted.since, today),
            "at_board": wanted.at_board,
            "others": list(wanted.others),
        },
        offers=(show_offer(wanted.matter),),
    )


RULE = Rule(name="waiting", kind=Kind.LETTER, find=find)
