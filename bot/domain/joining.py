"""How somebody comes in by a one-time code: who wrote it, and what it opens."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import PersonId
from bot.domain.inviting import let_in, require_new
from bot.domain.log import JOINT, Act
from bot.domain.member import By, Invitation, Role
from bot.domain.person import AccountCode, Person
from bot.domain.room import RoomCode

MOST_GUESSES = 5
"""Wrong codes from one account in `GUESSED_WITHIN`; after that even a right one is not taken."""
GUESSED_WITHIN = timedelta(hours=1)
ACCOUNT_CODE_LASTS = timedelta(hours=1)


def invitation_by(cooperation: Cooperation, code: str, now: datetime) -> Invitation | None:
    """Return the invitation that the digest of a code opens, while it lasts."""
    found = (one for one in cooperation.invitations if one.code == code)
    return next((one for one in found if now < one.expires), None)


def room_code_by(cooperation: Cooperation, code: str, now: datetime) -> RoomCode | None:
    """Return what a code links a room for, while it lasts and its maker is a member."""
    found = (one for one in cooperation.room_codes if one.code == code)
    return next(
        (one for one in found if now < one.expires and cooperation.member(one.made_by)), None
    )


def join(
    cooperation: Cooperation,
    invitation: Invitation,
    person: PersonId,
    at: datetime,
    *,
    confirm_first: bool = False,
) -> Cooperation:
    """Let somebody in by a code; raise UserError `you_are_member`: nobody is in for two parties."""
    require_new(cooperation, person)
    by = By(person=person, party=invitation.party, role=invitation.role, at=at)
    return let_in(cooperation, invitation, by=by, confirm_first=confirm_first)


def require_may_guess(person: Person, now: datetime) -> None:
    """Raise UserError `too_many_codes` after too many wrong codes, with when the next is taken."""
    recent = _recent(person, now)
    if len(recent) >= MOST_GUESSES:
        raise UserError("too_many_codes", until=recent[0] + GUESSED_WITHIN)


def guessed(person: Person, now: datetime) -> Person:
    """Return a person with one more wrong code to her name."""
    return replace(person, guesses=(*_recent(person, now), now))


def refused(cooperation: Cooperation, person: PersonId, now: datetime) -> Cooperation:
    """Note in the joint log that somebody has written a code that opens nothing."""
    member = cooperation.member(person)
    party, role = (member.party, member.role) if member else (JOINT, Role.READER)
    by = By(person=person, party=party, role=role, at=now)
    return cooperation.logged(Act.CODE_REFUSED, by=by)


def with_account_code(person: Person, code: str, now: datetime) -> Person:
    """Return a person whose next account is let in by a code, for an hour; an older one goes."""
    return replace(person, code=AccountCode(code=code, expires=now + ACCOUNT_CODE_LASTS))


def with_account(person: Person, account: str) -> Person:
    """Return a person with one more account; the code is used up."""
    return replace(person, accounts=(*person.accounts, account), code=None, guesses=())


def _recent(person: Person, now: datetime) -> tuple[datetime, ...]:
    return tuple(one for one in person.guesses if now - one < GUESSED_WITHIN)
