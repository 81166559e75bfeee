"""`ansvarig`: a person or a function, for a task, a measure or a pledge."""

import pytest

from bot.chat.request import Source
from bot.domain.chain import Doer
from bot.domain.ids import PartyId, TaskId
from bot.domain.party import POLICE
from tests.handlers.town import Town, enters


@pytest.fixture
async def working(town: Town) -> Town:
    """Return a town with a measure and a pledge."""
    for line in (
        'problem ny "Otryggt"',
        'orsak ny P1 "Mörkt"',
        'åtgärd ny O1 "Lampor"',
        'löfte ny "Vi byter lampor."',
    ):
        await town.say("anna", line)
    return town


async def test_a_task_gets_a_person(working: Town) -> None:
    working.later(minutes=5)
    heard = await working.say("anna", "ansvarig 1.9 @bo")
    assert (heard.blocks, heard.messages[0].only) == (["assign/assigned"], None)
    assert working.now.round.doers == {
        TaskId("1.9"): Doer(party=POLICE, person=working.person("bo").id)
    }
    assert "Bo" in (await working.say("bo", "visa 1.9")).text


@pytest.mark.parametrize(
    ("line", "party", "function"),
    [
        ("ansvarig A1 gatuchef", "lindsala", "gatuchef"),
        ("ansvarig A1 områdespolis i norr", "lindsala", "områdespolis i norr"),
        ('ansvarig A1 "polis: områdespolis Norr"', "polis", "områdespolis Norr"),
        ('ansvarig A1 "Lindsala kommun: gatuchef"', "lindsala", "gatuchef"),
    ],
)
async def test_a_measure_gets_a_function_of_a_party(
    working: Town, line: str, party: str, function: str
) -> None:
    await working.say("anna", line)
    [measure] = working.now.content.measures
    assert measure.doer == Doer(party=PartyId(party), function=function)


async def test_a_pledge_gets_one_too_and_the_last_named_stands(working: Town) -> None:
    await working.say("anna", "ansvarig L1 gatuchef")
    await working.say("bo", "ansvarig löfte 1 @anna")
    [pledge] = working.now.content.pledges
    assert pledge.doer == Doer(party=pledge.by.party, person=working.person("anna").id)


async def test_who_is_asked_for_where_nobody_is_named(working: Town) -> None:
    assert (await working.say("anna", "ansvarig A1")).question() == "who"
    assert (await working.writes("anna", "gatuchef")).blocks == ["assign/assigned"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("ansvarig P1 gatuchef", "nobody_does_this"),
        ("ansvarig O1 gatuchef", "nobody_does_this"),
        ("ansvarig A9 gatuchef", "no_such_item"),
        ("ansvarig 9.9 gatuchef", "no_such_task"),
        ("ansvarig vidare gatuchef", "no_such_task"),
        ("ansvarig A1 @dag", "doer_not_member"),
        ('ansvarig A1 "Norrby: gatuchef"', "no_such_party"),
    ],
)
async def test_what_cannot_be_assigned_is_explained(working: Town, line: str, code: str) -> None:
    assert await working.refusal("anna", line) == code


async def test_the_same_again_for_a_measure_is_no_news(working: Town) -> None:
    await working.say("anna", "ansvarig A1 gatuchef")
    assert await working.refusal("anna", "ansvarig A1 gatuchef") == "same_item"


async def test_a_reader_assigns_nothing(working: Town) -> None:
    await enters(working, "cia", "kommun", "läsare")
    assert await working.refusal("cia", "ansvarig A1 x", Source.MENTION) == "reader_only"
