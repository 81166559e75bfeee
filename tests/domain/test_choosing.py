"""A party chooses for its own room and its own chief; in a joint room a contact does."""

from dataclasses import replace
from datetime import time

import pytest

from bot.domain.choosing import remind_chief, set_quiet
from bot.domain.cooperation import Cooperation
from bot.domain.ids import PartyId, RoomId
from bot.domain.log import JOINT, Act
from bot.domain.member import By, Role
from bot.domain.party import POLICE
from bot.domain.reminding import Quiet
from bot.domain.room import Language, Room
from tests.domain.builders import ANNA, BO, LINDSALA, refusal, together, who

LUNCH = Quiet(begins=time(12), ends=time(13))
ALL, OURS = RoomId("console:samverkan"), RoomId("console:kommunrum")
ALVA = who("alva", LINDSALA, Role.PARTICIPANT)


def with_rooms() -> Cooperation:
    own = Room(id=OURS, audience=LINDSALA, language=Language.SV)
    there = together()
    return replace(there, rooms=(*there.rooms, own))


@pytest.mark.parametrize(("room", "by"), [(ALL, ANNA), (ALL, BO), (OURS, ANNA), (OURS, ALVA)])
def test_a_room_is_quiet_for_those_who_may_say_so(room: RoomId, by: By) -> None:
    after, changed = set_quiet(with_rooms(), room, LUNCH, by=by)
    assert changed.quiet == LUNCH
    assert {one.id: one.quiet for one in after.rooms} == {ALL: None, OURS: None} | {room: LUNCH}
    again, _ = set_quiet(after, room, None, by=by)
    assert again.rooms == with_rooms().rooms


@pytest.mark.parametrize(
    ("room", "by", "code"),
    [
        (OURS, BO, "not_your_room"),
        (RoomId("console:elsewhere"), ANNA, "not_your_room"),
        (RoomId("@console:anna"), ANNA, "not_your_room"),
        (ALL, ALVA, "contact_only"),
    ],
)
def test_nobody_else_may(room: RoomId, by: By, code: str) -> None:
    assert refusal(lambda: set_quiet(with_rooms(), room, LUNCH, by=by)).code == code


@pytest.mark.parametrize(("room", "audience"), [(ALL, JOINT), (OURS, LINDSALA)])
def test_whoever_reads_the_room_reads_of_its_hours(room: RoomId, audience: PartyId) -> None:
    after, _ = set_quiet(with_rooms(), room, LUNCH, by=ANNA)
    entry = after.fresh[-1]
    assert (entry.act, entry.audience) == (Act.QUIET_SET, audience)
    assert entry.content == {"from": "12:00", "to": "13:00"}


def test_a_chief_is_reminded_of_what_the_contact_turns_on_and_no_more() -> None:
    on = remind_chief(together(), "deadline", on=True, by=ANNA)
    both = remind_chief(on, "deadline_chief", on=True, by=ANNA)
    assert both.own_of(LINDSALA).to_chief == ("deadline", "deadline_chief")
    off = remind_chief(both, "deadline", on=False, by=ANNA)
    assert off.own_of(LINDSALA).to_chief == ("deadline_chief",)
    again = remind_chief(off, "deadline_chief", on=True, by=ANNA)
    assert again.own_of(LINDSALA).to_chief == ("deadline_chief",)
    assert again.own_of(POLICE).to_chief == ()


def test_the_other_party_cannot_tell_what_a_chief_is_reminded_of() -> None:
    after = remind_chief(together(), "deadline", on=True, by=ANNA)
    assert after.fresh[-1].audience == LINDSALA
    assert after.seen_by(POLICE) == together().seen_by(POLICE)


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.CONTACT])
def test_only_a_contact_chooses_for_the_chief(role: Role) -> None:
    by = who("alva", LINDSALA, role)
    assert refusal(lambda: remind_chief(together(), "deadline", on=True, by=by)).code == (
        "contact_only"
    )
