"""`bjud-in` and `ta-rollen`: who is invited, by whom, and who may take the role."""

import pytest

from bot.chat.request import Source
from bot.domain.member import Role
from tests.handlers.town import Town, enters, founded, joined, three


async def test_an_invitation_is_told_to_the_room_with_its_button() -> None:
    town = await founded()
    heard = await town.say("anna", "bjud-in polis @bo")

    [shown] = heard.messages
    assert (shown.block, shown.only) == ("invite/offered", None)
    assert heard.labels == ["Ta rollen"]
    [invitation] = town.now.invitations
    assert (invitation.person, invitation.role) == (town.person("bo").id, Role.CONTACT)


@pytest.mark.parametrize("line", ["Bjud in polisen @bo", "bjud-in @bo polis", "invite @bo police"])
async def test_the_words_may_come_in_any_order(line: str) -> None:
    town = await founded()
    assert (await town.say("anna", line)).blocks == ["invite/offered"]


async def test_what_is_missing_is_asked_for() -> None:
    town = await founded()
    heard = await town.say("anna", "bjud-in")
    assert heard.question() == "party"
    heard = await town.press("anna", "Polisen")
    assert heard.blocks == ["invite/code", "invite/coded"]
    heard = await town.press("anna", "Bjud in någon här")
    assert heard.question() == "person"
    heard = await town.writes("anna", "@bo")
    assert heard.blocks == ["invite/offered"]


async def test_the_one_invited_takes_the_role_and_all_are_told() -> None:
    town = await founded()
    await town.say("anna", "bjud-in polis @bo roll=beslutsfattare")
    heard = await town.press("bo", "Ta rollen")

    [shown] = heard.messages
    assert (shown.block, shown.only) == ("take_role/joined", None)
    member = town.now.member(town.person("bo").id)
    assert member is not None
    assert (member.party, member.role) == ("polis", Role.DECIDER)
    assert town.now.invitations == ()


async def test_nobody_else_can_take_it() -> None:
    town = await founded()
    await town.say("anna", "bjud-in polis @bo")
    number = town.now.invitations[0].number
    assert await town.refusal("cia", f"ta-rollen {number}") == "invitation_not_for_you"
    assert await town.refusal("anna", f"ta-rollen {number}") == "you_are_member"


async def test_a_role_taken_is_not_taken_again() -> None:
    town = await founded()
    await town.say("anna", "bjud-in polis @bo")
    number = town.now.invitations[0].number
    await town.press("bo", "Ta rollen")
    assert await town.refusal("bo", f"ta-rollen {number}", Source.PRESS) == "you_are_member"


async def test_an_invitation_lasts_a_week() -> None:
    town = await founded()
    await town.say("anna", "bjud-in polis @bo")
    town.later(days=7)
    number = town.now.invitations[0].number
    assert await town.refusal("bo", f"ta-rollen {number}") == "invitation_expired"


async def test_a_new_invitation_takes_the_place_of_the_old() -> None:
    town = await founded()
    await town.say("anna", "bjud-in polis @bo roll=beslutsfattare")
    old = town.now.invitations[0].number
    await town.say("anna", "bjud-in polis @bo")
    heard = await town.stale("bo", f"ta-rollen {old}")
    assert heard.blocks == ["errors/invitation_not_for_you"]
    heard = await town.press("bo", "Ta rollen")
    assert heard.fact("role") == "contact"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("bjud-in polis @bo", "already_member"),
        ("bjud-in polis @cia", "party_invites_its_own"),
        ("bjud-in Norrby @cia", "no_such_party"),
        ("bjud-in kommun @cia roll=kung", "not_a_choice"),
        ("bjud-in polis person=cia", "not_a_person"),
        ("bjud-in polis @cia färg=röd", "unknown_field"),
    ],
)
async def test_an_invitation_that_cannot_be_is_explained(line: str, code: str) -> None:
    town = await joined()
    assert await town.refusal("anna", line) == code


async def test_somebody_who_is_not_in_the_room_is_not_found(town: Town) -> None:
    heard = await town.say("anna", "bjud-in kommun här=ja", source=Source.COMMAND)
    assert heard.question() == "person"
    heard = await town.fill("anna", {"person": "@nobody"})
    assert heard.blocks == ["errors/unknown_person"]


async def test_one_without_the_key_invites_nobody(town: Town) -> None:
    await enters(town, "cia", "kommun", "deltagare")
    assert await town.refusal("cia", "bjud-in kommun @dag") == "key_missing"


async def test_kommun_alone_does_not_say_which_of_two() -> None:
    town = await three()
    assert await town.refusal("anna", "bjud-in kommun @eva") == "no_such_party"
    heard = await town.say("dag", 'bjud-in "Norrby kommun" @eva')
    assert heard.blocks == ["invite/offered"]


async def test_the_last_party_to_come_is_welcomed() -> None:
    town = await founded()
    await town.say("anna", "bjud-in polis @bo")
    heard = await town.press("bo", "Ta rollen")
    assert "Nu är båda" in heard.text
    await town.say("bo", "bjud-in polis @eva")
    heard = await town.press("eva", "Ta rollen")
    assert "Nu är båda" not in heard.text


@pytest.mark.parametrize("line", ["Ta rollen", "ta-rollen", "ta-rollen 1"])
async def test_the_words_of_the_button_are_enough_for_the_one_invited(line: str) -> None:
    town = await founded()
    await town.say("anna", "bjud-in polis @bo")
    assert await town.refusal("eva", line) == "invitation_not_for_you"
    assert (await town.say("bo", line)).blocks == ["take_role/joined"]
