"""Offices change hands: substitutes, absence, roles; what was said stands with who said it."""

from dataclasses import replace
from datetime import datetime

from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import PersonId
from bot.domain.log import Act
from bot.domain.member import Away, By, Member, Role
from bot.domain.rights import KEY_ROLES


def set_substitute(
    cooperation: Cooperation,
    person: PersonId,
    *,
    by: By,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Cooperation:
    """
    Let another member of one's own party answer in one's place, between two moments if given.

    Raise UserError `own_substitute`, `substitute_not_in_party` or `dates_over`.
    """
    if person == by.person:
        raise UserError("own_substitute")
    member = cooperation.member(person)
    if member is None or member.party != by.party:
        raise UserError("substitute_not_in_party")
    if until is not None and (until <= by.at or (since is not None and until <= since)):
        raise UserError("dates_over")
    changed = _with(
        _without_substitute(cooperation, by.person),
        replace(member, substitute_for=by.person, since=since, until=until),
    )
    dates = {"from": since, "until": until}
    said = {name: at.isoformat() for name, at in dates.items() if at}
    content = {"person": person, **said}
    return changed.logged(Act.SUBSTITUTE_SET, by=by, about=by.party, content=content)


def end_substitute(cooperation: Cooperation, *, by: By) -> Cooperation:
    """Let nobody answer in one's place any more; raise UserError `no_substitute`."""
    after = _without_substitute(cooperation, by.person)
    if after == cooperation:
        raise UserError("no_substitute")
    return after.logged(Act.SUBSTITUTE_ENDED, by=by, about=by.party)


def substitute_of(cooperation: Cooperation, person: PersonId, at: datetime) -> Member | None:
    """Return who answers in somebody's place at a moment."""
    found = (one for one in cooperation.members if one.substitute_for == person)
    return next((one for one in found if one.stands_in(at)), None)


def set_away(
    cooperation: Cooperation, away: Away, substitute: PersonId | None, *, by: By
) -> Cooperation:
    """
    Note when one is away, and who answers meanwhile.

    Without anybody named, who stands in already goes on doing so.
    """
    if away.ends <= by.at:
        raise UserError("dates_over")
    if substitute:
        cooperation = set_substitute(
            cooperation, substitute, by=by, since=away.begins, until=away.ends
        )
    member = cooperation.member(by.person)
    assert member is not None  # noqa: S101 - by is a member
    changed = _with(cooperation, replace(member, away=away))
    said = {"from": away.begins.isoformat(), "until": away.ends.isoformat()}
    return changed.logged(Act.AWAY_SET, by=by, about=by.party, content=said)


def end_away(cooperation: Cooperation, *, by: By) -> Cooperation:
    """Come back; who stood in for those days does so no more. Raise UserError `not_away`."""
    member = cooperation.member(by.person)
    if member is None or member.away is None or member.away.ends <= by.at:
        raise UserError("not_away")
    back = _with(cooperation, replace(member, away=None))
    stood_in = [one for one in back.members if one.substitute_for == by.person and one.until]
    after = _without_substitute(back, by.person) if stood_in else back
    return after.logged(Act.AWAY_ENDED, by=by, about=by.party)


def set_role(cooperation: Cooperation, person: PersonId, role: Role, *, by: By) -> Cooperation:
    """
    Give a member of one's own party another office.

    Raise UserError `not_in_your_party`, `same_role`, or `last_key` where nobody would be left who
    may answer for the party.
    """
    member = cooperation.member(person)
    if member is None or member.party != by.party:
        raise UserError("not_in_your_party")
    if member.role is role:
        raise UserError("same_role", person=person, role=role.value)
    changed = _with(cooperation, replace(member, role=role))
    if not answers_for_itself(changed, member):
        raise UserError("last_key", party=member.party)
    content = {"person": person, "role": role.value}
    return changed.logged(Act.ROLE_SET, by=by, about=by.party, content=content)


def answers_for_itself(cooperation: Cooperation, member: Member) -> bool:
    """Tell whether a member's party has somebody who holds its key by her own office."""
    mine = cooperation.members_of(member.party)
    return any(one.role in KEY_ROLES and one.confirmed for one in mine)


def confirm_member(cooperation: Cooperation, person: PersonId, *, by: By) -> Cooperation:
    """Confirm the first member of a party; raise UserError `not_member`."""
    member = cooperation.member(person)
    if member is None:
        raise UserError("not_member")
    changed = _with(cooperation, replace(member, confirmed=True))
    content = {"person": person}
    return changed.logged(Act.CONFIRMED, by=by, about=member.party, content=content)


def heard(cooperation: Cooperation, person: PersonId, at: datetime) -> Cooperation:
    """Note that somebody has just done something that all may know of."""
    member = cooperation.member(person)
    return _with(cooperation, replace(member, heard=at)) if member else cooperation


def _without_substitute(cooperation: Cooperation, person: PersonId) -> Cooperation:
    members = tuple(
        replace(one, substitute_for=None, since=None, until=None)
        if one.substitute_for == person
        else one
        for one in cooperation.members
    )
    return replace(cooperation, members=members)


def _with(cooperation: Cooperation, member: Member) -> Cooperation:
    kept = (member if one.person == member.person else one for one in cooperation.members)
    return replace(cooperation, members=tuple(kept))
