"""`nästa`: the one thing that blocks, and then what else waits for the asker's own party."""

import pytest

from tests.handlers.town import Town, enters, founded


@pytest.fixture
async def town(town: Town) -> Town:
    """A town where three texts wait for the police."""
    for line in ('ändra 1.3 "Vi samverkar"', 'ändra 1.5 "Gruppen"', 'ändra 2.9 "Bilden"'):
        await town.say("anna", line)
    for line in ("godkänn 1.5 v1", 'godkänn 1.3 v1 organ=KS datum="9 mars"'):
        await town.say("anna", line)
    return town


async def test_what_else_waits_is_said_with_its_buttons(town: Town) -> None:
    heard = await town.say("bo", "nästa")
    also = heard.fact("also")
    assert isinstance(also, tuple)
    assert str(heard.messages[0].facts["blocking"].matter) not in also  # type: ignore[attr-defined]
    assert "väntar också på er" in heard.text
    assert {f"Visa {one}" for one in also} <= set(heard.labels)


async def test_who_blocks_is_the_same_for_all(town: Town) -> None:
    blocking = [(await town.say(who, "nästa")).fact("blocking") for who in ("anna", "bo")]
    assert blocking[0] == blocking[1]


async def test_what_is_taken_up_on_a_day_is_not_asked_for_before_it(town: Town) -> None:
    before = (await town.say("bo", "nästa")).fact("also")
    assert isinstance(before, tuple)
    await town.say("bo", f'tas-upp {before[0]} organ=LPO-chef datum="18 mars"')
    assert before[0] not in (await town.say("bo", "nästa")).fact("also")  # type: ignore[operator]
    town.later(days=9)
    assert before[0] in (await town.say("bo", "nästa")).fact("also")  # type: ignore[operator]


@pytest.mark.parametrize("line", ["nästa", "status", "översikt"])
async def test_a_question_to_her_party_is_never_hidden(town: Town, line: str) -> None:
    await town.say("anna", "fråga 1.1 Räcker kartan?")
    heard = await town.say("bo", line)
    assert 'En fråga om "' in heard.text
    assert "väntar på ert svar." in heard.text
    assert "En fråga om" not in (await town.say("anna", line)).text


@pytest.mark.parametrize("line", ["nästa", "status", "översikt"])
async def test_what_was_decided_before_she_came_is_never_hidden(line: str) -> None:
    town = await founded()
    await town.say("anna", "överenskommelse gäller till=2030-12-31")
    await town.say("anna", 'löfte klistra-in "Polisen kör." spara=ja gäller=ja')
    await enters(town, "bo", "polis")
    heard = await town.say("bo", line)
    assert "Två texter från tiden innan ni kom med är inte bekräftade än." in heard.text
    assert "Bekräfta" in heard.labels
    assert "Bekräfta" not in (await town.say("anna", line)).labels


async def test_who_wrote_a_text_that_got_a_no_writes_it_anew(town: Town) -> None:
    for text in ("1.3", "1.5", "2.9"):
        await town.say("bo", f"nej {text} v1 För få möten")
    assert "Er tur: läs skälet och skriv en ny version." in (await town.say("anna", "nästa")).text
    heard = await town.say("bo", "nästa")
    assert "Nu är det kommunens tur att skriva en ny version." in heard.text
