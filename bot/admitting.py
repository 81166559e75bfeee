"""Whom the one who runs the machine lets in: a first member, and for a party that all have left."""

from datetime import datetime

from bot.admin import NoSuchCooperationError, Office
from bot.chat.newsroom import Newsroom
from bot.chat.outgoing import Outgoing, tell
from bot.clocks import WallClock
from bot.codes import SecretCodes
from bot.domain.code import digest_of, spoken
from bot.domain.cooperation import Cooperation
from bot.domain.ids import OPERATOR, CooperationId, PartyId
from bot.domain.inviting import invite_back
from bot.domain.log import JOINT
from bot.domain.member import By, Member, Role
from bot.domain.staffing import confirm_member
from bot.store.folder import DataFolder
from bot.store.tiny import TinyCooperations, TinyPeople


def invite(office: Office, id_: str, party: str, registration: str) -> bool:
    """
    Give a code for a party, by a decision with its file number, and tell all at the next start.

    Return whether there is such a party, with nobody left: its own people invite others. Raise
    NoSuchCooperationError or FolderInUseError.
    """
    with DataFolder.locked(office.settings.data) as folder:
        cooperations = TinyCooperations(folder)
        before = _found(cooperations, id_)
        named = {one.name.casefold(): one.id for one in before.parties}
        wanted = named.get(party.casefold(), PartyId(party.casefold()))
        if wanted not in before.party_ids:
            office.tell("no_such_party", party=party, parties=", ".join(before.party_ids))
            return False
        if before.members_of(wanted):
            office.tell("party_has_people", party=party)
            return False
        by, code = _by(), SecretCodes().new()
        after = invite_back(before, wanted, digest_of(code), registration, by=by)
        expires = after.invitations[-1].expires.isoformat()
        said = tell("invite/by_operator", party=wanted, dnr=registration, expires=expires)
        _keep(cooperations, after, said, by.at)
    office.tell("invited", party=party, code=spoken(code), dnr=registration)
    return True


def confirm(office: Office, id_: str, person: str) -> bool:
    """
    Confirm the first member of a party, by her id or name, and tell all at the next start.

    Return whether she waits for it. Raise NoSuchCooperationError or FolderInUseError.
    """
    with DataFolder.locked(office.settings.data) as folder:
        cooperations, people = TinyCooperations(folder), TinyPeople(folder)
        before = _found(cooperations, id_)
        waiting = {one.person: people.load(one.person).name for one in _unconfirmed(before)}
        typed = person.casefold()
        found = [who for who, name in waiting.items() if typed in {who, name.casefold()}]
        if len(found) != 1:
            known = ", ".join(f"{name} ({id_})" for id_, name in waiting.items())
            office.tell("nobody_to_confirm", person=person, people=known or "-")
            return False
        by = _by()
        after = confirm_member(before, found[0], by=by)
        _keep(cooperations, after, tell("roles/confirmed", person=found[0]), by.at)
    office.tell("confirmed", person=waiting[found[0]])
    return True


def _found(cooperations: TinyCooperations, id_: str) -> Cooperation:
    ids = cooperations.ids()
    if id_ not in ids:
        raise NoSuchCooperationError(id_, ids)
    return cooperations.load(CooperationId(id_))


def _unconfirmed(cooperation: Cooperation) -> list[Member]:
    return [one for one in cooperation.members if not one.confirmed]


def _by() -> By:
    return By(person=OPERATOR, party=JOINT, role=Role.READER, at=WallClock().now())


def _keep(cooperations: TinyCooperations, after: Cooperation, said: Outgoing, at: datetime) -> None:
    """Keep a change with its news, which the bot tells when it starts."""
    newsroom = Newsroom(by=OPERATOR, now=at, new_id=SecretCodes().new)
    told, _ = newsroom.with_news(after, [said])
    cooperations.save(told)
