"""`ändra`: the next version of a text, and what it voids."""

import pytest

from bot.chat.request import Source
from tests.handlers.town import Town, agree, enters


async def test_a_first_version_is_told_without_its_text(town: Town) -> None:
    heard = await town.say("anna", 'ändra 1.5 "Hemlig styrgrupp."')
    [shown] = heard.messages
    assert (shown.block, shown.only) == ("edit/written", None)
    assert "Hemlig" not in heard.text
    assert heard.labels == ["Visa 1.5", "Godkänn 1.5 v1"]


async def test_without_a_text_the_form_has_a_proposal_to_begin_from(town: Town) -> None:
    heard = await town.say("anna", "ändra 1.5")
    assert (heard.blocks, heard.question()) == (["edit/write"], "text")
    heard = await town.writes("anna", "Styrgrupp.\n\nFyra möten.")
    assert heard.blocks == ["edit/written"]
    current = town.matter("1.5").current
    assert current is not None
    assert current.proposal.text == "Styrgrupp.\n\nFyra möten."


async def test_the_form_shows_the_text_there_is(town: Town) -> None:
    await town.say("anna", 'ändra 1.5 "Styrgrupp."')
    heard = await town.say("bo", "ändra 1.5")
    assert "Styrgrupp." in heard.text


async def test_yeses_are_voided_only_after_it_is_confirmed(town: Town) -> None:
    await town.say("anna", 'ändra 1.5 "Ett."')
    await town.say("anna", "godkänn 1.5 v1")
    heard = await town.say("bo", 'ändra 1.5 "Två."')
    assert heard.blocks == ["edit/voids"]
    assert heard.messages[0].only == "fake:bo"
    assert [yes.by.party for yes in town.matter("1.5").yeses] == ["lindsala"]

    heard = await town.press("bo", "Spara ändå")
    assert heard.blocks == ["edit/written"]
    assert heard.fact("voided") == ["lindsala"]
    assert (town.matter("1.5").count, town.matter("1.5").yeses) == (2, ())


async def test_it_can_be_left_as_it_is(town: Town) -> None:
    await town.say("anna", 'ändra 1.5 "Ett."')
    await town.say("anna", "godkänn 1.5 v1")
    before = town.now
    await town.say("bo", 'ändra 1.5 "Två."')
    heard = await town.press("bo", "Avbryt")
    assert heard.blocks == ["cancel/cancelled"]
    assert town.now == before
    assert town.person("bo").forms == {}


async def test_typed_with_its_version_and_sure_it_is_saved_at_once(town: Town) -> None:
    await town.say("anna", 'ändra 1.5 "Ett."')
    await town.say("anna", "godkänn 1.5 v1")
    heard = await town.say("bo", 'ändra 1.5 v1 "Två."')
    assert heard.blocks == ["edit/voids"]
    heard = await town.say("bo", 'ändra 1.5 v1 säkert=ja "Två."')
    assert heard.blocks == ["edit/written"]


@pytest.mark.parametrize("word", ["ja", "Ja tack", "spara ändå"])
async def test_a_plain_yes_saves_it_too(town: Town, word: str) -> None:
    await town.say("anna", 'ändra 1.5 "Ett."')
    await town.say("anna", "godkänn 1.5 v1")
    await town.say("bo", 'ändra 1.5 "Två."')
    heard = await town.writes("bo", word)
    assert heard.blocks == ["edit/written"]


async def test_a_text_written_meanwhile_is_not_overwritten(town: Town) -> None:
    await town.say("anna", 'ändra 1.5 "Ett."')
    await town.say("anna", "godkänn 1.5 v1")
    await town.say("bo", 'ändra 1.5 "Två."')
    await town.say("anna", 'ändra 1.5 v1 säkert=ja "Tre."')
    heard = await town.press("bo", "Spara ändå")
    assert heard.blocks == ["errors/edited_since"]
    current = town.matter("1.5").current
    assert current is not None
    assert current.proposal.text == "Tre."


async def test_a_settled_text_holds_until_all_agree_on_the_new(town: Town) -> None:
    await agree(town, "1.5")
    heard = await town.say("bo", 'ändra 1.5 "Nytt."')
    assert heard.fact("settled") == 1
    matter = town.matter("1.5")
    assert matter.settled is not None
    assert matter.proposed is not None
    heard = await town.say("anna", "visa 1.5")
    assert "Så gör vi." in heard.text
    assert "Nytt." in heard.text


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('ändra 1.1 "Text"', "no_text_here"),
        ("ändra", "which_task"),
        ('ändra 9.9 "Text"', "no_such_task"),
        ('ändra 1.5 "Ett."', "same_text"),
        ('ändra 1.5 v9 "Två."', "edited_since"),
        ('ändra 1.5 "..."', "empty_text"),
        (f"ändra 1.5 {'x' * 3001}", "too_long"),
        (f"ändra 1.5 {'x' * 20_000}", "too_long"),
        ('ändra 1.5 "a\u202eb"', "strange_characters"),
        ('ändra 1.5 "a\x00b"', "strange_characters"),
        ('ändra 1.5 varv=2 "Två."', "passed_round"),
    ],
)
async def test_an_edit_that_cannot_be_is_explained(town: Town, line: str, code: str) -> None:
    await town.say("anna", 'ändra 1.5 "Ett."')
    assert await town.refusal("anna", line) == code


async def test_an_empty_answer_is_asked_again(town: Town) -> None:
    await town.say("anna", "ändra 1.5")
    heard = await town.writes("anna", "  ")
    assert (heard.blocks, heard.question()) == (["errors/empty_text"], "text")
    assert (await town.writes("anna", "Styrgrupp.")).blocks == ["edit/written"]


async def test_a_broken_form_is_explained(town: Town) -> None:
    await town.say("anna", "ändra 1.5")
    assert (await town.fill("anna", None)).blocks == ["errors/broken_form"]
    assert (await town.fill("anna", {"text": 1.5})).blocks == ["errors/broken_form"]
    assert (await town.fill("anna", {"text": "\ud800"})).blocks == ["errors/strange_characters"]
    assert (await town.fill("anna", {"färg": "röd"})).blocks == ["errors/unknown_field"]
    assert (await town.fill("anna", {"text": "Styrgrupp."})).blocks == ["edit/written"]


HOSTILE = '<b>fet</b> <!channel> *x* & "y" {{ 7*7 }} {x} %s \\n'


async def test_hostile_characters_are_shown_as_they_were_written(town: Town) -> None:
    await town.say("anna", "ändra 1.5")
    await town.fill("anna", {"text": HOSTILE})
    for line in ("visa 1.5", "godkänn 1.5", "nästa", "logg 1.5", "status"):
        heard = await town.say("bo", line)
        assert line in {"logg 1.5", "status"} or HOSTILE in heard.text
    await town.say("bo", "nej 1.5 v1")
    await town.fill("bo", {"skäl": HOSTILE})
    assert (await town.say("anna", "visa 1.5")).text.count(HOSTILE) == 2


async def test_a_reader_writes_nothing(town: Town) -> None:
    await enters(town, "cia", "kommun", "läsare")
    assert await town.refusal("cia", 'ändra 1.5 "Ett."', Source.MENTION) == "reader_only"
