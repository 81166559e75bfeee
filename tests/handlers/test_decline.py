"""`nej` and `dra-tillbaka`: a no with its reason, and a yes taken back."""

import pytest

from bot.chat.request import Source
from tests.handlers.town import Town, agree, enters


@pytest.fixture
async def written(town: Town) -> Town:
    await town.say("anna", 'ändra 1.5 "Styrgrupp."')
    return town


async def test_a_no_is_told_without_its_reason(written: Town) -> None:
    heard = await written.say("bo", 'nej 1.5 v1 "Vi hinner bara tre möten."')
    [shown] = heard.messages
    assert (shown.block, shown.only) == ("decline/declined", None)
    assert "tre möten" not in heard.text
    assert "tre möten" in (await written.say("anna", "visa 1.5")).text


async def test_the_reason_is_asked_for(written: Town) -> None:
    heard = await written.say("bo", "nej 1.5")
    assert (heard.blocks, heard.question()) == (["decline/why"], "reason")
    heard = await written.writes("bo", "Vi hinner bara tre möten.")
    assert heard.blocks == ["decline/declined"]


async def test_the_partys_own_yes_falls(written: Town) -> None:
    await written.say("bo", "godkänn 1.5 v1")
    await written.say("bo", 'nej 1.5 v1 "Vi ångrar oss."')
    assert written.matter("1.5").yeses == ()


async def test_a_yes_takes_the_place_of_the_partys_no(written: Town) -> None:
    await written.say("bo", 'nej 1.5 v1 "Nej."')
    await written.say("bo", "godkänn 1.5 v1")
    assert written.matter("1.5").noes == ()


async def test_the_version_may_be_left_out(written: Town) -> None:
    heard = await written.say("bo", "nej 1.5 Vi hinner bara tre möten")
    assert heard.fact("version") == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("nej", "which_matter"),
        ("nej 1.3 v1", "nothing_written"),
        ("nej 1.3", "nothing_written"),
        ("nej 1.5 v2 Nej", "no_such_version"),
        ("nej 9.9 Nej", "no_such_task"),
        ('nej 1.5 v1 "?"', "empty_text"),
    ],
)
async def test_a_no_that_cannot_be_is_explained(written: Town, line: str, code: str) -> None:
    assert await written.refusal("bo", line) == code


async def test_a_settled_text_is_not_declined(town: Town) -> None:
    await agree(town, "1.5")
    assert await town.refusal("bo", "nej 1.5") == "already_settled"
    assert await town.refusal("bo", "nej 1.5 v1 Nej", Source.PRESS) == "already_settled"


async def test_one_without_the_key_does_not_decline(written: Town) -> None:
    await enters(written, "cia", "kommun", "deltagare")
    assert await written.refusal("cia", "nej 1.5") == "key_missing"


async def test_a_yes_is_taken_back_before_the_last(written: Town) -> None:
    await written.say("anna", "godkänn 1.5 v1")
    heard = await written.say("anna", "dra-tillbaka 1.5")
    assert heard.blocks == ["withdraw/withdrawn"]
    assert written.matter("1.5").yeses == ()
    assert heard.labels == ["Visa 1.5", "Godkänn 1.5 v1"]


async def test_to_undo_a_yes_is_to_take_it_back(written: Town) -> None:
    await written.say("anna", "godkänn 1.5 v1")
    assert (await written.say("anna", "ångra 1.5")).blocks == ["withdraw/withdrawn"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("dra-tillbaka", "which_matter"),
        ("dra-tillbaka 1.5", "no_yes_to_withdraw"),
        ("dra-tillbaka 1.3", "no_yes_to_withdraw"),
        ("dra-tillbaka vidare", "no_yes_to_withdraw"),
        ("ångra 1.5", "no_yes_to_withdraw"),
    ],
)
async def test_what_cannot_be_taken_back_is_explained(written: Town, line: str, code: str) -> None:
    assert await written.refusal("bo", line) == code


async def test_a_settled_yes_stays(town: Town) -> None:
    await agree(town, "1.5")
    assert await town.refusal("bo", "dra-tillbaka 1.5") == "settled_stays"
    assert await town.refusal("bo", "ångra 1.5") == "settled_stays"


async def test_after_a_no_only_a_text_can_be_written_anew(town: Town) -> None:
    await town.say("anna", 'inte-aktuell 1.3 "Beslutet finns redan."')
    skip = await town.say("bo", 'nej 1.3 v1 "Det är för gammalt."')
    assert [button.label for button in skip.messages[0].buttons] == ["Visa 1.3"]
    await town.say("anna", 'ändra 1.5 "Styrgrupp."')
    text = await town.say("bo", 'nej 1.5 v1 "Vi hinner inte."')
    assert [button.label for button in text.messages[0].buttons] == ["Visa 1.5", "Skriv 1.5"]
