"""`notera` and `egen-text`: what a party keeps for itself, and who reads it."""

import pytest

from bot.chat.request import Source
from tests.handlers.town import Town, enters, private

NOTE = "Ring ekonomen."


@pytest.fixture
async def allowed(town: Town) -> Town:
    await town.say("anna", "egen-text på läst=ja")
    return town


async def test_a_note_is_answered_to_the_asker_and_read_by_her_party(allowed: Town) -> None:
    heard = await allowed.say("anna", f'notera 1.7 "{NOTE}"')
    [shown] = heard.messages
    assert (shown.block, shown.only) == ("note/saved", "fake:anna")
    await enters(allowed, "cia", "kommun", "läsare")
    assert NOTE in (await allowed.say("cia", "visa 1.7")).text
    for line in ("visa 1.7", "logg", "logg 1.7", "status", "nästa", "steg"):
        assert NOTE not in (await allowed.say("bo", line)).text
    assert "antecknade" not in (await allowed.say("bo", "logg")).text
    assert "antecknade" in (await allowed.say("anna", "logg")).text


async def test_the_text_is_asked_for(allowed: Town) -> None:
    heard = await allowed.say("anna", "notera 1.7")
    assert heard.question() == "text"
    heard = await allowed.fill("anna", {"text": NOTE})
    assert (heard.blocks, heard.question()) == (["sharing/choose"], "level")
    assert heard.labels == ["Spara bara för oss", "Spara och dela med polisen"]
    heard = await allowed.press("anna", "Spara bara för oss")
    assert heard.blocks == ["note/saved"]
    assert NOTE not in (await allowed.say("bo", "visa 1.7")).text


async def test_a_line_that_all_can_read_is_not_taken(allowed: Town) -> None:
    line = f'notera 1.7 "{NOTE}"'
    assert await allowed.refusal("anna", line, Source.MENTION) == "own_in_the_open"
    heard = await allowed.say("anna", line, source=Source.MENTION)
    assert heard.labels == ["Skriv bara för oss"]
    heard = await allowed.press("anna", "Skriv bara för oss")
    assert (heard.question(), heard.messages[0].only) == ("text", "fake:anna")


@pytest.mark.parametrize("line", ["notera", "notera dela"])
async def test_without_a_task_there_is_no_form_to_open(allowed: Town, line: str) -> None:
    heard = await allowed.say("anna", line, source=Source.MENTION)
    assert heard.blocks == ["errors/own_in_the_open"]


async def test_an_answer_that_all_can_read_is_not_taken_either(allowed: Town) -> None:
    await allowed.say("anna", "notera 1.7")
    heard = await allowed.writes("anna", NOTE)
    assert heard.blocks == ["errors/own_in_the_open"]
    assert NOTE not in (await allowed.say("anna", "visa 1.7")).text


async def test_in_the_private_chat_it_is_taken(allowed: Town) -> None:
    room, direct = private("anna"), Source.DIRECT
    heard = await allowed.say("anna", f'notera 1.7 "{NOTE}"', room=room, source=direct)
    assert heard.blocks == ["note/saved"]
    await allowed.say("anna", "notera 1.7", room=room, source=direct)
    heard = await allowed.say("anna", "Till.", room=room, source=direct)
    assert heard.blocks == ["sharing/choose"]
    heard = await allowed.say("anna", "bara oss", room=room, source=direct)
    assert heard.blocks == ["note/saved"]


async def test_before_own_text_is_on_nothing_is_kept(town: Town) -> None:
    assert await town.refusal("anna", f'notera 1.7 "{NOTE}"') == "own_text_off"
    heard = await town.say("anna", "notera 1.7")
    assert heard.blocks == ["errors/own_text_off"]
    assert heard.labels == ["Om egen text"]
    assert (await town.press("anna", "Om egen text")).blocks == ["own_text/about"]


@pytest.mark.parametrize(
    ("line", "code"),
    [("notera", "which_task"), ("notera 9.9 x", "no_such_task"), ('notera 1.7 "-"', "empty_text")],
)
async def test_a_note_that_cannot_be_is_explained(allowed: Town, line: str, code: str) -> None:
    assert await allowed.refusal("anna", line) == code


async def test_own_text_is_turned_on_after_reading_who_runs_the_bot(town: Town) -> None:
    heard = await town.say("anna", "egen-text")
    assert (heard.blocks, heard.fact("allowed")) == (["own_text/about"], False)
    assert "Lindsala kommun" in heard.text
    heard = await town.press("anna", "Slå på")
    assert (heard.blocks, heard.question()) == (["own_text/read_first"], "read")
    assert not town.now.own_of(town.now.members[0].party).text_allowed
    heard = await town.press("anna", "Ja, spara vår egen text")
    assert heard.blocks == ["own_text/now_on"]
    assert heard.messages[0].only == "fake:anna"


async def test_where_nobody_said_who_runs_the_bot_that_is_said(town: Town) -> None:
    town.app = town.built(operator="")
    assert "har inte skrivit vem det är" in (await town.say("anna", "egen-text")).text
    assert "har inte skrivit vem det är" in (await town.say("anna", "egen-text på")).text


async def test_turned_off_nothing_is_lost(allowed: Town) -> None:
    await allowed.say("anna", f'notera 1.7 "{NOTE}"')
    heard = await allowed.say("anna", "egen-text")
    assert heard.labels == ["Slå av"]
    assert (await allowed.press("anna", "Slå av")).blocks == ["own_text/now_off"]
    assert NOTE in (await allowed.say("anna", "visa 1.7")).text
    assert await allowed.refusal("anna", "notera 1.7 Mer") == "own_text_off"


async def test_each_party_has_its_own_switch(allowed: Town) -> None:
    assert await allowed.refusal("bo", "notera 1.7 Mer") == "own_text_off"
    assert "polisen" in (await allowed.say("bo", "egen-text")).text


async def test_a_switch_that_cannot_be_turned_is_explained(allowed: Town) -> None:
    assert await allowed.refusal("anna", "egen-text på") == "own_text_already_on"
    assert await allowed.refusal("bo", "egen-text av") == "own_text_already_off"
    assert await allowed.refusal("bo", "egen-text kanske") == "not_a_choice"
    assert await allowed.refusal("bo", "egen-text på", Source.MENTION) == "own_in_the_open"
    await enters(allowed, "cia", "polis", "deltagare")
    assert await allowed.refusal("cia", "egen-text på") == "key_missing"


async def test_a_shared_note_is_read_by_all_and_told_without_its_text(allowed: Town) -> None:
    await allowed.say("anna", 'notera 1.7 "Det första."')
    await allowed.say("anna", f'notera 1.7 "{NOTE}"')
    heard = await allowed.say("anna", "notera dela 1.7")
    assert (heard.blocks, heard.question()) == (["sharing/explain"], "sure")
    assert "allmän handling hos polisen" in heard.text
    heard = await allowed.press("anna", "Ja, dela")
    assert (heard.blocks, heard.messages[0].only) == (["note/shared"], None)
    assert NOTE not in heard.text
    shown = (await allowed.say("bo", "visa 1.7")).text
    assert (NOTE in shown, "Det första." in shown) == (True, False)
    assert "Kommunen delade en anteckning" in (await allowed.say("bo", "logg")).text


async def test_what_sharing_means_is_told_once(allowed: Town) -> None:
    await allowed.say("anna", "notera 1.7 Ett", source=Source.COMMAND)
    await allowed.say("anna", "notera dela 1.7 säkert=ja")
    await allowed.say("anna", "notera 1.7 Två")
    assert (await allowed.say("anna", "notera dela 1.7")).blocks == ["note/shared"]
    await allowed.say("anna", "notera 1.7")
    heard = await allowed.fill("anna", {"text": NOTE})
    assert "allmän handling" not in heard.text


async def test_choosing_to_share_in_a_form_is_asked_no_more(allowed: Town) -> None:
    await allowed.say("anna", "notera 1.7")
    heard = await allowed.fill("anna", {"text": NOTE})
    assert "allmän handling hos polisen" in heard.text
    heard = await allowed.press("anna", "Spara och dela med polisen")
    assert heard.blocks == ["note/shared"]
    assert NOTE in (await allowed.say("bo", "visa 1.7")).text


async def test_each_note_of_ones_own_says_its_level_and_its_button_names_it(allowed: Town) -> None:
    for text in ("Ett", "Två"):
        await allowed.say("anna", f"notera 1.7 {text}")
    await allowed.say("anna", "notera dela 1.7 anteckning=1 säkert=ja")
    heard = await allowed.say("anna", "visa 1.7")
    assert 'Anteckning av kommunen, delad: "Ett"' in heard.text
    assert 'Anteckning 2, bara kommunen: "Två"' in heard.text
    assert "Anteckning 1," not in heard.text
    assert heard.labels[-1] == "Dela anteckning 2"
    assert (await allowed.press("anna", "Dela anteckning 2")).blocks == ["note/shared"]
    assert await allowed.refusal("anna", "notera dela 1.7 anteckning=2") == "note_shared_already"
    assert await allowed.refusal("anna", "notera dela 1.7") == "no_note_to_share"


@pytest.mark.parametrize("line", ["notera 1.7 Fritt nivå=delad", "notera dela 1.7 Fritt"])
async def test_a_note_is_shared_at_once_also_without_own_text(town: Town, line: str) -> None:
    assert (await town.say("anna", line)).blocks == ["sharing/explain"]
    assert (await town.press("anna", "Ja, dela")).blocks == ["note/shared"]
    assert '"Fritt"' in (await town.say("bo", "visa 1.7")).text


async def test_a_text_may_begin_with_the_word(allowed: Town) -> None:
    await allowed.say("anna", "notera 1.7 dela ut kartan")
    assert '"dela ut kartan"' in (await allowed.say("anna", "visa 1.7")).text
