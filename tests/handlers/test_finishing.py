"""`klar A3`: a measure is done in the words that people use, and its text is left alone."""

import pytest

from bot.domain.chain import Measure
from bot.domain.ids import ItemId
from tests.handlers.test_items import CHAIN, says
from tests.handlers.town import Town, joined


@pytest.fixture
async def town() -> Town:
    """A town with a chain, and a pledge."""
    working = await joined()
    await says(working, *CHAIN)
    await says(working, 'löfte ny "Kommunen byter 42 lampor under 2027." lovar=kommun')
    return working


def measure(town: Town) -> Measure:
    found = town.now.content.item(ItemId("A1"))
    assert isinstance(found, Measure)
    return found


@pytest.mark.parametrize(
    "line",
    [
        "klar A1",
        "klar åtgärd 1",
        "A1 klar",
        "a1 klart",
        "åtgärd klar A1",
        "åtgärd klar 1",
        "åtgärd A1 klar",
        "measure done A1",
        "åtgärd A1 genomförd",
    ],
)
async def test_a_measure_is_done_in_any_wording_and_told(town: Town, line: str) -> None:
    [told] = (await town.say("bo", line)).messages
    assert (told.block, told.only) == ("items/finished", None)
    assert (measure(town).done, measure(town).text) == (True, "Byta lampor")
    assert await town.refusal("anna", line) == "already_finished"


async def test_what_is_done_is_taken_back_and_shown_with_its_button(town: Town) -> None:
    assert "Klar A1" in (await town.say("anna", "visa A1")).labels
    await town.press("anna", "Klar A1")
    heard = await town.say("anna", "visa A1")
    assert "Klar A1" not in heard.labels
    assert "Åtgärden är klar." in heard.text
    assert "A1 Byta lampor (klar)" in (await town.say("bo", "åtgärd")).text
    assert (await town.say("bo", "ångra A1")).blocks == ["items/reopened"]
    assert not measure(town).done
    assert await town.refusal("bo", "ångra A1") == "no_yes_to_withdraw"


async def test_what_all_decided_to_be_done_is_not_opened_by_one(town: Town) -> None:
    await town.say("anna", "möte ny idag kl 8")
    await town.say("anna", "möte beslut M1 A1 klar")
    await town.say("bo", "godkänn M1 v1")
    assert measure(town).done
    assert await town.refusal("anna", "ångra A1") == "no_yes_to_withdraw"


@pytest.mark.parametrize("line", ["klar L1", "löfte klar L1", "löfte L1 klar", "klar P1"])
async def test_other_things_are_not_finished_like_that(town: Town, line: str) -> None:
    assert await town.refusal("anna", line) == "never_finished"


@pytest.mark.parametrize(
    "line",
    [
        "åtgärd ändra A1 klar",
        "åtgärd ändra A1 klar=ja",
        "åtgärd A1 gul",
        "åtgärd ny O1 grön",
        "löfte ändra L1 klar",
        "löfte ny grönt",
        "problem ändra P1 status=klar",
        "orsak ändra O1 Röd.",
        "mål ändra G1 klar",
    ],
)
async def test_a_verdict_is_no_text(town: Town, line: str) -> None:
    assert await town.refusal("anna", line) == "hardly_a_text"


async def test_what_was_meant_is_offered(town: Town) -> None:
    assert (await town.say("anna", "åtgärd ändra A1 klar")).labels == ["Klar A1", "Visa A1"]
    assert "färg=gul" in (await town.say("anna", "åtgärd ändra A1 gul")).text
    assert "uppföljning L1" in (await town.say("anna", "löfte ändra L1 klar")).text


async def test_the_asker_alone_sees_what_the_text_was(town: Town) -> None:
    town.later(minutes=5)
    told, mine = (await town.say("anna", "åtgärd ändra A1 Byta alla lampor")).messages
    assert (told.block, told.only) == ("items/changed", None)
    assert "Byta" not in told.text
    assert (mine.block, mine.only) == ("items/rewritten", "fake:anna")
    assert 'Förut: "Byta lampor"' in mine.text
    assert 'Nu: "Byta alla lampor"' in mine.text
    assert (await town.say("anna", "åtgärd ändra A1 till=2027-12-31")).blocks == ["items/changed"]
