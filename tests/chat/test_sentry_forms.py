"""What the guard does with a form: the text stays in it, and a tick box lets some texts through."""

from datetime import date

import pytest

from tests.chat.figures import PHONE, parted, personal_number
from tests.handlers.town import ROOM, Town, joined

BORN = personal_number(date(1981, 12, 28))
NUMBER = parted(BORN)


@pytest.fixture
async def town() -> Town:
    return await joined()


@pytest.fixture
async def asked(town: Town) -> Town:
    """Return a town where Anna is asked for a new problem in the form."""
    await town.say("anna", "problem ny")
    return town


async def test_a_form_keeps_its_question_and_its_other_answers(town: Town) -> None:
    await town.say("anna", "ändra 1.3 Vi samverkar.")
    await town.say("anna", "godkänn 1.3 v1")
    await town.writes("anna", "KS")
    heard = await town.fill("anna", {"datum": "1 mars", "paragraf": "41", "dnr": NUMBER})
    assert heard.blocks == ["errors/guarded"]
    assert heard.fact("field") == "registration"
    assert town.person("anna").forms[ROOM].values["body"] == "KS"
    heard = await town.fill("anna", {"datum": "1 mars", "paragraf": "41", "dnr": "KS 2027/1"})
    assert heard.blocks == ["approve/yes_given"]


async def test_a_form_has_a_tick_box_where_that_helps(asked: Town) -> None:
    heard = await asked.fill("anna", {"text": f"Ring {PHONE}"})
    form = heard.messages[0].message.form
    assert form is not None
    assert form.assure is not None
    word, choice = form.assure.word, form.assure.choices[0].value
    heard = await asked.fill("anna", {"text": f"Ring {PHONE}", word: choice})
    assert heard.blocks[0] == "items/added"


@pytest.mark.parametrize("said", ["", "ja", None, False])
async def test_a_tick_box_that_says_anything_else_lets_nothing_through(
    asked: Town, said: object
) -> None:
    heard = await asked.fill("anna", {"text": f"Ring {PHONE}", "enskild": said})
    assert heard.blocks == ["errors/guarded"]


async def test_a_form_without_values_is_told_as_broken(asked: Town) -> None:
    assert (await asked.fill("anna", None)).blocks == ["errors/broken_form"]


@pytest.mark.parametrize("values", [{"text": int(BORN)}, {"text": "Bråk", NUMBER: "x"}])
async def test_figures_and_keys_of_a_form_are_read_too(
    asked: Town, values: dict[str, object]
) -> None:
    heard = await asked.fill("anna", values)
    assert heard.blocks == ["errors/guarded"]
    assert BORN[:6] not in heard.text


async def test_no_tick_box_is_offered_where_nothing_helps(asked: Town) -> None:
    heard = await asked.fill("anna", {"text": f"{NUMBER} bråkar"})
    form = heard.messages[0].message.form
    assert form is not None
    assert form.assure is None
    assert not asked.now.content.problems
