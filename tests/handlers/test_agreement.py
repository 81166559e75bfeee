"""`överenskommelse`: drafted by section, agreed on by all, and noted as signed only then."""

from datetime import date

import pytest

from bot.chat.request import Source
from bot.domain.agreement import Section
from tests.fakes import Heard
from tests.handlers.town import Town, enters

YES = 'organ=KS datum="1 mars 2027"'
TEXT = 'överenskommelse avsnitt syfte "Tryggare kvällar."'
SIGNED = 'datum="4 mars 2027" undertecknare="KSO och LPO-chef" exakt=ja'


async def says(town: Town, *lines: str) -> Heard:
    heard = Heard([])
    for line in lines:
        heard = await town.say("anna", line)
    return heard


async def all_agree(town: Town) -> None:
    number = town.matter("överenskommelsen").count
    for who in ("anna", "bo"):
        heard = await town.say(who, f"godkänn överenskommelsen v{number} {YES}")
        assert heard.blocks[0] in {"approve/yes_given", "approve/settled"}


def sections(town: Town) -> dict[Section, str]:
    return dict(town.now.content.agreement.sections)


async def test_before_anything_is_there_it_says_what_is_missing(town: Town) -> None:
    heard = await says(town, "överenskommelse")
    assert (heard.blocks, heard.labels) == (["agreement/status"], ["Skriv utkastet"])
    assert "purpose" in str(heard.fact("missing"))


@pytest.mark.parametrize("line", ["överenskommelse utkast", "överenskommelse period"])
async def test_nothing_cannot_be_drafted(town: Town, line: str) -> None:
    assert await town.refusal("anna", line) == "nothing_to_draft"


async def test_a_section_makes_a_version_and_says_what_is_still_missing(town: Town) -> None:
    heard = await says(town, TEXT)
    assert heard.blocks == ["edit/written", "agreement/lacks"]
    assert heard.labels == ["Visa överenskommelsen", "Godkänn överenskommelsen v1"]
    assert "Tryggare" not in heard.messages[0].text
    assert sections(town) == {Section.PURPOSE: "Tryggare kvällar."}
    shown = await says(town, "överenskommelse visa")
    assert "Tryggare kvällar." in shown.text


async def test_the_draft_is_drawn_from_what_stands_elsewhere(town: Town) -> None:
    await says(town, 'problem ny "Otryggt"', "problem prioritera P1", "godkänn 3.4 v1")
    await town.say("bo", "godkänn 3.4 v1")
    await says(town, 'orsak ny P1 "Mörkt"', 'åtgärd ny O1 "Lampor"', 'mål ny P1 "Brott"')
    await says(town, "överenskommelse utkast från=2027-07-01 till=2030-12-31")
    current = town.matter("överenskommelsen").current
    assert current is not None
    for words in ("Otryggt", "Mörkt", "Lampor", "Brott", "2030"):
        assert words in current.proposal.text
    assert town.now.content.agreement.end == date(2030, 12, 31)


async def test_section_and_words_are_asked_for(town: Town) -> None:
    assert (await says(town, "överenskommelse avsnitt")).question() == "section"
    assert (await town.writes("anna", "syfte")).question() == "text"
    assert (await town.writes("anna", "Tryggare.")).blocks[0] == "edit/written"


async def test_two_who_write_different_sections_at_once_both_keep_theirs(town: Town) -> None:
    await says(town, "överenskommelse avsnitt syfte")
    await town.say("bo", 'överenskommelse avsnitt sekretess "Inget om enskilda."')
    await town.writes("anna", "Tryggare.")
    assert set(sections(town)) == {Section.PURPOSE, Section.SECRECY}


async def test_the_status_offers_the_yes_until_it_is_said(town: Town) -> None:
    await says(town, TEXT)
    offers = (await town.say("bo", "överenskommelse")).labels
    assert offers == ["Godkänn överenskommelsen v1", "Visa överenskommelsen", "Skriv utkastet"]
    await town.say("bo", f"godkänn överenskommelsen v1 {YES}")
    assert "Godkänn överenskommelsen v1" not in (await town.say("bo", "överenskommelse")).labels


async def test_an_edit_that_voids_a_yes_says_so_before_it_saves(town: Town) -> None:
    await says(town, TEXT)
    await town.say("bo", f"godkänn överenskommelsen v1 {YES}")
    line = 'överenskommelse avsnitt sekretess "Inget."'
    heard = await says(town, line)
    assert (heard.blocks, heard.messages[0].only) == (["edit/voids"], "fake:anna")
    assert town.matter("överenskommelsen").count == 1
    heard = await town.press("anna", "Spara ändå")
    assert heard.fact("voided") == ["polis"]
    assert town.matter("överenskommelsen").yeses == ()
    assert await town.refusal("bo", f"godkänn överenskommelsen v1 {YES}") == "stale_version"


async def test_a_confirmed_edit_of_a_version_that_has_passed_saves_nothing(town: Town) -> None:
    await says(town, TEXT, f"godkänn överenskommelsen v1 {YES}")
    await town.say("bo", 'överenskommelse avsnitt sekretess "Inget."')
    await says(town, 'överenskommelse avsnitt syfte v1 säkert=ja "Annat."')
    assert (await town.press("bo", "Spara ändå")).blocks == ["errors/edited_since"]
    assert sections(town) == {Section.PURPOSE: "Annat."}


async def test_it_is_signed_as_exactly_the_version_all_agreed_on(town: Town) -> None:
    await says(town, TEXT)
    await all_agree(town)
    heard = await town.say("bo", "överenskommelse undertecknad")
    assert (heard.blocks, heard.question()) == (["agreement/exactly"], "exact")
    await town.press("bo", "Ja, exakt den")
    await town.writes("bo", "4 mars")
    heard = await town.writes("bo", "KSO och LPO-chef")
    assert (heard.blocks, heard.messages[0].only) == (["agreement/signed"], None)
    signing = town.now.content.agreement.signing
    assert signing is not None
    assert (signing.version, signing.day) == (1, date(2027, 3, 4))
    assert signing.signed_by == "KSO och LPO-chef"


async def test_a_version_that_has_passed_cannot_be_signed(town: Town) -> None:
    await says(town, TEXT)
    await all_agree(town)
    await says(town, 'överenskommelse avsnitt sekretess "Inget."')
    await town.say("bo", "överenskommelse undertecknad")
    await all_agree(town)
    stale = f"överenskommelse undertecknad v1 {SIGNED}"
    assert await town.refusal("bo", stale, Source.PRESS) == "other_version_signed"
    assert await town.refusal("bo", stale.replace("v1", "v3")) == "other_version_signed"


@pytest.mark.parametrize("line", ["överenskommelse undertecknad", TEXT])
async def test_it_is_not_signed_before_it_is_settled(town: Town, line: str) -> None:
    await says(town, TEXT if line != TEXT else 'överenskommelse avsnitt bakgrund "Förut."')
    await says(town, f"godkänn överenskommelsen v1 {YES}")
    assert await town.refusal("bo", f"överenskommelse undertecknad {SIGNED}") == (
        "signed_before_settled"
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (TEXT, "same_text"),
        ("överenskommelse utkast", "same_text"),
        ("överenskommelse period från=2028-01-01 till=2027-01-01", "end_before_start"),
        ('överenskommelse avsnitt syfte v7 "Annat."', "edited_since"),
        ('ändra överenskommelsen "Allt på en gång."', "change_by_section"),
        (f"överenskommelse undertecknad {SIGNED.replace('4 mars', '4 maj')}", "not_yet_done"),
    ],
)
async def test_what_cannot_be_is_explained_and_changes_nothing(
    town: Town, line: str, code: str
) -> None:
    await says(town, TEXT)
    await all_agree(town)
    assert await town.refusal("anna", line) == code


async def test_the_end_is_asked_for_again(town: Town) -> None:
    await says(town, TEXT)
    heard = await says(town, "överenskommelse period från=2028-01-01 till=2027-01-01")
    assert heard.question() == "end"
    assert (await town.writes("anna", "31 december 2031")).blocks[0] == "edit/written"


@pytest.mark.parametrize("line", [TEXT, "överenskommelse undertecknad"])
async def test_a_reader_neither_writes_nor_signs(town: Town, line: str) -> None:
    await enters(town, "cia", "kommun", "läsare")
    assert await town.refusal("cia", line, Source.MENTION) == "reader_only"
