"""`senast`: the day by which a task, a measure, a pledge or a goal is to be done."""

from datetime import date

import pytest

from bot.domain.ids import TaskId
from tests.handlers.town import Town


@pytest.fixture
async def working(town: Town) -> Town:
    """Return a town with one thing of each kind."""
    for line in (
        'problem ny "Otryggt"',
        'orsak ny P1 "Mörkt"',
        'mål ny P1 "Brott"',
        'åtgärd ny O1 "Lampor" från="1 september 2027"',
        'löfte ny "Vi byter lampor."',
    ):
        await town.say("anna", line)
    return town


async def test_a_task_gets_a_day_that_is_said_back(working: Town) -> None:
    working.later(minutes=5)
    heard = await working.say("anna", 'senast 1.9 "30 september"')
    assert (heard.blocks, heard.messages[0].only) == (["due/set"], None)
    assert working.now.round.dues == {TaskId("1.9"): date(2027, 9, 30)}
    assert "torsdag den 30 september" in heard.text


async def test_a_day_need_not_be_quoted(working: Town) -> None:
    await working.say("anna", "senast A1 30 september")
    assert working.now.content.measures[0].end == date(2027, 9, 30)


async def test_a_measure_a_pledge_and_a_goal_get_one_each(working: Town) -> None:
    for id_ in ("A1", "löfte 1", "g1"):
        assert (await working.say("bo", f'senast {id_} "1 december"')).blocks == ["due/set"]
    content = working.now.content
    assert content.measures[0].end == date(2027, 12, 1)
    assert content.pledges[0].end == date(2027, 12, 1)
    assert content.goals[0].due == date(2027, 12, 1)


async def test_today_is_early_enough(working: Town) -> None:
    assert (await working.say("anna", "senast 1.9 2027-03-10")).blocks == ["due/set"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('senast A1 "1 mars 2020"', "day_has_been"),
        ("senast 1.9 2027-03-09", "day_has_been"),
        ("senast A1 snart", "not_a_date"),
        ('senast A1 "1 augusti 2027"', "end_before_start"),
        ('senast P1 "1 maj"', "no_day_for_this"),
        ('senast O1 "1 maj"', "no_day_for_this"),
        ('senast A9 "1 maj"', "no_such_item"),
        ('senast 9.9 "1 maj"', "no_such_task"),
        ('senast tillbaka "1 maj"', "no_such_task"),
    ],
)
async def test_what_cannot_be_is_explained(working: Town, line: str, code: str) -> None:
    assert await working.refusal("anna", line) == code


async def test_a_day_that_has_been_is_asked_for_again(working: Town) -> None:
    assert (await working.say("anna", 'senast A1 "1 mars 2020"')).question() == "due"
    assert (await working.writes("anna", "1 december")).blocks == ["due/set"]


async def test_what_is_missing_is_asked_for(working: Town) -> None:
    assert (await working.say("anna", "senast")).question() == "id"
    assert (await working.writes("anna", "A1")).question() == "due"
    assert (await working.writes("anna", "1 december")).blocks == ["due/set"]
