"""`tas-upp`: a day for one's own party's decision, instead of a yes that is nagged for."""

import pytest

from tests.handlers.town import Town, enters


@pytest.fixture
async def waiting(town: Town) -> Town:
    await town.say("anna", 'ändra 1.5 "Styrgrupp."')
    await town.say("anna", "godkänn 1.5 v1")
    return town


async def test_all_hear_where_and_when(waiting: Town) -> None:
    heard = await waiting.say("bo", 'tas-upp 1.5 organ=KS datum="24 mars"')
    [shown] = heard.messages
    assert (shown.block, shown.only) == ("take_up/scheduled", None)
    assert "tas upp i kommunstyrelsen onsdag den 24 mars" in heard.text
    for who, line in (("anna", "nästa"), ("bo", "status"), ("anna", "översikt")):
        heard = await waiting.say(who, line)
        assert "tas upp i kommunstyrelsen onsdag den 24 mars" in heard.text
        assert "sedan" not in heard.text.splitlines()[0]


async def test_the_button_stands_beside_the_yes_and_opens_a_form(waiting: Town) -> None:
    await waiting.say("bo", "godkänn 1.5")
    heard = await waiting.press("bo", "Tas upp på möte")
    assert (heard.blocks, heard.question()) == (["take_up/when"], "body")
    heard = await waiting.fill("bo", {"organ": "LPO-chef", "datum": "1 mars 2027"})
    assert (heard.blocks, heard.question()) == (["errors/day_has_been"], "date")
    heard = await waiting.writes("bo", "1 april")
    assert heard.blocks == ["take_up/scheduled"]


async def test_it_is_gone_when_the_day_has_passed_or_the_party_answers(waiting: Town) -> None:
    await waiting.say("bo", 'tas-upp 1.5 organ=KS datum="24 mars"')
    waiting.later(days=15)
    assert "sedan" in (await waiting.say("bo", "nästa")).text.splitlines()[0]
    await waiting.say("bo", 'nej 1.5 "Nej."')
    assert waiting.now.round.scheduled == {}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("tas-upp", "which_matter"),
        ("tas-upp 9.9", "no_such_task"),
        ("tas-upp 1.3 organ=KS datum=imorgon", "nothing_waits_for_you"),
        ("tas-upp 1.5 organ=KS datum=igår", "day_has_been"),
        ("tas-upp 1.5 organ=KS datum=2030-01-01", "day_too_far"),
        ("tas-upp 1.5 organ=KS datum=snart", "not_a_date"),
        ("tas-upp vidare organ=KS datum=imorgon", "nothing_waits_for_you"),
    ],
)
async def test_what_cannot_be_taken_up_is_explained(waiting: Town, line: str, code: str) -> None:
    assert await waiting.refusal("bo", line) == code


async def test_only_who_holds_the_key_says_when(waiting: Town) -> None:
    await enters(waiting, "eva", "polis", "deltagare")
    assert await waiting.refusal("eva", "tas-upp 1.5 organ=KS datum=imorgon") == "key_missing"
    assert await waiting.refusal("anna", "tas-upp 1.5 organ=KS datum=imorgon") == (
        "nothing_waits_for_you"
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("tas-upp 1.5 KS 18 mars", "i kommunstyrelsen torsdag den 18 mars"),
        ("tas-upp 1.5 till KS den 18 mars", "i kommunstyrelsen torsdag den 18 mars"),
        ("tas-upp 1.5 i socialnämnden 2027-03-18", "i socialnämnden torsdag den 18 mars"),
        ('tas-upp 1.5 KS datum="18 mars"', "i kommunstyrelsen torsdag den 18 mars"),
        ("tas-upp 1.5 med Kerstin på torsdag", "med Kerstin torsdag den 11 mars"),
        ("tas-upp 1.5 organ=Kerstin datum=2027-03-18", "med Kerstin torsdag den 18 mars"),
    ],
)
async def test_body_and_day_are_understood_without_their_keys(
    waiting: Town, line: str, told: str
) -> None:
    heard = await waiting.say("bo", line)
    assert heard.blocks == ["take_up/scheduled"]
    assert f"tas upp {told}" in " ".join(heard.text.split())


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("tas-upp 1.5 organ=Kerstin datum=", "date"),
        ("tas-upp 1.5 KS", "date"),
        ("tas-upp 1.5 18 mars", "body"),
    ],
)
async def test_what_is_missing_is_asked_for(waiting: Town, line: str, asked: str) -> None:
    assert (await waiting.say("bo", line)).question() == asked
