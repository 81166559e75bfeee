from datetime import timedelta

import pytest

from bot.domain.code import digest_of, spoken
from bot.domain.errors import UserError
from bot.domain.ids import PersonId
from bot.domain.inviting import INVITATION_LASTS, invite, revoke
from bot.domain.joining import (
    GUESSED_WITHIN,
    MOST_GUESSES,
    guessed,
    invitation_by,
    join,
    refused,
    require_may_guess,
    room_code_by,
    with_account,
    with_account_code,
)
from bot.domain.leaving import leave
from bot.domain.log import JOINT, Act
from bot.domain.member import Role
from bot.domain.party import POLICE
from bot.domain.person import Person
from bot.domain.rooming import with_room_code
from tests.domain.builders import ANNA, BO, LINDSALA, START, together, who

CODE = digest_of("k7m4q2xd")
DAG = PersonId("dag")
HERE = together()
INVITED = invite(HERE, None, POLICE, Role.READER, by=BO, code=CODE)
EVA = Person(id=PersonId("eva"), name="Eva", accounts=("fake:eva",), forms={})


@pytest.mark.parametrize("typed", ["k7m4-q2xd", "K7M4 Q2XD", " k7m4q2xd ", "k7m4–q2xd"])
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert digest_of(typed) == CODE


def test_a_code_is_shown_so_that_it_can_be_read_aloud() -> None:
    assert spoken("k7m4q2xd") == "k7m4-q2xd"


def test_a_code_opens_its_invitation_until_it_expires() -> None:
    assert invitation_by(INVITED, CODE, START) == INVITED.invitations[-1]
    assert invitation_by(INVITED, digest_of("another"), START) is None
    assert invitation_by(INVITED, CODE, START + INVITATION_LASTS) is None


def test_who_comes_by_a_code_is_of_its_party_and_the_code_is_used_up() -> None:
    after = join(INVITED, INVITED.invitations[-1], DAG, START)
    member = after.member(DAG)
    assert member is not None
    assert (member.party, member.role) == (POLICE, Role.READER)
    assert invitation_by(after, CODE, START) is None


def test_nobody_comes_in_for_two_parties() -> None:
    with pytest.raises(UserError, match="you_are_member"):
        join(INVITED, INVITED.invitations[-1], ANNA.person, START)


def test_an_invitation_is_taken_back_by_its_own_party_alone() -> None:
    number = INVITED.invitations[-1].number
    for by, wanted in ((ANNA, number), (BO, number + 1)):
        with pytest.raises(UserError, match="no_such_invitation"):
            revoke(INVITED, wanted, by=by)
    assert revoke(INVITED, number, by=BO).invitations == ()


def test_the_code_of_one_who_has_left_links_no_room() -> None:
    kim = who("kim", LINDSALA)
    offered = invite(HERE, None, LINDSALA, Role.CONTACT, by=ANNA, code="x")
    two = join(offered, offered.invitations[-1], kim.person, START)
    coded = with_room_code(two, CODE, None, by=kim)
    assert room_code_by(coded, CODE, START)
    assert room_code_by(leave(coded, by=kim), CODE, START) is None


def test_wrong_codes_are_counted_within_an_hour() -> None:
    person = EVA
    for minute in range(MOST_GUESSES):
        require_may_guess(person, START + timedelta(minutes=minute))
        person = guessed(person, START + timedelta(minutes=minute))
    with pytest.raises(UserError, match="too_many_codes") as caught:
        require_may_guess(person, START + timedelta(minutes=10))
    assert caught.value.facts["until"] == START + GUESSED_WITHIN
    require_may_guess(person, START + GUESSED_WITHIN)


def test_a_wrong_code_is_noted_as_somebodys_of_no_party() -> None:
    noted = refused(HERE, EVA.id, START).fresh[-1]
    assert (noted.act, noted.audience, noted.by.party) == (Act.CODE_REFUSED, JOINT, JOINT)
    assert refused(HERE, ANNA.person, START).fresh[-1].by.party == LINDSALA


def test_an_account_more_uses_its_code_up() -> None:
    coded = with_account_code(EVA, CODE, START)
    assert coded.code
    assert coded.code.expires == START + timedelta(hours=1)
    after = with_account(guessed(coded, START), "slack:t:eva")
    assert (after.accounts, after.code, after.guesses) == (("fake:eva", "slack:t:eva"), None, ())
