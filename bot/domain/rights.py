"""Who holds a party's key, and in which offices somebody acts at a moment."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import PersonId
from bot.domain.member import By, Member, Role

NOBODY: frozenset[Role] = frozenset()
KEY_ROLES = frozenset({Role.CONTACT, Role.DECIDER})
"""The offices that hold their party's key."""
KEY_TO: Mapping[str, frozenset[Role]] = {"5.7": KEY_ROLES | {Role.COMMUNICATOR}}
"""
Who may give a party's yes to a kind of matter, where that is another than `KEY_ROLES`.

The text to the residents is the communication officer's to answer for (DESIGN: who may give a
party's yes per kind of matter; Brå names her in step 1, the text in step 5).
"""


def offices(cooperation: Cooperation, person: PersonId, at: datetime) -> frozenset[Role]:
    """
    Return the offices in which somebody acts at a moment: her own, and whose place she takes.

    Nobody of no party has one; who is not confirmed yet only reads.
    """
    member = cooperation.member(person)
    if member is None:
        return NOBODY
    if not member.confirmed:
        return frozenset({Role.READER})
    principal = cooperation.member(member.substitute_for) if member.substitute_for else None
    if principal is None or not principal.confirmed or not member.stands_in(at):
        return frozenset({member.role})
    return frozenset({member.role, principal.role})


def holds_key(
    cooperation: Cooperation, person: PersonId, at: datetime, matter: str | None = None
) -> bool:
    """Tell whether the person may say her party's yes, by office or as a substitute."""
    return bool(offices(cooperation, person, at) & KEY_TO.get(matter or "", KEY_ROLES))


def key_holders(cooperation: Cooperation, member: Member, at: datetime) -> tuple[PersonId, ...]:
    """Return those who may say yes for the member's party."""
    mine = cooperation.members_of(member.party)
    return tuple(one.person for one in mine if holds_key(cooperation, one.person, at))


def require_key_of(cooperation: Cooperation, by: By, matter: str | None = None) -> None:
    """Raise UserError `key_missing` where somebody may not answer, or not for that party."""
    member = cooperation.member(by.person)
    mine = member is not None and member.party == by.party
    if not (mine and holds_key(cooperation, by.person, by.at, matter)):
        raise UserError("key_missing")


def require_contact(cooperation: Cooperation, by: By) -> None:
    """
    Raise UserError `contact_only` for all but a contact and her substitute.

    Where a party has no contact any more, those who hold its key take her place.
    """
    mine = cooperation.members_of(by.party)
    contacts = any(one.role is Role.CONTACT for one in mine)
    wanted = frozenset({Role.CONTACT}) if contacts else KEY_ROLES
    if not offices(cooperation, by.person, by.at) & wanted:
        raise UserError("contact_only")
