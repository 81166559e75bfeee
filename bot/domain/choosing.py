"""What a party chooses for its room and its chief: quiet hours, and what she is reminded of."""

from dataclasses import replace

from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import RoomId
from bot.domain.log import JOINT, Act
from bot.domain.member import By, Role
from bot.domain.reminding import Quiet
from bot.domain.room import Room


def set_quiet(
    cooperation: Cooperation, room_id: RoomId, quiet: Quiet | None, *, by: By
) -> tuple[Cooperation, Room]:
    """
    Set the quiet hours of a room; None for none.

    A party's own room is its members' to set, a joint one any contact's. Raise UserError
    `not_your_room` or `contact_only`.
    """
    room = cooperation.room(room_id)
    if room is None or room.audience not in {None, by.party}:
        raise UserError("not_your_room")
    if room.audience is None and by.role is not Role.CONTACT:
        raise UserError("contact_only")
    after = replace(room, quiet=quiet)
    rooms = tuple(after if one.id == room_id else one for one in cooperation.rooms)
    hours = {"from": f"{quiet.begins:%H:%M}", "to": f"{quiet.ends:%H:%M}"} if quiet else None
    audience = room.audience or JOINT
    changed = replace(cooperation, rooms=rooms)
    return changed.logged(Act.QUIET_SET, by=by, audience=audience, content=hours), after


def remind_chief(cooperation: Cooperation, rule: str, *, on: bool, by: By) -> Cooperation:
    """
    Let the chief of one's own party be reminded by a rule, or not any more.

    Only its contact may, and only the party knows. Raise UserError `contact_only`.
    """
    if by.role is not Role.CONTACT:
        raise UserError("contact_only")
    own = cooperation.own_of(by.party)
    others = tuple(one for one in own.to_chief if one != rule)
    kept = replace(own, to_chief=(*others, rule) if on else others)
    changed = replace(cooperation, own={**cooperation.own, by.party: kept})
    said = {"rule": rule, "on": "yes" if on else "no"}
    return changed.logged(Act.CHIEF_REMINDED, by=by, audience=by.party, content=said)
