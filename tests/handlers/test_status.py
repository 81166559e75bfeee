"""`status` and `nästa`: who waits for whom, on one screen, the same to all who ask."""

import pytest

from bot.chat.request import Source
from tests.handlers.town import Town, agree, enters, founded, open_gate, three


@pytest.mark.parametrize("line", ["status", "läget", "Hur ligger vi till?"])
async def test_the_whole_is_shown_on_one_screen(town: Town, line: str) -> None:
    heard = await town.say("bo", line, source=Source.MENTION)
    [shown] = heard.messages
    assert (shown.block, shown.only) == ("status/status", "fake:bo")
    lines = heard.text.splitlines()
    assert lines[0].startswith("Steg 1 av 5. Er tur tillsammans: ")
    assert len(lines) <= 30
    assert max(map(len, lines)) <= 76
    assert heard.labels == ["Nästa"]


async def test_a_reader_sees_it_and_a_stranger_does_not(town: Town) -> None:
    await enters(town, "cia", "kommun", "läsare")
    assert (await town.say("cia", "status")).blocks == ["status/status"]
    for line in ("status", "nästa", "steg", "visa 1.1", "logg"):
        assert await town.refusal("eva", line) == "not_member"


async def test_before_there_is_a_cooperation_it_offers_to_start_one() -> None:
    town = Town()
    heard = await town.say("anna", "status")
    assert heard.blocks == ["errors/no_cooperation"]
    assert heard.labels == ["Starta", "Hjälp"]
    assert (await town.press("anna", "Starta")).blocks == ["start/ask"]


async def test_whose_turn_it_is_depends_on_who_asks(town: Town) -> None:
    await town.say("anna", 'ändra 1.5 "Styrgrupp."')
    await town.say("anna", "godkänn 1.5 v1")
    heard = await town.say("bo", "nästa")
    assert "Er tur" in heard.text
    assert heard.labels == [
        "Godkänn 1.5 v1",
        "Nej",
        "Tas upp på möte",
        "Ställ en fråga",
        "Visa 1.5",
    ]
    heard = await town.say("anna", "nästa")
    assert "Polisens tur" in heard.text
    assert heard.labels == ["Visa 1.5"]


async def test_what_waits_longest_comes_first(town: Town) -> None:
    await town.say("anna", 'ändra 1.5 "Styrgrupp."')
    town.later(hours=1)
    await town.say("anna", 'ändra 1.3 "Beslut."')
    assert "1.5" in (await town.say("bo", "nästa")).text.splitlines()[0]
    await agree(town, "1.5")
    assert "1.3" in (await town.say("bo", "nästa")).text.splitlines()[0]


async def test_a_no_is_next_for_whoever_writes_a_new_version(town: Town) -> None:
    await town.say("anna", 'ändra 1.5 "Styrgrupp."')
    await town.say("bo", 'nej 1.5 "Nej."')
    heard = await town.say("anna", "nästa")
    assert "har sagt nej" in heard.text
    assert heard.labels == ["Visa 1.5"]


async def test_a_text_nobody_has_written_is_next(town: Town) -> None:
    heard = await town.say("bo", "nästa")
    assert heard.labels == ["Skriv 1.3", "Visa 1.3"]


async def test_an_open_task_is_next_with_the_button_of_its_owner(town: Town) -> None:
    await agree(town, "1.3", "organ=KS datum=2027-03-01")
    await agree(town, "1.5")
    await town.say("anna", "klar 1.6")
    assert (await town.say("bo", "nästa")).labels == ["Klar 1.6", "Visa 1.6"]
    assert (await town.say("anna", "nästa")).labels == ["Visa 1.6"]


async def test_when_all_is_done_the_next_is_to_move_on(town: Town) -> None:
    await open_gate(town)
    heard = await town.say("bo", "nästa")
    assert (heard.fact("blocking"), heard.labels) == (None, ["Gå vidare till steg 2"])


async def test_a_party_that_is_missing_is_named() -> None:
    town = await founded()
    for line in ("status", "nästa"):
        assert "Polisen är inte med än." in (await town.say("anna", line)).text


async def test_with_three_parties_those_it_waits_for_are_named() -> None:
    town = await three()
    await town.say("anna", 'ändra 1.5 "Styrgrupp."')
    await town.say("anna", "godkänn 1.5 v1")
    heard = await town.say("anna", "nästa")
    assert "Norrby kommuns och polisens tur" in heard.text


async def test_one_without_the_key_has_no_button_for_a_yes(town: Town) -> None:
    await enters(town, "cia", "polis", "deltagare")
    await town.say("anna", 'ändra 1.5 "Styrgrupp."')
    assert (await town.say("cia", "nästa")).labels == ["Visa 1.5"]


async def test_too_many_words_are_refused(town: Town) -> None:
    assert await town.refusal("bo", "status nu") == "too_much"
    assert await town.refusal("bo", "nästa steg=2") == "unknown_field"
