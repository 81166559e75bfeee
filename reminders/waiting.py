"""What waits for a party's yes, since when, and who of it is asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bot.domain.ids import MatterId, PartyId
from bot.domain.member import Member, Role
from bot.domain.rights import KEY_ROLES
from bot.domain.step import asked
from reminders.rule import Situation
from reminders.working_time import MOST_REMEMBERED, is_workday


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """
    A text that one party's yes is wanted to.

    `since` is the day it was put forward; the day its own board takes it up, if `at_board`.
    `others` have said yes.
    """

    matter: MatterId
    since: date
    at_board: bool
    others: tuple[PartyId, ...]


def wanted_of(situation: Situation, party: PartyId) -> Iterator[Wanted]:
    """
    Yield all that waits for a party's yes.

    Where its own board takes a text up on a day, the waiting counts from that day. A party that
    has said no waits for nobody.
    """
    cooperation = situation.cooperation
    for since, matter_id, matter in asked(cooperation):
        if party not in matter.waiting(cooperation.party_ids) or matter.no_of(party):
            continue
        scheduled = cooperation.round.scheduled_by(matter_id, party)
        yield Wanted(
            matter=matter_id,
            since=scheduled.day if scheduled else since.astimezone(situation.zone).date(),
            at_board=scheduled is not None,
            others=tuple(one for one in cooperation.party_ids if matter.yes_of(one)),
        )


def asked_roles(members: Iterable[Member]) -> frozenset[Role]:
    """Return whom of a party to ask: its contacts; without one, whoever else holds its key."""
    contacts = any(one.role is Role.CONTACT for one in members)
    return frozenset({Role.CONTACT}) if contacts else KEY_ROLES


@lru_cache(MOST_REMEMBERED)
def workdays_since(day: date, today: date) -> int:
    """Return how many workdays have come after a day, up to today."""
    ahead = (day + timedelta(days=count) for count in range(1, (today - day).days + 1))
    return sum(map(is_workday, ahead))
