"""In the private chat of somebody in several cooperations: reading answers for all, no more."""

from dataclasses import replace

import pytest

from bot.chat.request import Source
from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId, RoomId
from tests.fakes import Heard
from tests.handlers.town import ROOM, Town, enters, founded, private

NORRBY = RoomId("fake:norrby")
BOS = private("bo")
WHICH = ["errors/which_cooperation"]


@pytest.fixture
async def town() -> Town:
    """Return a town where Bo is the police of Lindsala and of Norrby, which ends first."""
    town = await founded()
    await enters(town, "bo", "polis")
    await town.say("cia", "start kommun=Norrby lpo=Mellansjö part=kommun", room=NORRBY)
    await town.say("cia", "bjud-in @bo polis roll=kontaktperson", room=NORRBY)
    await town.press("bo", "Ta rollen", room=NORRBY)
    await town.say("anna", "löfte ny Vandringar till=2028-12-31")
    await town.say("cia", "åtgärd ny Belysning till=2027-12-31", room=NORRBY)
    return town


def kept(town: Town) -> dict[RoomId, Cooperation]:
    """Return both cooperations, as they are kept."""
    return {
        room: town.cooperations.load(found)
        for room in (ROOM, NORRBY)
        if (found := town.cooperations.in_room(room))
    }


async def say(town: Town, line: str, source: Source = Source.DIRECT) -> Heard:
    """Let Bo say something to the bot alone."""
    return await town.say("bo", line, room=BOS, source=source)


@pytest.mark.parametrize(
    "line",
    ["status", "nästa", "löfte", "kedjan", "steg", "visa L1", "visa A1", "logg", "roller", "möte"],
)
async def test_what_is_read_is_answered_for_all_in_one_message(town: Town, line: str) -> None:
    before = kept(town)
    heard = await say(town, line)
    [shown] = heard.messages
    first, second = shown.text.split("\n")
    assert first.startswith("Norrby: ")
    assert second.startswith("Lindsala: ")
    assert heard.labels == ["Norrby", "Lindsala"]
    assert kept(town) == before
    whole = await town.press("bo", "Lindsala", room=BOS)
    assert whole.text.split("\n")[0] in second


async def test_where_the_thing_is_not_there_its_refusal_stands(town: Town) -> None:
    heard = await say(town, "visa L1")
    assert heard.text.startswith("Norrby: Det finns inget löfte 1.")


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("godkänn L1 v1", ["Godkänn L1 v1, Lindsala"]),
        ("klar 1.6", ["Klar 1.6, Norrby", "Klar 1.6, Lindsala"]),
        ("klar 1.6 datum=2027-03-01", ["Klar 1.6 datum=2027-03-01, Norrby"]),
        ("ändra 1.5", ["Ändra 1.5, Norrby", "Ändra 1.5, Lindsala"]),
        ("exportera", ["Exportera, Norrby", "Exportera, Lindsala"]),
    ],
)
async def test_what_does_more_is_asked_which_and_nothing_is_kept(
    town: Town, line: str, labels: list[str]
) -> None:
    before = kept(town)
    heard = await say(town, line)
    assert heard.blocks == WHICH
    assert f" {labels[0].rpartition(', ')[2]} {line}, " in heard.text
    assert heard.labels[: len(labels)] == labels
    assert heard.labels[-1] == "Översikt"
    assert kept(town) == before
    assert town.person("bo").forms == {}


async def test_a_press_does_it_in_the_one_it_names_alone(town: Town) -> None:
    before = kept(town)
    await say(town, "godkänn L1 v1")
    heard = await town.press("bo", "Godkänn L1 v1, Lindsala", room=BOS)
    assert "approve/yes_given" in heard.blocks
    assert kept(town)[NORRBY] == before[NORRBY]
    assert kept(town)[ROOM].round.matter(MatterId("L1")).yeses


async def test_the_last_yes_is_asked_about_before_such_a_press(town: Town) -> None:
    await town.say("anna", "godkänn L1 v1")
    heard = await say(town, "godkänn L1 v1")
    [first, *_] = heard.messages[0].message.buttons
    assert first.confirm is not None


async def test_where_nobody_could_do_it_no_button_says_it(town: Town) -> None:
    heard = await say(town, "godkänn L9 v1")
    assert (heard.blocks, heard.labels) == (WHICH, ["Översikt"])
    assert " Norrby status, " in heard.text


async def test_what_was_meant_last_is_never_guessed(town: Town) -> None:
    await say(town, "Lindsala visa L1")
    before = kept(town)
    assert (await say(town, "godkänn L1 v1")).blocks == WHICH
    assert kept(town) == before


async def test_buttons_and_answers_of_one_carry_its_name(town: Town) -> None:
    heard = await say(town, "Lindsala visa L1")
    assert heard.text.startswith("Löfte 1")
    assert all(label.endswith(", Lindsala") for label in heard.labels)


async def test_reading_closes_an_open_question_as_any_command_does(town: Town) -> None:
    await say(town, "Lindsala ändra 1.5")
    assert town.person("bo").forms
    await say(town, "status")
    assert town.person("bo").forms == {}


async def test_an_answer_goes_where_the_question_was_asked(town: Town) -> None:
    before = kept(town)
    await say(town, "Norrby ändra 1.5")
    await say(town, "Styrgruppen i Lindsala och Norrby möts.")
    assert kept(town)[ROOM] == before[ROOM]
    assert kept(town)[NORRBY].round.matter(MatterId("1.5")).count == 1


async def test_a_question_from_before_she_was_in_several_is_of_the_one_she_was_in() -> None:
    town = await founded()
    await town.say("anna", "ändra 1.5", room=private("anna"), source=Source.DIRECT)
    await town.say("anna", "start kommun=Norrby lpo=Mellansjö part=kommun", room=NORRBY)
    await town.say("anna", "Styrgruppen möts.", room=private("anna"), source=Source.DIRECT)
    assert kept(town)[ROOM].round.matter(MatterId("1.5")).count == 1


async def test_a_button_from_before_she_was_in_several_is_asked_about(town: Town) -> None:
    heard = await say(town, "godkänn L1 v1", Source.PRESS)
    assert heard.blocks == WHICH
    assert heard.labels[0] == "Godkänn L1 v1, Lindsala"


async def test_who_may_only_read_in_one_is_not_offered_it_there(town: Town) -> None:
    await town.say("anna", "bjud-in @dan kommun roll=läsare")
    await town.press("dan", "Ta rollen")
    await town.say("cia", "bjud-in @dan kommun roll=kontaktperson", room=NORRBY)
    await town.press("dan", "Ta rollen", room=NORRBY)
    heard = await town.say("dan", "klar 1.6", room=private("dan"), source=Source.DIRECT)
    assert heard.labels == ["Klar 1.6, Norrby", "Översikt"]


async def test_a_name_alone_and_a_slip_after_it_are_understood(town: Town) -> None:
    assert (await say(town, "Lindsala")).blocks == ["overview/one"]
    heard = await say(town, "Lindsala stauts")
    assert heard.labels[0] == "Status, Lindsala"
    assert (await town.press("bo", "Status, Lindsala", room=BOS)).blocks == ["status/status"]


async def test_the_choices_of_a_question_name_its_municipality_too(town: Town) -> None:
    await say(town, "Norrby egen-text på läst=ja")
    await say(town, "Norrby notera 1.7")
    heard = await say(town, "Ring ekonomen.")
    assert heard.labels == [
        "Spara bara för oss, Norrby",
        "Spara och dela med kommunen, Norrby",
    ]
    before = kept(town)
    await town.press("bo", "Spara och dela med kommunen, Norrby", room=BOS)
    assert kept(town)[ROOM] == before[ROOM]
    assert "Ring ekonomen." in (await town.say("cia", "visa 1.7", room=NORRBY)).text


async def test_in_a_room_nothing_is_asked(town: Town) -> None:
    heard = await town.say("bo", "status", room=NORRBY)
    assert heard.blocks == ["status/status"]
    assert not any(label.endswith(", Norrby") for label in heard.labels)


async def test_a_form_kept_from_an_earlier_release_offers_its_answer_as_no_command(
    town: Town,
) -> None:
    await say(town, "Norrby ändra 1.5")
    person = town.person("bo")
    town.people.save(person.filling_in(BOS, replace(person.forms[BOS], about=None)))
    before = kept(town)
    heard = await say(town, "Styrgruppen möts.")
    assert (heard.blocks, heard.labels) == (WHICH, ["Översikt"])
    assert kept(town) == before
