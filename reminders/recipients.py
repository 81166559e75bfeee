"""Who gets a reminder: the joint rooms, a party's own room, or people by themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bot.domain.cooperation import Cooperation
from bot.domain.ids import PartyId
from bot.domain.member import Member, Role
from bot.domain.reminding import Quiet
from bot.domain.staffing import substitute_of
from reminders.rule import Call, Kind, Rule

NOON = time(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """
    A room or a person, by id.

    `party` is whose it is, None for a room of all. `quiet` are the hours of a room; a person's own
    are hers to know, and are looked at when it is sent.
    """

    id: str
    party: PartyId | None
    quiet: Quiet | None = None


def recipients(cooperation: Cooperation, rule: Rule, call: Call) -> Iterator[Recipient]:
    """Yield who gets a call of a rule; nobody of the invented people in an exercise."""
    if rule.kind is Kind.ROOM:
        yield from _rooms(cooperation, call)
    elif not cooperation.exercise:
        yield from (
            _person(one)
            for one in cooperation.members
            if is_for(cooperation, rule, call, one, call.on)
        )


def is_for(cooperation: Cooperation, rule: Rule, call: Call, member: Member, day: date) -> bool:
    """
    Tell whether a call is for a member on a day: by name, or by party and office.

    What is for somebody who is away is for her substitute instead; who stands in on certain days
    gets it too. A chief gets what her party's contact has turned on for her, and nothing else by
    her office.
    """
    at = datetime.combine(day, NOON, UTC)
    if _is_meant(cooperation, rule, call, member):
        return not (member.is_away(at) and substitute_of(cooperation, member.person, at))
    principal = cooperation.member(member.substitute_for) if member.substitute_for else None
    dated = principal is not None and member.until is not None and member.stands_in(at)
    return bool(dated and principal and _is_meant(cooperation, rule, call, principal))


def _is_meant(cooperation: Cooperation, rule: Rule, call: Call, member: Member) -> bool:
    if call.person:
        return call.person == member.person
    if call.party not in {None, member.party}:
        return False
    as_chief = rule.name in cooperation.own_of(member.party).to_chief
    return member.role in call.roles or (member.role is Role.DECIDER and as_chief)


def _rooms(cooperation: Cooperation, call: Call) -> Iterator[Recipient]:
    """Yield the rooms of all; without one, each party's own; without that, its contacts."""
    joint = [one for one in cooperation.rooms if one.audience is None]
    if call.party is None and joint:
        yield from (Recipient(id=one.id, party=None, quiet=one.quiet) for one in joint)
        return
    for party in cooperation.party_ids if call.party is None else (call.party,):
        own = [one for one in cooperation.rooms if one.audience == party]
        yield from (Recipient(id=one.id, party=party, quiet=one.quiet) for one in own)
        if not own and not cooperation.exercise:
            members = cooperation.members_of(party)
            yield from (_person(one) for one in members if one.role is Role.CONTACT)


def _person(member: Member) -> Recipient:
    return Recipient(id=member.person, party=member.party)
