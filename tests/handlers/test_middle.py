"""To begin where one is: an agreement that holds already, at `start` and in step 1."""

import pytest

from bot.domain.ids import AGREEMENT
from bot.domain.party import POLICE
from tests.handlers.town import Town, agree, enters, founded, joined

START = "start kommun=Lindsala lpo=Mellansjö part=kommun"
WITH_AGREEMENT = f'{START} till=2030-12-31 titel="Samverkan" dnr="KS 2026/345"'


async def midway() -> Town:
    town = Town()
    heard = await town.say("anna", WITH_AGREEMENT)
    assert heard.blocks == ["start/founded_midway"]
    return town


@pytest.mark.parametrize(
    "line",
    [
        f"{START} till=2030-12-31",
        f'{START} överenskommelse=ja till="31 december 2030"',
        f"{START} från=2027-01-01 till=2030-12-31",
    ],
)
async def test_the_end_date_is_enough(line: str) -> None:
    town = Town()
    heard = await town.say("anna", line)
    assert heard.blocks == ["start/founded_midway"]
    assert (town.now.round.step, town.now.round.earlier) == (4, 3)
    assert heard.labels[:3] == ["Bjud in polisen", "Klistra in löften", "Klistra in åtgärder"]


async def test_title_and_file_number_go_into_what_all_confirm() -> None:
    town = await midway()
    proposed = town.matter(AGREEMENT).proposed
    assert proposed is not None
    assert proposed.proposal.text.startswith("Samverkan, gäller till och med")
    assert "2030" in proposed.proposal.text
    reference = proposed.proposal.reference
    assert reference is not None
    assert (reference.title, reference.registration) == ("Samverkan", "KS 2026/345")


async def test_with_a_yes_the_end_is_asked_for() -> None:
    town = Town()
    heard = await town.say("anna", f"{START} överenskommelse=ja")
    assert (heard.blocks, heard.question()) == (["start/until"], "end")
    heard = await town.writes("anna", "31 dec 2020")
    assert (heard.blocks, heard.question()) == (["errors/agreement_ended"], "end")
    assert (await town.writes("anna", "31 dec 2030")).blocks == ["start/founded_midway"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"{START} från=2031-01-01 till=2030-12-31", "end_before_start"),
        (f"{START} till=2020-12-31", "agreement_ended"),
        (f"{START} till=snart", "not_a_date"),
        (f"{START} överenskommelse=kanske", "not_a_choice"),
        (f"{START} överenskommelse=nej till=2030-12-31", "dates_of_no_agreement"),
    ],
)
async def test_what_cannot_be_is_said_and_nothing_begins(line: str, code: str) -> None:
    assert await Town().refusal("anna", line) == code


async def test_who_answers_no_after_all_begins_from_the_beginning() -> None:
    town = Town()
    await town.say("anna", f"{START} överenskommelse=nej till=2030-12-31")
    heard = await town.press("anna", "Nej, vi börjar från början")
    assert (heard.blocks, town.now.round.step) == (["start/founded"], 1)


async def test_the_button_of_the_founding_does_the_same() -> None:
    town = await founded()
    heard = await town.press("anna", "Vi har en överenskommelse")
    assert heard.question() == "end"
    heard = await town.writes("anna", "31 december 2030")
    assert (heard.blocks, town.now.round.step) == (["start/continued"], 4)


async def test_the_status_says_who_is_missing_and_when_it_ends() -> None:
    town = await midway()
    heard = await town.say("anna", "status")
    first, *rest = heard.text.splitlines()
    assert "Ingen väntar på någon" in first
    assert sum("klart sedan tidigare" in line for line in rest) == 3
    assert "måndag den 1 april 2030" in heard.text
    assert "Avstämning 2027 (november)" in heard.text
    assert heard.labels[0] == "Bjud in polisen"


async def test_two_of_three_parties_read_whose_turn_it_is() -> None:
    town = Town()
    line = 'start kommun="Lindsala, Norrby" lpo=Mellansjö part=Lindsala till=2030-12-31'
    await town.say("anna", line)
    assert "Ingen väntar på någon" in (await town.say("anna", "status")).text
    await enters(town, "bo", "polis")
    await town.press("bo", "Bekräfta")
    assert "Er tur tillsammans" in (await town.say("bo", "status")).text


async def test_a_correction_keeps_what_is_not_said_again() -> None:
    town = await midway()
    heard = await town.say("anna", "överenskommelse gäller till=2029-12-31")
    assert heard.blocks == ["start/continued"]
    agreement = town.now.content.agreement
    assert (str(agreement.end), agreement.title) == ("2029-12-31", "Samverkan")
    assert (await town.refusal("anna", "överenskommelse gäller")) == "same_text"


@pytest.mark.parametrize("act", ["utkast", "period till=2034-12-31", 'avsnitt syfte "Trygghet."'])
async def test_no_draft_takes_the_place_of_what_holds_unconfirmed(act: str) -> None:
    town = await midway()
    assert await town.refusal("anna", f"överenskommelse {act}") == "claim_unconfirmed"
    await enters(town, "bo", "polis")
    await town.press("bo", "Bekräfta")
    heard = await town.say("anna", 'överenskommelse avsnitt syfte "Trygghet."')
    assert heard.blocks[0] == "edit/written"
    assert town.matter(AGREEMENT).settled is not None


async def test_the_police_confirm_it_when_they_join() -> None:
    town = await midway()
    await town.say("anna", "bjud-in polis @bo")
    heard = await town.press("bo", "Ta rollen")
    assert heard.blocks == ["take_role/joined", "confirm/list"]
    heard = await town.press("bo", "Bekräfta")
    assert heard.blocks == ["confirm/confirmed"]
    assert town.matter(AGREEMENT).settled is not None
    assert town.now.round.step == 4


async def test_with_both_here_both_say_yes_first(town: Town) -> None:
    heard = await town.say("anna", "överenskommelse gäller till=2030-12-31")
    assert (heard.blocks, town.now.round.step) == (["proposing/asked"], 1)
    heard = await town.say("bo", "godkänn överenskommelsen v1")
    assert heard.blocks == ["approve/settled", "advance/moved"]
    assert town.now.round.earlier == 3


async def test_a_new_claim_voids_the_yes_of_others_only_after_asking(town: Town) -> None:
    await enters(town, "eva", "polis")
    await town.say("anna", "överenskommelse gäller till=2030-12-31")
    heard = await town.say("bo", "överenskommelse gäller till=2029-12-31")
    assert (heard.blocks, heard.question()) == (["edit/voids"], "sure")
    await town.press("bo", "Spara ändå")
    assert town.matter(AGREEMENT).count == 2
    assert [yes.by.party for yes in town.matter(AGREEMENT).yeses] == [POLICE]


async def test_those_who_are_under_way_stay_there() -> None:
    town = await joined()
    await agree(town, "1.5")
    line = "överenskommelse gäller till=2030-12-31"
    assert await town.refusal("anna", line) == "already_begun"
    await enters(town, "cia", "kommun", "deltagare")
    assert await town.refusal("cia", line) == "key_missing"


async def test_what_was_done_before_can_still_be_written() -> None:
    town = await midway()
    assert "klart sedan tidigare" in (await town.say("anna", "visa 1.3")).text
    heard = await town.say("anna", 'ändra 1.3 "Så här beslutade vi."')
    assert heard.blocks == ["edit/written"]
    assert "klart sedan tidigare" in (await town.say("anna", "steg 2")).text


async def test_what_the_other_party_disputes_can_be_written_anew() -> None:
    town = await joined()
    await town.say("anna", "överenskommelse gäller till=2030-12-31")
    await town.say("bo", "nej överenskommelsen Den är uppsagd")
    await town.say("anna", 'överenskommelse avsnitt syfte "Trygghet."')
    heard = await town.press("anna", "Spara ändå")
    assert heard.blocks[0] == "edit/written"
