"""The rooms of a cooperation: linked for an audience, unlinked, named, and how much they get."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.exercise import require_real
from bot.domain.ids import PartyId, RoomId
from bot.domain.log import JOINT, Act
from bot.domain.member import By
from bot.domain.rights import require_key_of
from bot.domain.room import Room, RoomCode

ROOM_CODE_LASTS = timedelta(days=7)
MOST_ROOMS = 20
"""Rooms of one cooperation; every change is told in each."""


def with_room_code(
    cooperation: Cooperation, code: str, audience: PartyId | None, *, by: By
) -> Cooperation:
    """Keep a one-time code, by its digest, that links a room; those that have expired go."""
    require_room_keeper(cooperation, audience, by)
    require_real(cooperation)
    kept = tuple(one for one in cooperation.room_codes if by.at < one.expires)
    made = RoomCode(
        code=code, audience=audience, made_by=by.person, expires=by.at + ROOM_CODE_LASTS
    )
    return replace(cooperation, room_codes=(*kept, made))


def link(cooperation: Cooperation, room: Room, *, by: By) -> Cooperation:
    """
    Link a room; raise UserError `no_such_room` or `too_many_rooms`.

    A party's own room is its members' to link by a code its contact has made, a joint one
    anybody's.
    """
    require_real(cooperation)
    if not room.covers(by.party):
        raise UserError("no_such_room")
    if len(cooperation.rooms) >= MOST_ROOMS:
        raise UserError("too_many_rooms", most=MOST_ROOMS)
    linked = replace(cooperation, rooms=(*cooperation.rooms, room))
    return _logged(linked, Act.ROOM_LINKED, room, by=by)


def with_code_used(cooperation: Cooperation, used: RoomCode) -> Cooperation:
    """Return a cooperation whose room code is used up."""
    kept = tuple(one for one in cooperation.room_codes if one != used)
    return replace(cooperation, room_codes=kept)


def unlink(cooperation: Cooperation, room_id: RoomId, *, by: By) -> Cooperation:
    """Let a room go; its party then reads in its other rooms, or privately."""
    require_real(cooperation)
    room = keeper_room(cooperation, room_id, by=by)
    left = tuple(one for one in cooperation.rooms if one.id != room_id)
    return _logged(replace(cooperation, rooms=left), Act.ROOM_UNLINKED, room, by=by)


def change_room(
    cooperation: Cooperation,
    room_id: RoomId,
    *,
    by: By,
    **changes: Any,  # noqa: ANN401 - fields
) -> Cooperation:
    """Change the name, the language or the length of news of a room; raise as `keeper_room`."""
    room = keeper_room(cooperation, room_id, by=by)
    after = replace(room, **changes)
    rooms = tuple(after if one.id == room_id else one for one in cooperation.rooms)
    said = {name: str(value) for name, value in changes.items()}
    return _logged(replace(cooperation, rooms=rooms), Act.ROOM_SET, after, by=by, **said)


def keeper_room(cooperation: Cooperation, room_id: RoomId, *, by: By) -> Room:
    """
    Return a room for somebody who may change it.

    Raise UserError `no_such_room` for another party's as for one that is not there, and
    `key_missing`.
    """
    room = cooperation.room(room_id)
    if room is None or not room.covers(by.party):
        raise UserError("no_such_room")
    require_room_keeper(cooperation, room.audience, by)
    return room


def require_room_keeper(cooperation: Cooperation, audience: PartyId | None, by: By) -> None:
    """Raise UserError `no_such_room` or `key_missing` for one who may not say who reads."""
    if audience not in {None, by.party}:
        raise UserError("no_such_room")
    require_key_of(cooperation, by)


def _logged(cooperation: Cooperation, act: Act, room: Room, *, by: By, **said: str) -> Cooperation:
    """Note what was done to a room, where those who read there can see it."""
    audience = room.audience or JOINT
    return cooperation.logged(
        act, by=by, audience=audience, about=room.name or None, content=said or None
    )
