"""A button asks first only before the one press that nobody can take back: the last yes."""

import pytest

from bot.chat.drawing import drawn
from bot.chat.message import MAX_BUTTON_BYTES, Button
from bot.domain.ids import MatterId
from bot.domain.room import Language
from handlers.common import approve_offer
from tests.chat.reading import lexicon
from tests.chat.views import wording_of
from tests.handlers.town import Town, joined, three

CONFIRM = lexicon().words[Language.SV].label("confirms", "approve")


async def yes_button(town: Town, who: str, matter: str) -> Button:
    """Return the button by which somebody says yes to a text."""
    heard = await town.say(who, f"visa {matter}")
    return next(
        button
        for shown in heard.messages
        for button in shown.buttons
        if button.line.startswith("godkänn")
    )


async def test_only_the_last_yes_asks_first() -> None:
    town = await three()
    await town.say("anna", "ändra 1.5 Så.")
    for who, confirm in (("anna", None), ("bo", None), ("dag", CONFIRM)):
        button = await yes_button(town, who, "1.5")
        assert (button.line, button.confirm) == ("godkänn 1.5 v1", confirm)
        await town.say(who, button.line)


async def test_a_new_version_asks_anew() -> None:
    town = await joined()
    await town.say("anna", "ändra 1.5 Så.")
    await town.say("anna", "godkänn 1.5 v1")
    assert (await yes_button(town, "bo", "1.5")).confirm == CONFIRM
    await town.say("anna", "ändra 1.5 v1 Inte så.")
    await town.press("anna", "Spara ändå")
    button = await yes_button(town, "bo", "1.5")
    assert (button.line, button.confirm) == ("godkänn 1.5 v2", None)


async def test_where_the_decision_is_asked_for_first_the_form_is_the_question() -> None:
    town = await joined()
    await town.say("anna", "ändra 1.3 Beslut.")
    await town.say("anna", "godkänn 1.3 v1 organ=KS datum=2027-03-01")
    assert (await yes_button(town, "bo", "1.3")).confirm is None


async def test_no_other_button_asks_first() -> None:
    town = await joined()
    await town.say("anna", "ändra 1.5 Så.")
    await town.say("anna", "godkänn 1.5 v1")
    asking = [
        button.line
        for shown in town.platform.sent
        for button in shown.buttons
        if button.confirm is not None
    ]
    assert set(asking) <= {"godkänn 1.5 v1"}
    assert asking


@pytest.mark.parametrize("language", Language)
def test_a_button_names_the_cooperation_where_the_chat_does_not(language: Language) -> None:
    wording = wording_of(None, language)
    button = drawn(approve_offer(MatterId("1.5"), 2), wording, lexicon(), about="ab12")
    assert button.line == "ab12 godkänn 1.5 v2"
    assert button.confirm is None
    assert drawn(approve_offer(MatterId("1.5"), 2), wording, lexicon(), about="").line == (
        "godkänn 1.5 v2"
    )


def test_a_line_that_some_platform_could_not_carry_is_no_button() -> None:
    longest = "å" * (MAX_BUTTON_BYTES // 2)
    assert Button(label="x", line=longest).line == longest
    with pytest.raises(ValueError, match="å"):
        Button(label="x", line=f"{longest}x")
