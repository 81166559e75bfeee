from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import PartyId, RoomId
from bot.domain.log import JOINT, Act
from bot.domain.member import By, Role
from bot.domain.party import POLICE
from bot.domain.room import Language, Room
from bot.domain.rooming import (
    MOST_ROOMS,
    change_room,
    link,
    unlink,
    with_code_used,
    with_room_code,
)
from tests.domain.builders import ANNA, BO, LINDSALA, together, who

HERE = together()
KIM = who("kim", LINDSALA, Role.PARTICIPANT)


def room(name: str, audience: PartyId | None) -> Room:
    return Room(id=RoomId(f"console:{name}"), audience=audience, language=Language.SV)


def refusal(act: Callable[..., Cooperation], *given: object, by: By) -> str:
    with pytest.raises(UserError) as caught:
        act(*given, by=by)
    return caught.value.code


@pytest.mark.parametrize(("audience", "chain"), [(None, JOINT), (POLICE, POLICE)])
def test_a_linked_room_is_noted_where_its_readers_see_it(
    audience: PartyId | None, chain: PartyId
) -> None:
    after = link(HERE, room("rummet", audience), by=BO)
    assert after.room(RoomId("console:rummet")) == room("rummet", audience)
    assert [(one.act, one.audience) for one in after.fresh[-1:]] == [(Act.ROOM_LINKED, chain)]


def test_another_party_links_no_room_of_ours() -> None:
    assert refusal(link, HERE, room("rummet", POLICE), by=ANNA) == "no_such_room"


def test_there_is_an_end_to_how_many_rooms_are_told() -> None:
    many = HERE
    for number in range(MOST_ROOMS - len(HERE.rooms)):
        many = link(many, room(f"r{number}", None), by=ANNA)
    assert refusal(link, many, room("one-more", None), by=ANNA) == "too_many_rooms"


@pytest.mark.parametrize(
    ("by", "audience", "code"),
    [(KIM, LINDSALA, "key_missing"), (KIM, None, "key_missing"), (ANNA, POLICE, "no_such_room")],
)
def test_a_code_for_a_room_is_made_by_those_who_may_say_who_reads(
    by: By, audience: PartyId | None, code: str
) -> None:
    assert refusal(with_room_code, HERE, "digest", audience, by=by) == code


def test_a_code_lasts_a_week_and_is_good_once() -> None:
    after = with_room_code(HERE, "digest", POLICE, by=BO)
    [made] = after.room_codes
    assert made.expires == BO.at + timedelta(days=7)
    assert with_code_used(after, made).room_codes == ()
    later = who("bo", POLICE, after=timedelta(days=7))
    assert [one.code for one in with_room_code(after, "new", None, by=later).room_codes] == ["new"]


def with_own_room() -> Cooperation:
    return link(HERE, room("polisrum", POLICE), by=BO)


@pytest.mark.parametrize("act", [unlink, change_room])
@pytest.mark.parametrize("name", ["console:polisrum", "console:none"])
def test_another_partys_room_and_one_that_is_not_there_are_the_same(
    act: Callable[..., Cooperation], name: str
) -> None:
    assert refusal(act, with_own_room(), RoomId(name), by=ANNA) == "no_such_room"


def test_what_is_changed_of_a_room_is_noted() -> None:
    after = change_room(with_own_room(), RoomId("console:polisrum"), by=BO, name="Vårt", whole=True)
    changed = after.room(RoomId("console:polisrum"))
    assert changed is not None
    assert (changed.name, changed.whole) == ("Vårt", True)
    assert after.fresh[-1].content == {"name": "Vårt", "whole": "True"}


def test_no_other_party_sees_a_room_nor_that_there_is_one() -> None:
    named = change_room(with_own_room(), RoomId("console:polisrum"), by=BO, name="Spaning")
    seen = named.seen_by(LINDSALA)
    assert "polisrum" not in repr(seen)
    assert "Spaning" not in repr(seen)
    assert seen == HERE.seen_by(LINDSALA)


def test_codes_are_in_nobodys_view() -> None:
    coded = with_room_code(HERE, "digest-of-a-code", POLICE, by=BO)
    assert "digest-of-a-code" not in repr(coded.seen_by(POLICE))
    assert "digest-of-a-code" not in repr(coded.seen_by(LINDSALA))


def test_a_room_that_is_let_go_is_in_nobodys_way() -> None:
    after = unlink(with_own_room(), RoomId("console:polisrum"), by=BO)
    assert after.rooms == HERE.rooms
    assert after.fresh[-1].act is Act.ROOM_UNLINKED
