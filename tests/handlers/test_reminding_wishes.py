"""How somebody wants to be reminded: her day and hours, what she chooses, her room, her chief."""

from datetime import time

import pytest

from bot.domain.ids import PartyId
from bot.domain.letter import AS_USUAL, Wishes
from bot.domain.reminding import Quiet
from tests.handlers.town import Town, enters, private

LUNCH = Quiet(begins=time(12), ends=time(13))


def wishes(town: Town) -> Wishes:
    return town.person("anna").wishes


def to_chief(town: Town) -> tuple[str, ...]:
    return town.now.own_of(PartyId(town.now.parties[0].id)).to_chief


@pytest.mark.parametrize(
    ("line", "weekday", "at", "letter"),
    [
        ("påminnelser dag=torsdag", 4, time(9), True),
        ("påminnelser fredag", 5, time(9), True),
        ("påminnelser dag måndag", 1, time(9), True),
        ("påminnelser dag=torsdag kl=10", 4, time(10), True),
        ("påminnelser dag=torsdag kl 10", 4, time(10), True),
        ("påminnelser kl=15.30", 2, time(15, 30), True),
        ("påminnelser dag=aldrig", 2, time(9), False),
        ("reminders day=thursday", 4, time(9), True),
    ],
)
async def test_the_day_and_the_hour_of_the_letter_are_chosen(
    town: Town, line: str, weekday: int, at: time, *, letter: bool
) -> None:
    assert (await town.say("anna", line)).blocks == ["reminding/day_set"]
    found = wishes(town)
    assert (found.weekday, found.at, found.letter) == (weekday, at, letter)


async def test_who_wanted_none_gets_it_again_when_she_chooses_a_day(town: Town) -> None:
    await town.say("anna", "påminnelser dag=aldrig")
    await town.say("anna", "påminnelser dag=onsdag")
    assert (wishes(town).letter, wishes(town).weekday) == (True, 3)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("påminnelser kl=7", "letter_hour"),
        ("påminnelser kl=16", "letter_hour"),
        ("påminnelser tyst fika", "not_hours"),
        ("påminnelser tyst 0-24", "quiet_all_day"),
        ("påminnelser tyst hela dagen", "quiet_all_day"),
        ("påminnelser tyst 8-16", "quiet_all_day"),
        ("påminnelser tyst 16-15.30", "hours_backwards"),
    ],
)
async def test_what_cannot_be_wished_is_explained(town: Town, line: str, code: str) -> None:
    assert await town.refusal("anna", line) == code
    assert wishes(town) == AS_USUAL


@pytest.mark.parametrize(
    ("line", "field", "answer"),
    [
        ("påminnelser dag", "weekday", "fredag"),
        ("påminnelser tyst", "quiet", "12-13"),
        ("påminnelser på", "group", "statistik"),
    ],
)
async def test_what_is_missing_is_asked_for(town: Town, line: str, field: str, answer: str) -> None:
    assert (await town.say("anna", line)).question() == field
    await town.writes("anna", answer)
    assert wishes(town) != AS_USUAL


@pytest.mark.parametrize(
    ("hours", "begins", "ends"),
    [
        ("på förmiddagarna", time(8), time(12)),
        ("lunch", time(12), time(13)),
        ("13 till 15", time(13), time(15)),
        ("mellan 9 och 10", time(9), time(10)),
    ],
)
async def test_quiet_hours_may_be_said_in_words(
    town: Town, hours: str, begins: time, ends: time
) -> None:
    await town.say("anna", f"påminnelser tyst {hours}")
    assert wishes(town).quiet == Quiet(begins=begins, ends=ends)


@pytest.mark.parametrize("off", ["påminnelser tyst=av", "påminnelser tyst av"])
async def test_quiet_hours_are_set_and_taken_away(town: Town, off: str) -> None:
    assert (await town.say("anna", "påminnelser tyst kl 12–13")).blocks == ["reminding/quiet_set"]
    assert wishes(town).quiet == LUNCH
    assert (await town.say("anna", off)).blocks == ["reminding/quiet_set"]
    assert wishes(town).quiet is None


async def test_quiet_hours_are_taken_away_by_answering(town: Town) -> None:
    await town.say("anna", "påminnelser tyst 12-13")
    await town.say("anna", "påminnelser tyst")
    await town.writes("anna", "av")
    assert wishes(town).quiet is None


async def test_a_rooms_quiet_hours_are_told_to_all_who_read_it(town: Town) -> None:
    heard = await town.say("bo", "påminnelser tyst=12-13 rum=ja")
    assert (heard.blocks, heard.messages[0].only) == (["reminding/room_quiet"], None)
    assert town.now.rooms[0].quiet == LUNCH
    assert wishes(town).quiet is None
    assert await _refused(town, "bo", "påminnelser tyst=12-13 rum=ja") == "not_your_room"


async def _refused(town: Town, who: str, line: str) -> str:
    heard = await town.say(who, line, room=private(who))
    return heard.blocks[0].removeprefix("errors/")


async def test_only_a_contact_makes_a_room_of_all_quiet(town: Town) -> None:
    await enters(town, "alva", "kommun", role="deltagare")
    assert await town.refusal("alva", "påminnelser tyst=12-13 rum=ja") == "contact_only"


async def test_dates_of_the_year_are_off_until_they_are_chosen(town: Town) -> None:
    assert wishes(town).chosen == ()
    await town.say("anna", "påminnelser på statistik")
    await town.say("anna", "påminnelser på bidrag")
    await town.say("anna", "påminnelser på statistik")
    assert wishes(town).chosen == ("grants", "statistics")
    await town.say("anna", "påminnelser av bidrag")
    assert wishes(town).chosen == ("statistics",)


@pytest.mark.parametrize("off", ["påminnelser chef slutdagar av", "påminnelser chef av slutdagar"])
async def test_what_the_chief_gets_is_off_until_the_contact_turns_it_on_and_off_again(
    town: Town, off: str
) -> None:
    assert to_chief(town) == ()
    await town.say("anna", "påminnelser chef slutdagar")
    assert to_chief(town) == ("deadline",)
    await town.say("anna", off)
    assert to_chief(town) == ()


async def test_asking_to_turn_the_chiefs_off_never_turns_them_on(town: Town) -> None:
    await town.say("anna", "påminnelser chef slutdagar av")
    assert to_chief(town) == ()


async def test_only_a_contact_chooses_for_the_chief(town: Town) -> None:
    await enters(town, "alva", "kommun", role="deltagare")
    assert await town.refusal("alva", "påminnelser chef slutdagar") == "contact_only"


async def test_who_is_in_nothing_may_choose_for_herself(town: Town) -> None:
    heard = await town.say("eva", "påminnelser dag=torsdag", room=private("eva"))
    assert heard.blocks == ["reminding/day_set"]
    assert town.person("eva").wishes.weekday == 4
