"""Nobody of a party has answered for thirty workdays: its own people first, then the others."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.chat.offers import STATUS
from bot.domain.ids import PartyId, PersonId
from bot.domain.member import Member
from bot.domain.rights import holds_key
from reminders.rule import Call, Kind, Rule, Situation
from reminders.waiting import wanted_of
from reminders.working_time import workdays_after

OWN, OTHERS = 30, 35
"""Workdays without a word before a party's own people are told, and before the others are."""
GIVEN_UP = timedelta(days=120)


def find(situation: Situation) -> Iterator[Call]:
    """Yield what is to be said of each party whose yes others wait for, and that nobody hears."""
    cooperation = situation.cooperation
    for party in cooperation.party_ids:
        asked = [one.since for one in wanted_of(situation, party) if one.others]
        holders = [
            one
            for one in cooperation.members_of(party)
            if holds_key(cooperation, one.person, situation.now)
        ]
        if holders and asked:
            yield from _calls(situation, party, holders, min(asked))


def _calls(
    situation: Situation, party: PartyId, holders: list[Member], asked: date
) -> Iterator[Call]:
    """Yield the call to the party itself; where it has only one, also those to the others."""
    since = max(asked, _last_heard(situation, holders))
    people = [one.person for one in holders]
    yield _call(since, OWN, party, party, people)
    for other in situation.cooperation.party_ids:
        if len(holders) == 1 and other != party:
            yield _call(since, OTHERS, party, other, people)


def _last_heard(situation: Situation, holders: list[Member]) -> date:
    moments = [one.heard or situation.cooperation.founded for one in holders]
    return max(moments).astimezone(situation.zone).date()


def _call(since: date, workdays: int, silent: PartyId, to: PartyId, people: list[PersonId]) -> Call:
    return Call(
        about="",
        day=since,
        offset=f"{workdays}w" if to == silent else f"{workdays}w {silent}",
        on=workdays_after(since, workdays),
        until=since + GIVEN_UP,
        party=to,
        facts={"silent": silent, "people": people, "since": since.isoformat()},
        offers=(STATUS,),
    )


RULE = Rule(name="silent", kind=Kind.ROOM, find=find, unlisted=True)
