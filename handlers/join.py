"""`anslut`: a one-time code lets a person in, links a room, or makes an account hers."""

import logging
from dataclasses import replace

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.offers import STATUS
from bot.chat.outgoing import Offer, reply
from bot.chat.request import Desk, Request
from bot.domain.errors import UserError
from bot.domain.joining import (
    guessed,
    invitation_by,
    join,
    refused,
    require_may_guess,
    room_code_by,
    with_account,
)
from bot.domain.member import Invitation
from bot.domain.person import Person
from bot.domain.room import RoomCode
from bot.domain.rooming import link, with_code_used
from handlers.room import free_room, linked_news
from handlers.take_role import welcomed

logger = logging.getLogger(__name__)

NOT_THE_ROOM = Offer(label="not_the_room", command="cancel")


def handle(request: Request, desk: Desk) -> Result:
    """Do what the code is for; a wrong one is counted, and noted where it was written."""
    require_may_guess(desk.person, desk.now)
    code, cooperation = request.text("code") or "", desk.linked
    if cooperation and (invitation := invitation_by(cooperation, code, desk.now)):
        return _joined(request, desk, invitation)
    if cooperation and (room_code := room_code_by(cooperation, code, desk.now)):
        return _linked(request, desk, room_code)
    owner = desk.people.by_code(code)
    if owner and owner.code and desk.now < owner.code.expires:
        return _account(request, desk, owner)
    return _refused(desk)


def _refused(desk: Desk) -> Result:
    """Count a wrong code, and note it: for who runs the machine, and for those whose room it is."""
    person = guessed(desk.person, desk.now)
    logger.warning("wrong one-time code %d from %s", len(person.guesses), person.id)
    noted = refused(desk.linked, person.id, desk.now) if desk.linked else None
    return Result(say=(reply("errors/no_such_code"),), cooperation=noted, people=(person,))


def _joined(request: Request, desk: Desk, invitation: Invitation) -> Result:
    """Let her in; where the room is no cooperation's yet, ask whether it is to be linked too."""
    after = join(
        desk.cooperation,
        invitation,
        desk.person.id,
        desk.now,
        confirm_first=desk.confirm_first,
    )
    free = desk.here is None and not request.room.startswith("@")
    asks = (
        NeedMoreError(
            ("audience",),
            template="room/also_here",
            values={"do": "link"},
            command="room",
            offers=(NOT_THE_ROOM,),
        )
        if free
        else None
    )
    return replace(welcomed(desk, after, invitation.party, invitation.role), then=asks)


def _linked(request: Request, desk: Desk, found: RoomCode) -> Result:
    cooperation = desk.cooperation
    member = cooperation.member(desk.person.id)
    if member is None:
        raise UserError("code_for_member")
    if found.audience not in {None, member.party}:
        return _refused(desk)  # another party's room is nobody else's to know of
    after = link(cooperation, free_room(request, desk, found.audience), by=desk.by)
    return linked_news(desk, with_code_used(after, found), found.audience)


def _account(request: Request, desk: Desk, owner: Person) -> Result:
    """Make the account one of hers; who has been somebody with it already stays who she is."""
    if request.account in owner.accounts:
        raise UserError("account_is_yours")
    if desk.mine():
        raise UserError("account_is_somebody")
    before = desk.people.by_account(request.account)
    left = [one for one in (before.accounts if before else ()) if one != request.account]
    people = (replace(before, accounts=tuple(left)),) if before else ()
    after = with_account(owner, request.account)
    return Result(say=(reply("account/linked", STATUS, name=owner.name),), people=(*people, after))


COMMAND = Command(
    name="join",
    handle=handle,
    fields=(Field(name="code", kind=Kind.CODE, positional=True, required=True),),
)
