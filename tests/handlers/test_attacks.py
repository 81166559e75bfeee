"""What one party might try on the other: nothing gets round two keys, nor the walls."""

import pytest

from bot.chat.request import Source
from tests.handlers.town import Town, enters, founded

YES = 'organ=KS datum="4 januari"'


async def test_another_partys_pick_does_not_come_in_later_beside_its_own_people() -> None:
    town = await founded()
    await town.say("anna", "bjud-in polis @eva")
    late = town.now.invitations[-1].number
    await town.say("anna", "bjud-in polis @bo")
    await town.press("bo", "Ta rollen")
    heard = await town.stale("eva", f"ta-rollen {late}")
    assert heard.blocks == ["errors/invitation_not_for_you"]
    assert [one.person for one in town.now.members_of(town.now.parties[-1].id)] == [
        town.now.members[-1].person
    ]


async def test_the_agreements_task_is_not_done_by_any_other_text(town: Town) -> None:
    assert await town.refusal("anna", 'ändra 3.10 "Överenskommelsen finns"') == "change_by_section"
    assert await town.refusal("anna", "godkänn 3.10") == "no_agreement_yet"


@pytest.mark.parametrize("line", ['ändra B1 "x"', "godkänn B1 v1", 'nej I1 v1 "x"', "ångra B1"])
async def test_an_observation_is_no_matter(town: Town, line: str) -> None:
    before = town.now
    assert await town.refusal("anna", line) in {"not_a_matter", "which_task"}
    assert town.now.round == before.round


@pytest.mark.parametrize(
    "line",
    [
        'inte-aktuell 1.3 "x"',
        'klar 1.3 finns="Annat"',
        'ändra 1.3 "Annat."',
    ],
)
async def test_no_way_to_a_new_version_voids_a_yes_unsaid(town: Town, line: str) -> None:
    await town.say("anna", 'ändra 1.3 "Ett."')
    await town.say("bo", f"godkänn 1.3 v1 {YES}")
    heard = await town.say("anna", line)
    assert heard.blocks == ["edit/voids"]
    assert town.matter("1.3").count == 1
    assert len(town.matter("1.3").yeses) == 1


async def test_a_second_call_to_move_on_does_not_void_the_first_unsaid(town: Town) -> None:
    await town.say("bo", 'vidare "Klart sedan tidigare."')
    heard = await town.say("anna", 'vidare "Ett annat skäl."')
    assert heard.blocks == ["edit/voids"]


async def test_a_no_is_to_the_version_that_was_read(town: Town) -> None:
    await town.say("anna", 'ändra 1.5 "Ett."')
    await town.say("bo", "nej 1.5")
    await town.say("anna", 'ändra 1.5 "Två."')
    heard = await town.writes("bo", "Vi vill inte.")
    assert heard.blocks == ["errors/stale_version"]
    assert town.matter("1.5").noes == ()


async def test_a_text_is_not_written_over_one_that_was_never_read(town: Town) -> None:
    await town.say("anna", 'ändra 1.5 "Ett."')
    await town.say("anna", "ändra 1.5")
    await town.say("bo", 'ändra 1.5 "Två."')
    heard = await town.writes("anna", "Tre.")
    assert heard.blocks == ["errors/edited_since"]


async def test_a_reason_to_move_on_is_for_the_step_it_was_asked_in(town: Town) -> None:
    await enters(town, "eva", "kommun")
    await town.say("anna", "vidare")
    await town.press("anna", "Gå vidare ändå")
    await town.say("bo", 'vidare "Polisens skäl."')
    await town.say("eva", "godkänn vidare v1")
    assert town.now.round.step == 2
    heard = await town.writes("anna", "Skälet för det förra steget.")
    assert heard.blocks == ["errors/passed_step"]


async def test_what_is_promised_does_not_change_under_a_yes(town: Town) -> None:
    await town.say("anna", 'löfte ny "Vi håller fyra möten 2027." antal=4')
    await town.say("anna", "godkänn L1 v1")
    for line in ("löfte ändra L1 antal=1", "löfte ändra L1 lovar=polis", "senast L1 2027-06-01"):
        assert await town.refusal("bo", line) == "part_of_promise"
    assert (await town.say("bo", "ansvarig L1 gatuchef")).blocks == ["assign/assigned"]


async def test_a_focus_area_does_not_change_its_words(town: Town) -> None:
    await town.say("anna", 'problem ny "Otryggt vid torget"')
    await town.say("anna", "problem prioritera P1")
    assert await town.refusal("bo", 'problem ändra P1 "Helt annat"') == "item_agreed_on"


async def test_a_command_to_the_bot_alone_is_no_answer_to_its_question(town: Town) -> None:
    await town.say("anna", "egen-text på läst=ja")
    await town.say("bo", 'ändra 1.5 "Ett."')
    await town.say("anna", "nej 1.5", source=Source.DIRECT)
    heard = await town.say("anna", 'notera 1.7 "Hemligt"', source=Source.DIRECT)
    assert heard.blocks == ["note/saved"]
    assert town.matter("1.5").noes == ()


async def test_the_first_of_a_party_can_answer_for_it() -> None:
    town = await founded()
    assert await town.refusal("anna", "bjud-in polis @bo roll=läsare") == "first_holds_key"
    await enters(town, "bo", "polis", "beslutsfattare")
    assert town.now.absent() == ()
