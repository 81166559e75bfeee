"""A letter as it is read: a line for each thing, each from what her own party may see."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.ids import RoomId
from bot.domain.party import POLICE
from bot.domain.room import Language, Room
from tests.fakes import Heard, Shown
from tests.handlers.town import Town, joined, private

TUESDAY = datetime(2027, 3, 16, 8, tzinfo=UTC)
NORRBY = RoomId("fake:norrby")


@pytest.fixture
async def town() -> Town:
    """Return a town where a measure has its last day in two weeks, and Anna waits for a source."""
    there = await joined()
    await there.tick()
    await there.say("anna", 'åtgärd ny "Byta lampor" till="25 mars"')
    await there.say("anna", "egen-text på läst=ja")
    await there.say("anna", 'lägesbild källa Kvargskolan tillfrågad=idag senast="19 mars"')
    return there


async def letters(town: Town) -> Heard:
    town.clock.move(TUESDAY)
    return await town.tick()


def to(heard: Heard, who: str) -> Shown:
    [shown] = [one for one in heard.messages if one.chat == private(who)]
    return shown


async def test_it_begins_with_a_greeting_and_ends_with_why(town: Town) -> None:
    text = to(await letters(town), "anna").text
    first, *lines, last = text.splitlines()
    assert first == "God morgon, Anna! Vecka 11 i Lindsala: två saker att titta på."
    assert [line[:2] for line in lines] == ["1.", "2."]
    assert "kommunens kontaktperson" in last


async def test_a_partys_own_line_is_in_its_own_letters_alone(town: Town) -> None:
    heard = await letters(town)
    assert "Kvargskolan" in to(heard, "anna").text
    his = to(heard, "bo")
    assert "Kvargskolan" not in repr(his.message)
    assert "en sak att titta på" in his.text


async def test_what_comes_first_to_its_end_is_on_top(town: Town) -> None:
    text = to(await letters(town), "anna").text
    assert text.index("Kvargskolan") < text.index("Åtgärd 1")


async def test_each_line_has_its_button_and_the_day_can_be_changed(town: Town) -> None:
    labels = [one.label for one in to(await letters(town), "anna").buttons]
    assert "Visa A1" in labels
    assert labels[-1] == "Byt veckodag"
    heard = await town.press("anna", "Byt veckodag", private("anna"))
    assert heard.question() == "weekday"


async def test_at_most_seven_lines_are_shown_and_the_rest_is_counted(town: Town) -> None:
    for number in range(8):
        await town.say("anna", f'åtgärd ny "Sak {number}" till="26 mars"')
    shown = to(await letters(town), "bo")
    assert "\n7. " in shown.text
    assert "\n8. " not in shown.text
    assert "Och två till: " in shown.text
    assert "Översikt" in [one.label for one in shown.buttons]


async def test_a_meeting_that_is_near_is_named_and_is_no_reason_by_itself(town: Town) -> None:
    await town.say("anna", 'möte ny "24 mars kl 10"')
    heard = await letters(town)
    assert "Nästa möte" in to(heard, "bo").text
    town.clock.move(TUESDAY + timedelta(days=7))
    await town.say("anna", "klar A1")
    assert private("bo") not in [one.chat for one in (await town.tick()).messages]


async def test_in_several_cooperations_each_line_and_button_says_which(town: Town) -> None:
    await town.say("anna", "start kommun=Norrby lpo=Y part=polis", room=NORRBY)
    await town.say("anna", 'åtgärd ny "Stängsel" till="26 mars"', room=NORRBY)
    shown = to(await letters(town), "anna")
    assert "i dina två samverkan" in shown.text
    lines = [line for line in shown.text.splitlines() if line[0].isdigit()]
    assert {line.split(":")[0].split(". ")[1] for line in lines} == {"Lindsala", "Norrby"}
    shows = [one for one in shown.buttons if one.label.startswith("Visa A1")]
    assert {one.label for one in shows} == {"Visa A1, Lindsala", "Visa A1, Norrby"}
    assert len({one.line for one in shows}) == 2


async def test_it_is_read_in_her_own_language(town: Town) -> None:
    await town.say("bo", "språk en", room=private("bo"))
    assert to(await letters(town), "bo").text.startswith("Good morning, Bo!")


async def test_after_downtime_it_says_when_it_should_have_come(town: Town) -> None:
    town.clock.move(TUESDAY + timedelta(days=2))
    text = to(await town.tick(), "bo").text
    assert "skulle ha kommit tisdag den 16 mars" in text
    assert text.startswith("God morgon, Bo!")


async def test_an_unreachable_chat_brings_it_to_the_partys_own_room_without_others(
    town: Town,
) -> None:
    now = town.now
    whose = {RoomId(f"fake:{party}-rum"): party for party in now.party_ids}
    rooms = [Room(id=id_, audience=party, language=Language.SV) for id_, party in whose.items()]
    town.cooperations.save(replace(now, rooms=(*now.rooms, *rooms)))
    town.platform.down = {private("anna"), private("bo")}
    heard = await letters(town)
    for minutes in (1, 5):
        town.later(minutes=minutes)
        heard = await town.tick()
    found = {whose[one.chat]: "Kvargskolan" in one.text for one in heard.messages}
    assert found == {party: party != POLICE for party in now.party_ids}
