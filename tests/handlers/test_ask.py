"""`fråga`: few words in the room, the text to who presses, and the answer beside it."""

import pytest

from tests.handlers.town import Town
from tests.handlers.years import at_work


@pytest.fixture
async def asked(town: Town) -> Town:
    await town.say("anna", 'löfte ny "Fyra vandringar."')
    heard = await town.say("anna", 'fråga L1 "Räcker det med en i veckan?"')
    assert heard.blocks == ["ask/asked"]
    assert "Räcker" not in heard.text
    return town


async def test_who_presses_reads_it_and_can_answer(asked: Town) -> None:
    heard = await asked.press("bo", "Visa frågan")
    assert "Räcker det med en i veckan?" in heard.text
    assert heard.labels[0] == "Svara"
    heard = await asked.press("bo", "Svara")
    assert (heard.blocks, heard.question()) == (["ask/question"], "received")
    heard = await asked.writes("bo", "Ja, två.")
    assert (heard.blocks, heard.messages[0].only) == (["ask/answered"], None)
    assert "Ja, två." not in heard.text
    heard = await asked.press("anna", "Visa svaret")
    assert "Ja, två." in heard.text
    assert "Svara" not in heard.labels


async def test_who_asked_is_not_asked_to_answer(asked: Town) -> None:
    assert "Svara" not in (await asked.say("anna", "visa L1")).labels
    assert "väntar på ert svar" not in (await asked.say("anna", "status")).text
    assert "En fråga om löfte 1 väntar på ert svar." in (await asked.say("bo", "status")).text


async def test_the_answer_may_be_typed_in_one_line(asked: Town) -> None:
    assert (await asked.say("bo", 'fråga L1 svar="Ja"')).blocks == ["ask/answered"]
    assert await asked.refusal("bo", 'fråga L1 svar="Ja igen"') == "already_answered"
    assert "väntar på ert svar" not in (await asked.say("bo", "status")).text


async def test_a_button_answers_the_question_it_was_drawn_for(asked: Town) -> None:
    await asked.say("anna", 'fråga L1 "Och då?"')
    await asked.say("bo", 'fråga L1 frågenummer=2 svar="Ja"')
    assert [one.answer for one in asked.now.content.questions] == [None, "Ja"]


async def test_without_a_text_it_is_asked_for(asked: Town) -> None:
    heard = await asked.say("bo", "fråga L1")
    assert (heard.blocks, heard.question()) == (["ask/write"], "text")


@pytest.mark.parametrize(
    ("who", "line", "code"),
    [
        ("bo", "fråga", "which_matter"),
        ("bo", "fråga vidare Hur?", "which_matter"),
        ("bo", "fråga L9 Hur?", "no_such_item"),
        ("anna", 'fråga L1 svar="Ja"', "no_question"),
        ("anna", 'fråga L1 frågenummer=1 svar="Ja"', "own_question"),
        ("bo", "fråga L1 frågenummer=7", "no_question"),
        ("bo", 'fråga 1.5 svar="Ja"', "no_question"),
        ("bo", 'fråga L1 svar="Ja" och något mer', "too_much"),
    ],
)
async def test_what_cannot_be_asked_or_answered_is_explained(
    asked: Town, who: str, line: str, code: str
) -> None:
    assert await asked.refusal(who, line) == code


async def test_only_the_last_answers_stand_with_a_thing(asked: Town) -> None:
    await asked.say("bo", 'fråga L1 svar="svar ett"')
    for word in ("två", "tre"):
        await asked.say("anna", f'fråga L1 "fråga {word}"')
        await asked.say("bo", f'fråga L1 svar="svar {word}"')
    text = (await asked.say("bo", "visa L1")).text
    assert "svar ett" not in text
    assert "svar två" in text
    assert "svar tre" in text


async def test_a_question_about_a_check_ins_task_goes_with_the_check_in(town: Town) -> None:
    await at_work(town)
    await town.say("anna", 'fråga 5.4 "När bedömer vi?"')
    assert "När bedömer vi?" in (await town.say("bo", "visa 5.4")).text
    await town.say("anna", "uppföljning avsluta")
    await town.press("anna", "Ja, avsluta den")
    assert "När bedömer vi?" not in (await town.say("bo", "visa 5.4")).text
