"""Which reminder is meant, in one cooperation and in several, and what an answer covers."""

from datetime import UTC, datetime

import pytest

from bot.chat.request import Source
from tests.fakes import Heard
from tests.handlers.town import ROOM, Town, enters, private

NORRBY = "fake:norrby"
MONDAY = datetime(2027, 3, 15, 8, tzinfo=UTC)


async def at(town: Town, month: int, day: int, hour: int = 8) -> list[str]:
    """Move the clock, stopping where something falls due; return what Bo got by himself."""
    target = datetime(2027, month, day, hour, tzinfo=UTC)
    said: list[str] = []
    while (due := town.app.next_due()) and due <= target:
        town.clock.move(max(due, town.clock.now()))
        said += texts(await town.tick())
    town.clock.move(target)
    return [*said, *texts(await town.tick())]


def texts(heard: Heard) -> list[str]:
    return [one.text for one in heard.messages if one.chat == private("bo")]


@pytest.fixture
async def waiting(town: Town) -> Town:
    """Return a town where the police's yes to two texts has been waited for since a Wednesday."""
    await town.say("bo", "påminnelser dag=aldrig")
    for task in ("1.5", "1.10"):
        await town.say("anna", f'ändra {task} "Vi möts."')
        await town.say("anna", f"godkänn {task} v1")
    return town


async def test_an_id_reaches_the_message_that_names_the_text(waiting: Town) -> None:
    assert len(await at(waiting, 3, 15)) == 1
    heard = await waiting.say("bo", "kvittera 1.5", room=private("bo"))
    assert (heard.blocks, heard.fact("rule")) == (["acknowledge/noted"], "waiting_yes")
    assert await at(waiting, 4, 20, 7) == []


async def test_what_is_put_forward_later_the_same_day_is_told_of(waiting: Town) -> None:
    await at(waiting, 3, 15)
    await waiting.say("bo", "kvittera väntar", room=private("bo"))
    await waiting.say("anna", 'ändra 1.3 "Vi samverkar."')
    row = next(row for row in waiting.now.ledger if row.lapsed)
    assert row.occasion is not None
    assert set(row.occasion.covers) == {"1.5", "1.10"}
    said = await at(waiting, 3, 18)
    assert len(said) == 1
    assert "1.3" in said[0]
    assert "1.5" not in said[0]


async def test_a_text_of_the_same_day_is_not_silent_for_the_others_sake(town: Town) -> None:
    await town.say("bo", "påminnelser dag=aldrig")
    await town.say("anna", 'ändra 1.5 "Vi möts."')
    await town.say("anna", "godkänn 1.5 v1")
    await town.say("bo", "kvittera väntar")
    await town.say("anna", 'ändra 1.10 "Vi skriver här."')
    await town.say("anna", "godkänn 1.10 v1")
    [said] = await at(town, 3, 15)
    assert "1.10" in said


async def test_a_text_that_is_answered_leaves_the_others_silent(waiting: Town) -> None:
    await waiting.say("bo", "kvittera väntar")
    await waiting.say("bo", "godkänn 1.5 v1")
    assert await at(waiting, 3, 15) == []


async def test_put_off_it_says_how_long_it_has_been(waiting: Town) -> None:
    await at(waiting, 3, 15)
    await waiting.say("bo", "skjut-upp väntar 17 mars")
    [said] = await at(waiting, 3, 17)
    assert "i fem arbetsdagar" in said


@pytest.fixture
async def several(town: Town) -> Town:
    """Return a town where Bo is in two cooperations, and was told of something in one of them."""
    await town.say("cia", "start kommun=Norrby lpo=Y part=kommun", room=NORRBY)  # type: ignore[arg-type]
    await town.say("cia", "bjud-in @bo polis roll=kontaktperson", room=NORRBY)  # type: ignore[arg-type]
    await town.press("bo", "Ta rollen", room=NORRBY)  # type: ignore[arg-type]
    await town.say("bo", "påminnelser dag=aldrig", room=private("bo"))
    await town.say("anna", 'ändra 1.5 "Vi möts."', room=ROOM)
    await town.say("anna", "godkänn 1.5 v1", room=ROOM)
    return town


@pytest.mark.parametrize(
    ("line", "label", "block"),
    [
        ("kvittera", "Jag behöver inga fler", "acknowledge/noted"),
        ("skjut-upp", "Påminn mig senare", "snooze/when"),
        ("varför fick jag detta?", "Varför?", "why/waiting_yes"),
    ],
)
async def test_in_several_the_last_one_told_is_offered_by_a_button(
    several: Town, line: str, label: str, block: str
) -> None:
    [said] = await at(several, 3, 15)
    assert said.startswith("Lindsala: ")
    heard = await several.say("bo", line, room=private("bo"), source=Source.DIRECT)
    assert (heard.blocks, heard.labels) == (["reminding/which"], [f"{label}, Lindsala"])
    pressed = await several.press("bo", f"{label}, Lindsala", room=private("bo"))
    assert pressed.blocks == [block]


@pytest.mark.parametrize("line", ["påminnelser chef till-chefen", "påminnelser tyst=8-10 rum=ja"])
async def test_in_several_it_is_asked_for_which_one(several: Town, line: str) -> None:
    heard = await several.say("bo", line, room=private("bo"), source=Source.DIRECT)
    assert heard.blocks == ["errors/which_cooperation"]


async def test_a_letter_that_came_last_is_what_why_is_about(town: Town) -> None:
    await town.say("anna", 'åtgärd ny "Lampor" till="1 april"')
    await at(town, 3, 30)
    heard = await town.say("anna", "varför fick jag detta?", room=private("anna"))
    assert heard.blocks == ["letter/why"]
    heard = await town.say("anna", "kvittera", room=private("anna"))
    assert heard.blocks == ["errors/which_reminder"]


async def test_nothing_new_to_count_is_asked_again_next_month(town: Town) -> None:
    for line in (
        'löfte ny "Vi vandrar." antal=4 enhet=vandringar till=2027-12-31',
        "godkänn L1 v1",
        "löfte publicera-internt L1 säkert=ja",
        "löfte publicera L1 säkert=ja",
    ):
        await town.say("anna", line)
        await town.say("bo", "godkänn L1 v1")
    heard = await town.say("anna", "kvittera L1 räkning")
    assert "Jag frågar igen nästa månad." in heard.text


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("skjut-upp M1 19 mars", "past_its_day"),
        ("skjut-upp M1 18 mars", "past_its_day"),
        ("påminnelser chef möten", "not_for_chief"),
    ],
)
async def test_what_would_come_too_late_or_never_is_refused(
    town: Town, line: str, code: str
) -> None:
    await town.say("anna", "möte ny 18 mars kl 8 typ=styrgrupp")
    assert await town.refusal("anna", line) == code


async def test_what_quiet_time_leaves_no_day_for_is_refused_with_the_next(town: Town) -> None:
    await town.say("anna", 'åtgärd ny "Lampor" till="20 augusti"')
    town.clock.move(datetime(2027, 7, 8, 8, tzinfo=UTC))
    heard = await town.say("anna", "skjut-upp A1 12 juli")
    assert (heard.blocks, heard.fact("date")) == (["errors/quiet_then"], "2027-08-02")


async def test_both_wishes_in_one_line_are_kept(town: Town) -> None:
    heard = await town.say("anna", "påminnelser dag=torsdag tyst=9-11")
    wishes = town.person("anna").wishes
    assert (heard.blocks, wishes.weekday) == (["reminding/settings"], 4)
    assert wishes.quiet is not None


async def test_the_chiefs_are_promised_nothing_before_there_is_one(town: Town) -> None:
    heard = await town.say("bo", "påminnelser chef till-chefen")
    assert heard.fact("chief") is False
    await enters(town, "lena", "polis", "beslutsfattare")
    assert (await town.say("bo", "påminnelser chef till-chefen")).fact("chief") is True
