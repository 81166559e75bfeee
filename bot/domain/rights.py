"""Who may do what, until the full table of verbs and roles stands."""

from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import PersonId
from bot.domain.member import By, Member, Role

KEY_ROLES = frozenset({Role.CONTACT, Role.DECIDER})
"""The offices that hold their party's key."""


def holds_key(cooperation: Cooperation, person: PersonId) -> bool:
    """Tell whether the person may say her party's yes, by office or as a substitute."""
    member = cooperation.member(person)
    if member is None:
        return False
    if member.role in KEY_ROLES:
        return True
    principal = cooperation.member(member.substitute_for) if member.substitute_for else None
    return principal is not None and principal.role in KEY_ROLES


def key_holders(cooperation: Cooperation, member: Member) -> tuple[PersonId, ...]:
    """Return those who may say yes for the member's party."""
    mine = cooperation.members_of(member.party)
    return tuple(one.person for one in mine if holds_key(cooperation, one.person))


def require_key(cooperation: Cooperation, person: PersonId) -> None:
    """Raise UserError `key_missing` where the person may not answer for her party."""
    if not holds_key(cooperation, person):
        raise UserError("key_missing")


def require_key_of(cooperation: Cooperation, by: By) -> None:
    """Raise UserError `key_missing` also where it is another party's key than her own."""
    member = cooperation.member(by.person)
    if member is None or member.party != by.party:
        raise UserError("key_missing")
    require_key(cooperation, by.person)


def require_writer(member: Member) -> None:
    """Raise UserError `reader_only` for one who only reads."""
    if member.role is Role.READER:
        raise UserError("reader_only")
