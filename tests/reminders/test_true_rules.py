"""The true rules together: what becomes of their calls, when two of them meet."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.reminding import Lapse
from reminders.rule import Rule
from reminders.rules import RULES
from tests.fakes import Heard
from tests.handlers.town import Town, joined, private
from tests.reminders.examples import EXAMPLES
from tests.reminders.situations import situation

BOARD = datetime(2027, 3, 16, 8, tzinfo=UTC)


@pytest.fixture
async def town() -> Town:
    there = await joined()
    await there.tick()
    return there


def to_bo(heard: Heard) -> str:
    return "\n".join(one.text for one in heard.messages if one.chat == private("bo"))


async def test_what_waits_and_what_a_board_took_up_that_day_are_both_asked_for(town: Town) -> None:
    await town.say("anna", 'ändra 1.5 "Styrgruppen möts."')
    await town.say("bo", 'tas-upp 1.5 organ=ledningsgruppen datum="16 mars"')
    town.clock.move(BOARD)
    await town.tick()
    await town.say("anna", 'ändra 1.10 "Boten är till."')
    heard = ""
    for days in range(1, 4):
        town.clock.move(BOARD + timedelta(days=days))
        heard += to_bo(await town.tick())
    assert "1.10" in heard
    assert not [row.id for row in town.now.ledger if row.lapsed is Lapse.OVERTAKEN]
    assert len({row.id for row in town.now.ledger}) == len(town.now.ledger)


async def test_what_is_put_off_into_the_next_month_comes_all_the_same(town: Town) -> None:
    for line in ('löfte ny "Kommunen byter 42 lampor." lovar=kommun antal=42', "godkänn L1 v1"):
        await town.say("anna", line)
    await town.say("bo", "godkänn L1 v1")
    await town.say("bo", "löfte publicera-internt L1 säkert=ja")
    await town.say("bo", "löfte publicera L1 säkert=ja")
    town.clock.move(datetime(2027, 4, 27, 7, tzinfo=UTC))
    await town.tick()
    heard = await town.say("anna", 'skjut-upp L1 antal "5 maj"')
    assert heard.blocks == ["snooze/put_off"]
    before = len(town.platform.sent)
    town.clock.move(datetime(2027, 5, 5, 7, tzinfo=UTC))
    await town.tick()
    blocks = [one.block for one in town.platform.sent[before:] if one.chat == private("anna")]
    assert "reminders/counting" in blocks


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_two_calls_to_the_same_have_one_key(rule: Rule) -> None:
    make, day = EXAMPLES[rule.name]
    calls = list(rule.find(situation(make(), day)))
    keys = [(one.counted, one.offset, one.party, one.person) for one in calls]
    assert calls
    assert len(set(keys)) == len(keys)
