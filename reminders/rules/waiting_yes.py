"""A yes that is waited for: after three and seven workdays, and then also the substitute."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.chat.offers import show_offer
from bot.domain.ids import MatterId, PartyId
from bot.domain.member import Member, Role
from reminders.rule import Call, Kind, Rule, Situation
from reminders.series import in_series
from reminders.waiting import Wanted, asked_roles, wanted_of, workdays_since
from reminders.working_time import workdays_after

WORKDAYS = (3, 7, 14)
AFTER_BOARD = (1,)
"""When a party is asked how it went, counted from the day its own board took it up."""
GIVEN_UP = timedelta(days=90)
FORGOTTEN = 2 * GIVEN_UP
"""After how long nobody can have put it off to a day that is still to come."""
MOST_SHOWN = 2
"""How many of the texts have a button of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What has waited for a party's yes since a day; its own board had all of it, if `at_board`."""

    party: PartyId
    since: date
    at_board: bool
    matters: tuple[MatterId, ...]


def find(situation: Situation) -> Iterator[Call]:
    """Yield, for each party and day, all that has waited for its yes since then."""
    for party in situation.cooperation.party_ids:
        members = situation.cooperation.members_of(party)
        for waiting in _waiting(situation, party):
            so_far = workdays_since(waiting.since, situation.today)
            yield from in_series(_to_contacts(waiting, members, so_far))
            here = [one for one in members if one.stands_in(situation.now)]
            yield from _to_substitutes(waiting, members, here, so_far)


def _waiting(situation: Situation, party: PartyId) -> Iterator[Waiting]:
    found: dict[date, list[Wanted]] = {}
    for one in wanted_of(situation, party):
        found.setdefault(one.since, []).append(one)
    recent = {day: one for day, one in found.items() if situation.today - day <= FORGOTTEN}
    for day, wanted in recent.items():
        yield Waiting(
            party=party,
            since=day,
            at_board=all(one.at_board for one in wanted),
            matters=tuple(one.matter for one in wanted),
        )


def _to_contacts(waiting: Waiting, members: Iterable[Member], so_far: int) -> Iterator[Call]:
    """Yield the calls to a party's contacts; where it has none, to whoever else holds its key."""
    roles = asked_roles(members)
    for workdays in (*AFTER_BOARD[: waiting.at_board], *WORKDAYS):
        yield replace(_call(waiting, workdays, so_far), roles=roles)


def _to_substitutes(
    waiting: Waiting, members: Iterable[Member], here: Iterable[Member], so_far: int
) -> Iterator[Call]:
    """Yield the last call also to those who stand in for a contact."""
    contacts = {one.person for one in members if one.role is Role.CONTACT}
    last = _call(waiting, WORKDAYS[-1], so_far)
    for one in here:
        if one.substitute_for in contacts and one.person not in contacts:
            facts = {**last.facts, "principal": one.substitute_for}
            yield replace(last, person=one.person, facts=facts)


def _call(waiting: Waiting, workdays: int, so_far: int) -> Call:
    return Call(
        day=waiting.since,
        offset=f"{workdays}w",
        on=workdays_after(waiting.since, workdays),
        until=waiting.since + GIVEN_UP,
        party=waiting.party,
        covers=waiting.matters,
        facts={
            "matters": list(waiting.matters),
            "workdays": max(workdays, so_far),
            "at_board": waiting.at_board,
            "principal": None,
        },
        offers=tuple(show_offer(one) for one in waiting.matters[:MOST_SHOWN]),
    )


RULE = Rule(name="waiting_yes", kind=Kind.PERSON, find=find)
