"""`borta`: which days, and who answers meanwhile."""

import pytest

from bot.domain.ids import MatterId
from tests.handlers.town import Town, enters, joined, private


@pytest.fixture
async def town() -> Town:
    town = await joined()
    await enters(town, "karin", "kommun", "deltagare")
    return town


@pytest.mark.parametrize(
    "line",
    [
        "borta 1 juli till 31 juli @karin",
        "borta 1 juli – 31 juli @karin",
        'borta @karin från="1 juli" till="31 juli"',
        "away 1 juli till 31 juli @karin",
    ],
)
async def test_the_days_are_said_in_many_ways(town: Town, line: str) -> None:
    heard = await town.say("anna", line)
    assert (heard.blocks, heard.messages[0].only) == (["away/set"], None)
    assert "torsdag den 1 juli till och med lördag den 31 juli. Karin svarar" in heard.text


async def test_what_is_for_her_goes_to_her_substitute(town: Town) -> None:
    await town.say("bo", 'ändra 1.5 "Styrgrupp."')
    await town.say("bo", "godkänn 1.5 v1")
    await town.say("anna", "borta 10 mars till 30 mars @karin")
    town.later(days=5)
    heard = await town.tick()
    told = {one.chat for one in heard.messages if one.block == "reminders/waiting_yes"}
    assert told == {private("karin")}
    assert (await town.say("karin", "godkänn 1.5 v1")).blocks == ["approve/settled"]
    settled = town.matter(MatterId("1.5")).settled
    assert settled is not None
    assert settled.yeses[-1].by.person == town.person("karin").id


async def test_without_a_substitute_it_waits_until_she_is_back(town: Town) -> None:
    await town.say("bo", 'ändra 1.5 "Styrgrupp."')
    await town.say("bo", "godkänn 1.5 v1")
    await town.say("anna", "borta 10 mars till 21 mars")
    town.later(days=7)
    assert "reminders/waiting_yes" not in [one.block for one in (await town.tick()).messages]
    town.later(days=5)
    heard = await town.tick()
    assert private("anna") in {
        one.chat for one in heard.messages if one.block == "reminders/waiting_yes"
    }


async def test_it_says_how_it_stands_and_ends(town: Town) -> None:
    assert (await town.say("anna", "borta")).question() == "start"
    await town.say("anna", "avbryt")
    await town.say("anna", "borta 10 mars till 30 mars @karin")
    heard = await town.say("anna", "borta")
    assert (heard.blocks, heard.labels) == (["away/away"], ["Jag är tillbaka"])
    assert (await town.press("anna", "Jag är tillbaka")).blocks == ["away/back"]
    assert await town.refusal("anna", "borta av") == "not_away"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("borta 10 mars till 1 mars 2027", "dates_backwards"),
        ("borta kanske", "not_a_date"),
        ("borta 1 juli till 31 juli @bo", "substitute_not_in_party"),
        ("borta 1 juli till 31 juli @anna", "own_substitute"),
        ("borta 1 januari 2027 till 2 januari 2027", "dates_over"),
    ],
)
async def test_days_that_cannot_be_are_explained(town: Town, line: str, code: str) -> None:
    assert await town.refusal("anna", line) == code
